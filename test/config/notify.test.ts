import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { compileSchema } from '../../src/contracts/json-schema.js';

const SCHEMA = new URL('../../schemas/config.schema.json', import.meta.url);
const check = compileSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

function read(sections: string): ReturnType<typeof readConfig> {
  const text = `academie: 31\nministere: MEN\ncodes: {}\n${sections}`;
  return readConfig(text, new Map(), check, []);
}

function configOf(sections: string) {
  const reading = read(sections);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.config;
}

function faultsOf(sections: string): string[] {
  const reading = read(sections);
  if (!('faults' in reading)) return [];
  return reading.faults.map(({ kind, key, found }) => `${kind} ${key}${found === '' ? '' : ` = ${found}`}`);
}

const MAIL = 'host: smtp.exemple.fr, from: paie@exemple.fr, to: [paie@exemple.fr]';

describe('the section notify', () => {
  test('of the shortest kind asks for encryption, on the port of submission, and hears of every end', () => {
    expect(configOf(`notify: { mail: { ${MAIL} } }`).notify).toEqual({
      mail: {
        host: 'smtp.exemple.fr',
        port: 587,
        secure: 'starttls',
        caFile: undefined,
        login: undefined,
        from: 'paie@exemple.fr',
        to: ['paie@exemple.fr'],
        on: ['done', 'rejects', 'brake', 'failure'],
      },
      webhook: undefined,
      keepDays: 7,
      outbox: undefined,
    });
  });

  test('is absent where nobody is told', () => {
    const { notify, signing, encryption } = configOf('');
    expect([notify, signing, encryption]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['tls', 465],
    ['starttls', 587],
    ['none', 25],
  ])('has the usual port of %s: %i', (secure, port) => {
    expect(configOf(`notify: { mail: { ${MAIL}, secure: ${secure} } }`).notify?.mail?.port).toBe(port);
  });

  test('says where the secrets are, never what they are', () => {
    const { notify } = configOf(`notify:
  mail: { ${MAIL}, user: paie, passwordFile: /run/secrets/smtp, on: [brake, failure] }
  webhook: { urlEnv: HOOK_URL, secretEnv: HOOK_SECRET }
  keepDays: 3
  outbox: attente
`);
    expect(notify?.mail?.login).toEqual({
      user: 'paie',
      password: { kind: 'file', name: '/run/secrets/smtp' },
    });
    expect(notify?.mail?.on).toEqual(['brake', 'failure']);
    expect(notify?.webhook).toMatchObject({
      url: { kind: 'env', name: 'HOOK_URL' },
      secret: { kind: 'env', name: 'HOOK_SECRET' },
    });
    expect([notify?.keepDays, notify?.outbox]).toEqual([3, 'attente']);
  });

  test.each([
    ['a password', `mail: { ${MAIL}, password: hunter2 }`, 'notify.mail.password'],
    ['a password by another name', `mail: { ${MAIL}, pass: hunter2 }`, 'notify.mail.pass'],
    ['a French password', `mail: { ${MAIL}, mot_de_passe: hunter2 }`, 'notify.mail.mot_de_passe'],
    ['a secret', 'webhook: { url: https://a.fr/, secret: hunter2 }', 'notify.webhook.secret'],
    ['a token', 'webhook: { url: https://a.fr/, token: hunter2 }', 'notify.webhook.token'],
    ['a password of the section itself', 'password: hunter2', 'notify.password'],
  ])('with %s in it is refused, and the secret is not repeated', (_, section, key) => {
    const reading = read(`notify: { ${section} }`);
    expect(JSON.stringify(reading)).not.toContain('hunter2');
    expect(faultsOf(`notify: { ${section} }`)).toEqual([`inline-secret ${key}`]);
  });

  test.each([
    ['an address with a password', 'notify: { webhook: { url: https://paie:hunter2@a.fr/ } }'],
    ['a text in place of the section', 'notify: smtp://paie:hunter2@a.fr'],
    ['a text in place of the mail', 'notify: { mail: hunter2 }'],
    ['a list in place of the mail', 'notify: { mail: [{ password: hunter2 }] }'],
    ['an address of a token', 'notify: { webhook: { url: http://a.fr/services/hunter2 } }'],
    ['a private key', 'signing: { keyFile: "-----BEGIN PRIVATE KEY-----\\nhunter2" }'],
    ['the private key of age', 'encryption: { recipients: [AGE-SECRET-KEY-1HUNTER2hunter2] }'],
  ])('%s is refused without being repeated', (_, section) => {
    const reading = read(section);
    expect('faults' in reading).toBe(true);
    expect(JSON.stringify(reading)).not.toMatch(/hunter2/i);
  });

  test.each([
    ['an unknown key', `mail: { ${MAIL}, hosts: x }`, 'unknown-key notify.mail.hosts'],
    ['nobody to write to', 'mail: { host: a, from: a@b.fr, to: [] }', 'not-allowed notify.mail.to = []'],
    [
      'an address that is two lines',
      'mail: { host: a, from: "a@b.fr\\nBcc: c@d.fr", to: [a@b.fr] }',
      'not-allowed notify.mail.from = a@b.fr\nBcc: c@d.fr',
    ],
    ['an end that is none', `mail: { ${MAIL}, on: [ok] }`, 'not-allowed notify.mail.on.0 = ok'],
    ['a port that is none', `mail: { ${MAIL}, port: 70000 }`, 'not-allowed notify.mail.port = 70000'],
    ['a user without password', `mail: { ${MAIL}, user: x }`, 'missing-key notify.mail.passwordEnv'],
    ['a password without user', `mail: { ${MAIL}, passwordEnv: X }`, 'missing-key notify.mail.user'],
    [
      'two passwords',
      `mail: { ${MAIL}, user: x, passwordEnv: X, passwordFile: y }`,
      'not-allowed notify.mail = passwordEnv, passwordFile',
    ],
    [
      'a password in clear',
      `mail: { ${MAIL}, user: x, passwordEnv: X, secure: none }`,
      'not-allowed notify.mail.secure = none',
    ],
    ['no address', 'webhook: { on: [done] }', 'missing-key notify.webhook.url'],
    [
      'two addresses',
      'webhook: { url: https://a.fr/, urlEnv: X }',
      'not-allowed notify.webhook = url, urlEnv',
    ],
  ])('with %s is refused', (_, section, expected) => {
    expect(faultsOf(`notify: { ${section} }`)).toEqual([expected]);
  });
});

describe('the sections signing and encryption', () => {
  test('name a key file, and public keys', () => {
    const { signing, encryption } = configOf(
      'signing: { keyFile: cle.pem }\nencryption: { recipients: [age1abc, age1def], folder: envois }\n',
    );
    expect(signing).toEqual({ keyFile: 'cle.pem' });
    expect(encryption).toEqual({ recipients: ['age1abc', 'age1def'], folder: 'envois' });
  });

  test.each([
    ['signing: { keyFile: a.pem, key: MC4CAQAwBQYDK2VwBCIEIP }', 'inline-secret signing.key'],
    ['signing: {}', 'missing-key signing.keyFile'],
    ['encryption: {}', 'missing-key encryption.recipients'],
    ['encryption: { recipients: [] }', 'not-allowed encryption.recipients = []'],
    ['encryption: { recipients: [ssh-ed25519] }', 'not-allowed encryption.recipients.0 = ssh-ed25519'],
  ])('%s is refused', (section, expected) => {
    expect(faultsOf(section)).toEqual([expected]);
  });
});
