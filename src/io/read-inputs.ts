import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FolderError, isMissing } from './errors.js';
import { LargeFile } from './large-file.js';

/** A file as it lies on disk. */
export interface DiskFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of an export folder, sorted by name, and the names of what is none of ours. They are read when they are
 * used: an export may not fit in memory.
 */
export async function readExportFolder(
  folder: string,
  known: readonly string[],
): Promise<{ files: LargeFile[]; ignored: string[] }> {
  let names: string[];
  try {
    names = (await readdir(folder)).sort();
  } catch (error) {
    throw new FolderError('unreadable', folder, error);
  }
  const files = names
    .filter((candidate) => known.includes(candidate))
    .map((name) => new LargeFile(join(folder, name)));
  return { files, ignored: names.filter((name) => !known.includes(name) && !name.startsWith('.')) };
}

/** Every YAML file of a folder of law data, sorted by name. */
export async function readYamlFolder(folder: string): Promise<DiskFile[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
    return await Promise.all(names.map((name) => readDiskFile(join(folder, name))));
  } catch (error) {
    throw error instanceof FolderError ? error : new FolderError('unreadable', folder, error);
  }
}

/** One file; `undefined` when there is none there. */
export async function readOptionalFile(path: string): Promise<DiskFile | undefined> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new FolderError('unreadable', path, error);
  }
}

/** One file that must be there. */
export async function readDiskFile(path: string): Promise<DiskFile> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    throw new FolderError('unreadable', path, error);
  }
}
