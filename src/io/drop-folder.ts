import { lstat, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError, isRefusal } from './errors.js';
import { isThere } from './is-there.js';
import { flushFolder, makePrivateFolder } from './private-folder.js';

/** What stands in a folder, by name, sorted; what begins with a dot is left out. */
export interface FolderEntries {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Links, wherever they lead. */
  readonly links: readonly string[];
}

/** @throws FolderError `unreadable` */
export async function entriesIn(folder: string): Promise<FolderEntries> {
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith('.'),
    );
    const named = (own: typeof entries): string[] => own.map(({ name }) => name).sort();
    return {
      files: named(entries.filter((entry) => !entry.isDirectory() && !entry.isSymbolicLink())),
      folders: named(entries.filter((entry) => entry.isDirectory())),
      links: named(entries.filter((entry) => entry.isSymbolicLink())),
    };
  } catch (error) {
    throw new FolderError('unreadable', folder, error);
  }
}

/**
 * Moves a folder to another one beside it, which is made if need be, under its name or, where that is taken, with a
 * number after it: one rename, so that it is in one place or the other.
 *
 * @returns the path where it is now
 * @throws FolderError `unwritable` when the disk refuses, `elsewhere` when the other folder is a link
 */
export async function moveFolder(root: string, name: string, to: string): Promise<string> {
  const target = join(root, to);
  try {
    await makePrivateFolder(target);
    if (!(await lstat(target)).isDirectory()) throw new FolderError('elsewhere', target);
    const path = await freePath(join(target, name));
    await rename(join(root, name), path);
    await flushFolder(target);
    await flushFolder(root);
    return path;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new FolderError('unwritable', target, error);
  }
}

async function freePath(path: string): Promise<string> {
  let free = path;
  for (let rank = 2; await isThere(free); rank += 1) free = `${path}.${String(rank)}`;
  return free;
}
