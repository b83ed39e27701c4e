import { spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSignature, readSigningKey, readVerifyingKey } from '../../src/io/ed25519.js';
import { KeyError } from '../../src/io/key-file.js';
import { temporaryFolder } from '../support/command-line.js';
import { signingKeys } from '../support/sealed-office.js';

const BYTES = new TextEncoder().encode('{"month":"2025-11"}\n');

/** RFC 8032 section 7.1, TEST 3. */
const RFC = {
  secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
  message: 'af82',
  signature:
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
};

function keyFile(text: string, mode = 0o600): string {
  const path = join(temporaryFolder(), 'cle.pem');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const faultOf = async (reading: Promise<unknown>): Promise<string> => {
  const error = await reading.catch((thrown: unknown) => thrown);
  return error instanceof KeyError ? error.kind : 'none';
};

describe('a signature', () => {
  test('is that of RFC 8032', async () => {
    const der = Buffer.from(`302e020100300506032b657004220420${RFC.secret}`, 'hex');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const { sign } = await readSigningKey(keyFile(key.export({ type: 'pkcs8', format: 'pem' }).toString()));
    const read = readSignature(sign(Buffer.from(RFC.message, 'hex')));
    expect(Buffer.from(read!.signature).toString('hex')).toBe(RFC.signature);
  });

  test('is the same each time, names its key, and is checked by the public key alone', async () => {
    const { privateFile, publicFile, keyId } = signingKeys();
    const { sign } = await readSigningKey(privateFile);
    const file = sign(BYTES);
    expect(sign(BYTES)).toEqual(file);
    expect(new TextDecoder().decode(file)).toMatch(
      new RegExp(`^trentieme-signature Ed25519 ${keyId}\\n[A-Za-z0-9+/]{86}==\\n$`),
    );
    const key = await readVerifyingKey(publicFile);
    expect(key.keyId).toBe(keyId);
    const { signature } = readSignature(file)!;
    expect(key.verify(BYTES, signature)).toBe(true);
    for (let at = 0; at < BYTES.length; at += 1) {
      expect(key.verify(BYTES.with(at, BYTES[at]! ^ 1), signature)).toBe(false);
    }
    for (let at = 0; at < signature.length; at += 1) {
      expect(key.verify(BYTES, signature.with(at, signature[at]! ^ 1))).toBe(false);
    }
  });

  test('survives a line end of Windows, and nothing else', async () => {
    const { privateFile } = signingKeys();
    const text = new TextDecoder().decode((await readSigningKey(privateFile)).sign(BYTES));
    const read = (changed: string) => readSignature(new TextEncoder().encode(changed)) !== undefined;
    expect([text, text.replaceAll('\n', '\r\n'), text.trimEnd()].map(read)).toEqual([true, true, true]);
    const others = ['', 'x', text.slice(0, -5), `${text}x`, text.replace('Ed25519', 'Ed448'), ` ${text}`];
    expect(others.map(read)).toEqual(others.map(() => false));
  });
});

const HAS_OPENSSL = spawnSync('sh', ['-c', "openssl version | grep -q '^OpenSSL 3'"]).status === 0;

test.runIf(HAS_OPENSSL)('OpenSSL, a tool of others, accepts it', async () => {
  const { privateFile, publicFile, keyId } = signingKeys();
  const folder = temporaryFolder();
  const [data, signature] = [join(folder, 'bordereau.json'), join(folder, 'signature')];
  writeFileSync(data, BYTES);
  writeFileSync(signature, readSignature((await readSigningKey(privateFile)).sign(BYTES))!.signature);
  const words = ['pkeyutl', '-verify', '-pubin', '-inkey', publicFile, '-rawin', '-in', data];
  expect(spawnSync('openssl', [...words, '-sigfile', signature]).status).toBe(0);
  const der = spawnSync('openssl', ['pkey', '-pubin', '-in', publicFile, '-outform', 'DER']).stdout;
  const digest = spawnSync('openssl', ['dgst', '-sha256', '-r'], { input: der, encoding: 'utf8' }).stdout;
  expect(digest.slice(0, 16)).toBe(keyId);
  // And a key that OpenSSL made signs here.
  const made = spawnSync('openssl', ['genpkey', '-algorithm', 'ed25519'], { encoding: 'utf8' }).stdout;
  expect((await readSigningKey(keyFile(made))).keyId).toMatch(/^[0-9a-f]{16}$/);
});

describe('a key that cannot be used', () => {
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = (passphrase?: string): string =>
    generateKeyPairSync('ed25519')
      .privateKey.export({
        type: 'pkcs8',
        format: 'pem',
        ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
      })
      .toString();

  test.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o620, 0o601, 0o660])(
    'may be touched by others than its owner (%o)',
    async (mode) => {
      expect(await faultOf(readSigningKey(keyFile(pem(), mode)))).toBe('exposed');
    },
  );

  test('is read when its owner alone may, even only read', async () => {
    expect(await faultOf(readSigningKey(keyFile(pem(), 0o400)))).toBe('none');
  });

  test.each([
    [
      'is another kind of key',
      curve.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'other-algorithm',
    ],
    ['is behind a password', pem('x'), 'not-a-key'],
    ['is no key', 'clé', 'not-a-key'],
    ['is empty', '', 'not-a-key'],
    [
      'is a public one',
      generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'not-a-key',
    ],
  ])('%s', async (_, text, kind) => {
    expect(await faultOf(readSigningKey(keyFile(text)))).toBe(kind);
  });

  test('is not there, is a folder, or is much too large', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cle'));
    expect(await faultOf(readSigningKey(join(folder, 'cle')))).toBe('unreadable');
    expect(await faultOf(readSigningKey(join(folder, 'absent')))).toBe('unreadable');
    expect(await faultOf(readSigningKey(keyFile(pem().repeat(1000))))).toBe('unreadable');
  });

  test('is the private one, where the public one is asked for', async () => {
    const { privateFile } = signingKeys();
    expect(await faultOf(readVerifyingKey(privateFile))).toBe('private');
  });
});
