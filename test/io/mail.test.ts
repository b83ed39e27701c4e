import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/io/delivery-error.js';
import { sendMail, type Mail, type MailServer } from '../../src/io/mail.js';
import { selfSigned } from '../support/certificate.js';
import { mailServer, wordsServer } from '../support/mail-servers.js';

const TLS = selfSigned();

const MAIL: Mail = {
  from: 'paie@exemple.fr',
  to: ['chef@exemple.fr', 'paie@exemple.fr'],
  subject: '[trentieme 31] Paie de novembre 2025 — remise 01 : 11 rejets',
  text: 'Échéances retenues\n.\nfin\n',
  messageId: '<0f1e.trentieme@exemple.fr>',
  headers: { 'Auto-Submitted': 'auto-generated', 'Idempotency-Key': '0f1e' },
};

const at = (port: number, changes: Partial<MailServer> = {}): MailServer => ({
  host: 'localhost',
  port,
  secure: 'none',
  ca: undefined,
  login: undefined,
  ...changes,
});

/** Why a mail did not leave, and how long that took. */
async function failure(
  server: MailServer,
  limit = 5_000,
): Promise<{ readonly kind: string; readonly code: string; readonly isPassing: boolean }> {
  const error = await sendMail(server, MAIL, limit).catch((thrown: unknown) => thrown);
  if (!(error instanceof DeliveryError)) throw new Error('no delivery error');
  expect(JSON.stringify([error.message, error.code])).not.toContain('secret');
  return { kind: error.kind, code: error.code, isPassing: error.isPassing };
}

describe('a mail', () => {
  test('arrives with its accents, its lines and its identity', async () => {
    const { port, mails } = await mailServer();
    expect(await sendMail(at(port), MAIL, 5_000)).toBe(0);
    const [mail] = mails;
    expect(mails).toHaveLength(1);
    expect(mail).toMatchObject({ from: 'paie@exemple.fr', to: MAIL.to, secure: false });
    const { raw } = mail!;
    expect(raw).toContain('Message-ID: <0f1e.trentieme@exemple.fr>');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('Idempotency-Key: 0f1e');
    const quoted = raw.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, '%$1');
    expect(decodeURIComponent(quoted.slice(quoted.indexOf('\r\n\r\n')))).toContain(
      'Échéances retenues\r\n.\r\nfin',
    );
  });

  test.each([
    ['starttls', false],
    ['tls', true],
  ] as const)('leaves encrypted, with its login, by %s', async (secure, implicit) => {
    const server = await mailServer({ tls: TLS, implicit, user: 'paie', password: 'secret !é' });
    const login = { user: 'paie', password: 'secret !é' };
    expect(await sendMail(at(server.port, { secure, ca: TLS.certificate, login }), MAIL, 5_000)).toBe(0);
    expect(server.mails).toMatchObject([{ user: 'paie', secure: true }]);
  });

  test('that some addresses refuse is taken for the others, and says how many', async () => {
    const { port, mails } = await mailServer({ unknown: ['chef@exemple.fr'] });
    expect(await sendMail(at(port), MAIL, 5_000)).toBe(1);
    expect(mails).toMatchObject([{ to: ['paie@exemple.fr'] }]);
  });
});

describe('a mail that does not leave', () => {
  test('because nobody listens there', async () => {
    expect(await failure(at(1))).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED', isPassing: true });
  });

  test('because there is no such host', async () => {
    const { kind, isPassing } = await failure(at(25, { host: 'nulle-part.invalid' }));
    expect([kind, isPassing]).toEqual(['unreachable', true]);
  });

  test('because nobody vouches for the certificate', async () => {
    const { port } = await mailServer({ tls: TLS });
    const refused = await failure(at(port, { secure: 'starttls' }));
    expect(refused).toMatchObject({ kind: 'tls', isPassing: false });
    expect(refused.code).toMatch(/SELF_SIGNED/);
  });

  test('because the certificate is of another host', async () => {
    const other = selfSigned('ailleurs.exemple.fr');
    const { port } = await mailServer({ tls: other });
    expect((await failure(at(port, { secure: 'starttls', ca: other.certificate }))).kind).toBe('tls');
  });

  test('because the server offers no encryption: nothing is said to it, the password least of all', async () => {
    const heard: string[] = [];
    const port = await wordsServer((line) => {
      heard.push(line);
      return line.startsWith('EHLO') ? '250 nothing' : '500 what';
    }, '220 plain\r\n');
    const login = { user: 'paie', password: 'secret' };
    const refused = await failure(at(port, { secure: 'starttls', ca: TLS.certificate, login }));
    expect(refused).toMatchObject({ kind: 'tls', isPassing: false });
    expect(heard.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
  });

  test('because the password is wrong', async () => {
    const { port, mails } = await mailServer({ tls: TLS, user: 'paie', password: 'secret' });
    const login = { user: 'paie', password: 'secret2' };
    const refused = await failure(at(port, { secure: 'starttls', ca: TLS.certificate, login }));
    expect(refused).toEqual({ kind: 'login', code: '535', isPassing: false });
    expect(mails).toEqual([]);
  });

  test.each([
    [451, 'unavailable', true],
    [552, 'refused', false],
  ])('because the server answers %i to its content', async (code, kind, isPassing) => {
    const { port } = await mailServer({ answers: [code] });
    expect(await failure(at(port))).toEqual({ kind, code: String(code), isPassing });
  });

  test('because no address is known', async () => {
    const { port } = await mailServer({ unknown: MAIL.to });
    expect(await failure(at(port))).toEqual({ kind: 'refused', code: '550', isPassing: false });
  });

  test.each<[string, string | undefined, (line: string) => undefined, string?]>([
    ['never greets', undefined, () => undefined],
    ['greets, and never answers', '220 hello\r\n', () => undefined],
    ['says a line every moment, and never ends', '220 hello\r\n', () => undefined, '250-more\r\n'],
  ])('because the server %s: cut at the time limit', async (_, greeting, answer, drip) => {
    const port = await wordsServer(answer, greeting, drip);
    const start = performance.now();
    expect(await failure(at(port), 300)).toMatchObject({ kind: 'timeout', isPassing: true });
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('because the server hangs up in the middle of it', async () => {
    const port = await wordsServer((line) => {
      if (line.startsWith('EHLO')) return '250 hello';
      if (line === 'DATA') return '354 go on';
      return /^(MAIL|RCPT)/.test(line) ? '250 ok' : 'hang-up';
    }, '220 hello\r\n');
    expect(await failure(at(port))).toMatchObject({ kind: 'unreachable', isPassing: true });
  });
});
