import { chmod, rm } from 'node:fs/promises';
import { FolderError } from './errors.js';
import { isThere } from './is-there.js';
import { writeNewFile } from './new-file.js';

/**
 * Writes a pair of keys: the private one 0600, the public one beside it, `.pub`, for everybody. Neither is written over
 * another file, and one is not left without the other.
 *
 * @returns the path of the public key
 * @throws FolderError `taken`, `unwritable`
 */
export async function writeKeyPair(path: string, privateKey: string, publicKey: string): Promise<string> {
  const beside = `${path}.pub`;
  if (await isTaken(path)) throw new FolderError('taken', path);
  await writeNewFile(beside, once(publicKey));
  try {
    await writeNewFile(path, once(privateKey));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await chmod(beside, 0o644);
  return beside;
}

async function isTaken(path: string): Promise<boolean> {
  try {
    return await isThere(path);
  } catch (error) {
    throw new FolderError('unwritable', path, error);
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
