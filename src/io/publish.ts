import { chmod, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FolderError, isMissing, ReadBackError } from './errors.js';
import type { DiskFile } from './read-inputs.js';

export interface Publication {
  /** The folder that appears. */
  readonly folder: string;
  readonly files: readonly DiskFile[];
  /** Whether a folder already there is replaced (a draft) or protected (a remittance that may have been sent). */
  readonly replace: boolean;
  /** Reads the written files back; anything said stops the publication. */
  readonly readBack: (written: readonly DiskFile[]) => readonly string[];
}

/**
 * Makes a folder of files appear whole or not at all (files.md section 3): written beside, flushed, read back,
 * renamed. Files are 0600, folders 0700, whatever the umask.
 *
 * @returns `unchanged` when a protected folder already holds the very same bytes
 * @throws FolderError when the disk refuses, or when a protected folder holds other bytes
 * @throws ReadBackError when what was read back is not what was meant
 */
export async function publish(publication: Publication): Promise<'published' | 'unchanged'> {
  const { folder, files, replace, readBack } = publication;
  const existing = await filesIn(folder);
  if (existing !== undefined && !replace) {
    if (sameFiles(existing, files)) return 'unchanged';
    throw new FolderError('exists', folder);
  }
  const draft = join(dirname(folder), `.${basename(folder)}.${String(process.pid)}.tmp`);
  try {
    await makePrivateFolder(dirname(folder));
    await rm(draft, { recursive: true, force: true });
    await makePrivateFolder(draft);
    for (const file of files) await writeDurably(join(draft, file.name), file.bytes);
    await flushFolder(draft);
    const mismatches = readBack(await readAll(draft, files));
    if (mismatches.length > 0) throw new ReadBackError(mismatches);
    if (existing !== undefined) await rm(folder, { recursive: true });
    await rename(draft, folder);
    await flushFolder(dirname(folder));
    return 'published';
  } catch (error) {
    await discard(draft);
    throw error instanceof ReadBackError ? error : new FolderError('unwritable', folder, error);
  }
}

/** Nothing half written stays; a draft that cannot even be removed does not hide the first error. */
async function discard(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true }).catch(() => undefined);
}

async function makePrivateFolder(path: string): Promise<void> {
  const created = await mkdir(path, { recursive: true, mode: 0o700 });
  if (created !== undefined) await chmod(path, 0o700);
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

async function filesIn(folder: string): Promise<DiskFile[] | undefined> {
  try {
    const names = (await readdir(folder)).sort();
    return await readAll(
      folder,
      names.map((name) => ({ name, bytes: new Uint8Array() })),
    );
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new FolderError('unwritable', folder, error);
  }
}

function sameFiles(existing: readonly DiskFile[], files: readonly DiskFile[]): boolean {
  return (
    existing.length === files.length &&
    files.every(({ name, bytes }) => {
      const other = existing.find((file) => file.name === name);
      return other?.bytes.length === bytes.length && bytes.every((byte, at) => byte === other.bytes[at]);
    })
  );
}
