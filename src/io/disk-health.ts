import { lstat, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError, isMissing } from './errors.js';
import { flushFolder, nearestFolder } from './private-folder.js';

/** What a path is, and who may do what with it. */
export interface PathHealth {
  readonly kind: 'nothing' | 'folder' | 'file' | 'other';
  /** It is a link: the rest is of what it leads to. */
  readonly isLink: boolean;
  /** The nine bits of permission; `undefined` where the system has none. */
  readonly mode: number | undefined;
}

/** @throws FolderError `unreadable` */
export async function pathHealth(path: string): Promise<PathHealth> {
  try {
    const isLink = (await lstat(path)).isSymbolicLink();
    const found = await stat(path);
    const kind = found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
    return { kind, isLink, mode: process.platform === 'win32' ? undefined : found.mode & 0o777 };
  } catch (error) {
    if (isMissing(error)) return { kind: 'nothing', isLink: false, mode: undefined };
    throw new FolderError('unreadable', path, error);
  }
}

/** The folder where something would be written: this one, or the nearest above it that is there. */
export function folderToWrite(path: string): string {
  return nearestFolder(path);
}

/** Bytes that this account may still write on the disk of a folder. */
export async function freeBytes(folder: string): Promise<bigint> {
  const { bavail, bsize } = await statfs(folder, { bigint: true });
  return bavail * bsize;
}

/**
 * Does in a folder what a publication does: writes, flushes, renames. Nothing is left there.
 *
 * @throws FolderError `unwritable`
 */
export async function tryWriting(folder: string): Promise<void> {
  const draft = join(folder, `.doctor.${String(process.pid)}.tmp`);
  const named = `${draft}.old`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile('trentieme doctor\n');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, named);
    await flushFolder(folder);
  } catch (error) {
    throw new FolderError('unwritable', folder, error);
  } finally {
    for (const path of [draft, named]) await rm(path, { force: true }).catch(() => undefined);
  }
}

/**
 * The first bytes of a file.
 *
 * @throws FolderError `unreadable`
 */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
      return new Uint8Array(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new FolderError('unreadable', path, error);
  }
}
