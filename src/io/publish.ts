import { open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FolderError, isGone, isMissing, isRefusal, ReadBackError } from './errors.js';
import { makePrivateFolder, removeEmpty } from './private-folder.js';
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
}

/**
 * Makes a folder of files appear whole or not at all (files.md section 3): written beside, flushed, read back,
 * renamed. Files are 0600, folders 0700, whatever the umask.
 *
 * @returns `unchanged` when a protected folder already holds the very same bytes
 * @throws FolderError when the disk refuses, or when a protected folder holds other bytes; `pending` when it refuses
 *   after the commit
 * @throws ReadBackError when what was read back is not what was meant
 */
export async function publish(publication: Publication): Promise<'published' | 'unchanged'> {
  const { folder, files, replace, readBack, commit = nothing } = publication;
  const there = await namesIn(folder);
  if (there !== undefined && there.length > 0 && !replace) {
    if (!(await holdsExactly(folder, there, files))) throw new FolderError('exists', folder);
    await commit();
    return 'unchanged';
  }
  const parent = dirname(folder);
  const draft = join(parent, `.${basename(folder)}.${String(process.pid)}.tmp`);
  let firstMade: string | undefined;
  let isCommitted = false;
  try {
    firstMade = await makePrivateFolder(parent);
    await sweepDrafts(parent, basename(folder));
    await makePrivateFolder(draft);
    for (const file of files) await writeDurably(join(draft, file.name), file.bytes);
    await flushFolder(draft);
    const written = await readAll(draft, files);
    const altered = files.filter((file) => !sameBytes(file, written)).map(({ name }) => `${name}: bytes`);
    const mismatches = altered.length > 0 ? altered : readBack(written);
    if (mismatches.length > 0) throw new ReadBackError(mismatches);
    await commit();
    isCommitted = true;
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

function nothing(): Promise<void> {
  return Promise.resolve();
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

/** Drafts of this folder, and what they were replacing, left by processes that died: they hold NIR and names, and nobody else removes them. */
async function sweepDrafts(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const pid = entry.startsWith(`.${name}.`) ? /\.(\d+)\.tmp(?:\.old)?$/.exec(entry)?.[1] : undefined;
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(join(parent, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else lives, and may not be signalled.
    return !isGone(error);
  }
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

async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is durable enough.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
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
