import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, treeOf, trentieme, workplace } from '../support/command-line.js';
import { encryptionKeys, signingKeys } from '../support/sealed-office.js';
import { SMALL_CONFIG, SMALL_EXPORT, textsOf } from '../support/small-export.js';

describe('a run that signs and encrypts', () => {
  test('writes the signature beside the manifest, and the copy beside the folder', async () => {
    const { privateFile, publicFile, keyId } = signingKeys();
    const { identityFile, recipient } = await encryptionKeys();
    const at = workplace(
      textsOf(SMALL_EXPORT),
      `${SMALL_CONFIG}signing: { keyFile: ${privateFile} }\nencryption: { recipients: [${recipient}] }\n`,
    );
    const { code, err } = await trentieme(...at.run);
    expect(code).toBe(0);
    const folder = join(at.output, '2025-11', '01');
    expect(err).toContain(`Copie chiffrée écrite : ${folder}.age.`);
    const verified = await trentieme('verify', folder, '--public-key', publicFile);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining(`valide (clé ${keyId})`)]);
    const target = join(at.folder, 'lisible');
    await trentieme('decrypt', `${folder}.age`, '--identity', identityFile, '--output', target);
    expect(filesOf(target)).toEqual(filesOf(folder));
    // What was kept in the ledger is written again, its signature with it, and so is its copy.
    const before = filesOf(folder);
    rmSync(folder, { recursive: true });
    rmSync(`${folder}.age`, { recursive: true });
    expect((await trentieme(...at.run)).code).toBe(0);
    expect(filesOf(folder)).toEqual(before);
    expect(existsSync(join(`${folder}.age`, 'bordereau.json.sig.age'))).toBe(true);
  });

  test('signs the same bytes the same way, with the key of the command line over the other', async () => {
    const [one, other] = [signingKeys(), signingKeys()];
    const signatureOf = async (...words: string[]): Promise<string> => {
      const at = workplace(
        textsOf(SMALL_EXPORT),
        `${SMALL_CONFIG}signing: { keyFile: ${one.privateFile} }\n`,
      );
      await trentieme(...at.run, ...words);
      return readFileSync(join(at.output, '2025-11', '01', 'bordereau.json.sig'), 'utf8');
    };
    const first = await signatureOf();
    expect(await signatureOf()).toBe(first);
    expect(first).toContain(one.keyId);
    expect(await signatureOf('--sign-key', other.privateFile)).toContain(other.keyId);
  });

  test('pays nothing when its key is not there', async () => {
    const at = workplace();
    const { code, err } = await trentieme(...at.run, '--sign-key', join(at.folder, 'absente.pem'));
    expect([code, err]).toEqual([64, expect.stringContaining('clé illisible ou absente')]);
    expect(treeOf(at.output)).toEqual([]);
    expect(existsSync(at.ledger)).toBe(false);
  });
});
