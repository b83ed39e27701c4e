import { existsSync } from 'node:fs';
import { chmod, mkdir, open, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isExisting, isMissing } from './errors.js';

/** The folders made for a publication that failed, from the last made up to the first. */
export async function removeEmpty(last: string, first: string | undefined): Promise<void> {
  if (first === undefined) return;
  for (let path = resolve(last); path.length >= resolve(first).length; path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

/**
 * Makes a folder and those above it. Not `recursive: true`: on a file system that refuses new folders (`/proc`) Node
 * tries for ever.
 *
 * @returns the highest folder made, `undefined` when all were there
 */
export async function makePrivateFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, 0o700);
  } catch (error) {
    if (isExisting(error)) return undefined;
    if (!isMissing(error) || dirname(path) === path) throw error;
    const highest = await makePrivateFolder(dirname(path));
    await makePrivateFolderIn(path);
    return highest ?? path;
  }
  await chmod(path, 0o700);
  return path;
}

/** The folder above is there: one that is still missing is refused for good. */
async function makePrivateFolderIn(path: string): Promise<void> {
  await mkdir(path, 0o700);
  await chmod(path, 0o700);
}

/** A folder that is there: this one, or the nearest above it. */
export function nearestFolder(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Makes the new names of a folder durable. */
export async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is durable enough.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
