import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newIdentity } from '../../src/io/age.js';
import { newSigningKeys, readSigningKey } from '../../src/io/ed25519.js';
import { filesOf, temporaryFolder } from './command-line.js';
import { payOffice, settingsFor } from './paying.js';
import { SMALL_EXPORT, type Tables } from './small-export.js';

/** A pair of signing keys on the disk. */
export function signingKeys(): {
  readonly privateFile: string;
  readonly publicFile: string;
  readonly keyId: string;
} {
  const folder = temporaryFolder();
  const { privateKey, publicKey, keyId } = newSigningKeys();
  const [privateFile, publicFile] = [join(folder, 'cle.pem'), join(folder, 'cle.pem.pub')];
  writeFileSync(privateFile, privateKey);
  chmodSync(privateFile, 0o600);
  writeFileSync(publicFile, publicKey);
  return { privateFile, publicFile, keyId };
}

/** A pair of encryption keys, the private one on the disk. */
export async function encryptionKeys(): Promise<{
  readonly identityFile: string;
  readonly recipient: string;
}> {
  const { identityFile: text, recipient } = await newIdentity();
  const identityFile = join(temporaryFolder(), 'cle.age');
  writeFileSync(identityFile, text, { mode: 0o600 });
  return { identityFile, recipient };
}

/** The ledger and the output of an office that paid November 2025 for good. */
export async function paidOffice(
  tables: Tables = SMALL_EXPORT,
): Promise<{ readonly folder: string; readonly output: string; readonly ledger: string }> {
  const ledger = join(temporaryFolder(), 'livre.db');
  const { output, pay } = payOffice(ledger, await settingsFor());
  const { result } = await pay('2025-11', tables, { explanations: true });
  if (result.kind !== 'done') throw new Error('the small export pays');
  return { folder: result.folder, output, ledger };
}

/** The folder of a real remittance, paid once and copied for each test, signed where a key is given. */
export async function remittance(privateFile?: string, tables: Tables = SMALL_EXPORT): Promise<string> {
  let files = PAID.get(tables);
  if (files === undefined) {
    files = filesOf((await paidOffice(tables)).folder);
    PAID.set(tables, files);
  }
  const folder = join(temporaryFolder(), '2025-11', '01');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  if (privateFile !== undefined) await signed(folder, privateFile);
  return folder;
}

const PAID = new Map<Tables, ReturnType<typeof filesOf>>();

/** Signs the manifest of a folder as a run does. */
export async function signed(folder: string, privateFile: string): Promise<void> {
  const { sign } = await readSigningKey(privateFile);
  writeFileSync(join(folder, 'bordereau.json.sig'), sign(readFileSync(join(folder, 'bordereau.json'))));
}
