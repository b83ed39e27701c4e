import { open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftOf, sweepDrafts } from './drafts.js';
import { FolderError, isMissing, isRefusal, ReadBackError } from './errors.js';
import { flushFolder, makePrivateFolder, removeEmpty } from './private-folder.js';
import type { DiskFile } from './read-inputs.js';

export interface Publication {
  /** The folder that appears. */
  readonly folder: string;
  readonly files: readonly DiskFile[];
  /** Whether a folder already there is replaced (a draft) or protected (a remittance that may have been sent). */
  readonly replace: boolean;
  /** Reads the written files back; anything said stops the publication. */
  readonly readBack: (written: readonly DiskFile[]) => readonly string[];
  /**
   * Makes what the files say a fact elsewhere, once they lie beside, flushed and read back, and before the folder
   * appears. What it throws stops the publication: nothing appears.
   */
  readonly commit?: () => Promise<void>;
  /** Whether what the files say is a fact already: of a remittance that is written again. */
  readonly isCommitted?: boolean;
}

/**
 * Makes a folder of files appear whole or not at all (files.md section 3): written beside, flushed, read back,
 * renamed. Files are 0600, folders 0700, whatever the umask.
 *
 * @returns `unchanged` when a protected folder already holds the very same bytes
 * @throws FolderError when the disk refuses, or when a protected folder holds other bytes; `pending` when it refuses
 *   what is committed
 * @throws ReadBackError when what was read back is not what was meant
 */
export async function publish(publication: Publication): Promise<'published' | 'unchanged'> {
  const { folder, files, replace, readBack, commit } = publication;
  const there = await namesIn(folder);
  if (there !== undefined && there.length > 0 && !replace) {
    if (!(await holdsExactly(folder, there, files))) throw new FolderError('exists', folder);
    await commit?.();
    return 'unchanged';
  }
  const parent = dirname(folder);
  const draft = draftOf(folder);
  let firstMade: string | undefined;
  let { isCommitted = false } = publication;
  try {
    firstMade = await makePrivateFolder(parent);
    await sweepDrafts(folder);
    await makePrivateFolder(draft);
    for (const file of files) await writeDurably(join(draft, file.name), file.bytes);
    await flushFolder(draft);
    const written = await readAll(draft, files);
    const altered = files.filter((file) => !sameBytes(file, written)).map(({ name }) => `${name}: bytes`);
    const mismatches = altered.length > 0 ? altered : readBack(written);
    if (mismatches.length > 0) throw new ReadBackError(mismatches);
    await commit?.();
    // What replaces, and what nothing was committed for, is no remittance: it can be made again.
    isCommitted ||= commit !== undefined && !replace;
    await putInPlace(draft, folder, there !== undefined);
    await flushFolder(parent);
    return 'published';
  } catch (error) {
    await discard(draft);
    await removeEmpty(parent, firstMade);
    // Only the disk refuses: whatever else is thrown here, by the readers of the files for one, is a bug.
    if (!isRefusal(error)) throw error;
    throw new FolderError(isCommitted ? 'pending' : 'unwritable', folder, error);
  }
}

/** The folder that is replaced is out of the way before, and removed after: one of the two is always there. */
async function putInPlace(draft: string, folder: string, replaces: boolean): Promise<void> {
  if (!replaces) {
    await rename(draft, folder);
    return;
  }
  const aside = `${draft}.old`;
  await rename(folder, aside);
  try {
    await rename(draft, folder);
  } catch (error) {
    await rename(aside, folder);
    throw error;
  }
  await rm(aside, { recursive: true });
}

/** Nothing half written stays; a draft that cannot even be removed does not hide the first error. */
async function discard(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true }).catch(() => undefined);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readAll(folder: string, files: readonly DiskFile[]): Promise<DiskFile[]> {
  return Promise.all(
    files.map(async ({ name }) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
  );
}

/** What stands in a folder; `undefined` when there is no such folder. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new FolderError('unwritable', folder, error);
  }
}

/** Whether a folder holds these very files and nothing else. */
async function holdsExactly(
  folder: string,
  there: readonly string[],
  files: readonly DiskFile[],
): Promise<boolean> {
  if (there.length !== files.length || files.some(({ name }) => !there.includes(name))) return false;
  try {
    const existing = await readAll(folder, files);
    return files.every((file) => sameBytes(file, existing));
  } catch (error) {
    throw new FolderError('unwritable', folder, error);
  }
}

function sameBytes({ name, bytes }: DiskFile, others: readonly DiskFile[]): boolean {
  const other = others.find((file) => file.name === name);
  return other?.bytes.length === bytes.length && bytes.every((byte, at) => byte === other.bytes[at]);
}
