import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { trentieme, workplace, type Answer, type Workplace } from '../support/command-line.js';
import { selfSigned } from '../support/certificate.js';
import { listeningPort } from '../support/listening-port.js';
import { mailServer } from '../support/mail-servers.js';
import { SMALL_CONFIG, SMALL_EXPORT, textsOf } from '../support/small-export.js';

const TLS = selfSigned();

/** A workplace whose configuration ends with these lines. */
function place(notify: string): Workplace {
  return workplace(textsOf(SMALL_EXPORT), `${SMALL_CONFIG}${notify}`);
}

const tried = ({ config }: Workplace, ...words: string[]): Promise<Answer> =>
  trentieme('notify', '--test', '--config', config, ...words);

const mailOf = (port: number, more = ''): string =>
  `  mail: { host: localhost, port: ${String(port)}, from: paie@exemple.fr, to: [chef@exemple.fr], secure: none${more} }\n`;

async function hook(status: number): Promise<{ readonly url: string; readonly bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (piece: Buffer) => bodies.push(piece.toString()));
    request.on('end', () => response.writeHead(status).end());
  });
  const port = await listeningPort(server);
  return { url: `http://127.0.0.1:${String(port)}/hook`, bodies };
}

describe('notify --test', () => {
  test('sends a message to each target, and says so', async () => {
    const { port, mails } = await mailServer();
    const { url, bodies } = await hook(200);
    const at = place(`notify:\n${mailOf(port)}  webhook: { url: '${url}', on: [failure] }\n`);
    expect(await tried(at)).toEqual({
      code: 0,
      out: 'courriel : message d’essai envoyé.\nwebhook : message d’essai envoyé.\n',
      err: '',
    });
    expect(mails).toMatchObject([{ to: ['chef@exemple.fr'] }]);
    expect(JSON.parse(bodies.join(''))).toMatchObject({ test: true, academie: '31', lang: 'fr' });
  });

  test('says of each target why it did not take it, and what to do: exit 74', async () => {
    const { url } = await hook(500);
    const at = place(`notify:\n${mailOf(1)}  webhook: { url: '${url}' }\n`);
    expect(await tried(at, '--lang', 'en')).toEqual({
      code: 74,
      out: [
        'mail: FAILED. the server does not answer (ECONNREFUSED). Check the address, the port and the network.',
        'webhook: FAILED. the server is unavailable (HTTP 500).',
        '',
      ].join('\n'),
      err: '',
    });
  });

  test('logs in over encryption with the password of a file or of the environment, and tells it nobody', async () => {
    const password = 'hunter2-très-secret';
    const { port, mails } = await mailServer({ tls: TLS, user: 'paie', password });
    const folder = place('').folder;
    const [ca, file] = [join(folder, 'ca.pem'), join(folder, 'mot')];
    writeFileSync(ca, TLS.certificate);
    writeFileSync(file, `${password}\n`);
    vi.stubEnv('TRENTIEME_TEST_PASSWORD', password);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    for (const source of [`passwordFile: ${file}`, 'passwordEnv: TRENTIEME_TEST_PASSWORD']) {
      const mail = `  mail: { host: localhost, port: ${String(port)}, from: a@exemple.fr, to: [b@exemple.fr], caFile: ${ca}, user: paie, ${source} }\n`;
      const answer = await tried(place(`notify:\n${mail}`));
      expect(answer).toMatchObject({ code: 0, err: '' });
      expect(answer.out).not.toContain('hunter2');
    }
    expect(mails).toMatchObject([{ user: 'paie', secure: true }, { user: 'paie' }]);
    expect(mails.some(({ raw }) => raw.includes('hunter2'))).toBe(false);
  });

  test('names the variable or the file of a secret that is not there', async () => {
    const at = place(
      `notify:\n  mail: { host: localhost, from: a@b.fr, to: [a@b.fr], user: x, passwordEnv: TRENTIEME_NOWHERE }\n  webhook: { urlFile: ./nulle-part }\n`,
    );
    const { code, out } = await tried(at);
    expect(code).toBe(74);
    expect(out).toBe(
      'courriel : ÉCHEC. secret introuvable, vide ou sur plusieurs lignes : $TRENTIEME_NOWHERE.\nwebhook : ÉCHEC. secret introuvable, vide ou sur plusieurs lignes : ./nulle-part.\n',
    );
  });

  test.each([
    ['nobody to tell', '', ['--test'], 'la configuration ne donne personne à prévenir'],
    ['no --test', `notify:\n${mailOf(1)}`, [], 'notify : ajoutez --test'],
    [
      'a password in the configuration',
      `notify:\n${mailOf(1, ', password: hunter2')}`,
      ['--test'],
      '« notify.mail.password » : un secret ne s’écrit pas dans la configuration',
    ],
  ])('is refused with %s: exit 64', async (_, notify, words, expected) => {
    const { config } = place(notify);
    const { code, err } = await trentieme('notify', '--config', config, ...words);
    expect([code, err]).toEqual([64, expect.stringContaining(expected)]);
    expect(err).not.toContain('hunter2');
  });
});
