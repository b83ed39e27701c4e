import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { draftOf, sweepDrafts } from './drafts.js';
import { FolderError, isExisting, isRefusal, isUnsupported } from './errors.js';
import { isThere } from './is-there.js';
import { flushFolder } from './private-folder.js';

/**
 * Makes a new file appear whole or not at all: written beside, flushed, then named. It is 0600 whatever the umask, and
 * never written over another.
 *
 * @param texts written in order as they come, as UTF-8; what they throw goes through, and nothing appears
 * @throws FolderError `taken` when there is something at that path, `unwritable` when the disk refuses
 */
export async function writeNewFile(path: string, texts: AsyncIterable<string>): Promise<void> {
  const draft = draftOf(path);
  try {
    if (await isThere(path)) throw new FolderError('taken', path);
    await sweepDrafts(path);
    try {
      await writeDurably(draft, texts);
      await appear(draft, path);
    } finally {
      // A draft that cannot even be removed does not hide the first error.
      await rm(draft, { force: true }).catch(() => undefined);
    }
    await flushFolder(dirname(path));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new FolderError(isExisting(error) ? 'taken' : 'unwritable', path, error);
  }
}

async function writeDurably(path: string, texts: AsyncIterable<string>): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.chmod(0o600);
    for await (const text of texts) await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A second name, then the first is removed: renaming would write over a file that came meanwhile. */
async function appear(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    // A disk without second names (FAT, some network shares).
    if (!isUnsupported(error) || (await isThere(path))) throw error;
    await rename(draft, path);
  }
}
