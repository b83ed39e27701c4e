import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
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
 *
 * @throws FolderError when one cannot be read, is no file, or lies elsewhere
 */
export async function readExportFolder(
  folder: string,
  isKnown: (name: string) => boolean,
): Promise<{ files: LargeFile[]; ignored: string[] }> {
  let names: string[];
  try {
    names = (await readdir(folder)).sort();
  } catch (error) {
    throw new FolderError('unreadable', folder, error);
  }
  const files: LargeFile[] = [];
  for (const name of names.filter((candidate) => isKnown(candidate))) {
    await mustLieIn(folder, name);
    files.push(new LargeFile(join(folder, name)));
  }
  return { files, ignored: names.filter((name) => !isKnown(name) && !name.startsWith('.')) };
}

/** A link that leads out of the folder would have the program read, and archive, what is no part of the export. */
async function mustLieIn(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  let isWithin: boolean;
  try {
    if (!(await lstat(path)).isSymbolicLink()) return;
    isWithin = (await realpath(path)).startsWith((await realpath(folder)) + sep);
  } catch (error) {
    throw new FolderError('unreadable', path, error);
  }
  if (!isWithin) throw new FolderError('elsewhere', path);
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
