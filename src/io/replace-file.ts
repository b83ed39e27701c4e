import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { draftOf, sweepDrafts } from './drafts.js';
import { FolderError, isRefusal } from './errors.js';
import { flushFolder, makePrivateFolder } from './private-folder.js';

/**
 * Puts a text in place of a file, whole or not at all: written beside, flushed, renamed over it. It is 0600 whatever
 * the umask; a link of that name is replaced, not followed.
 *
 * @param mode another one, for what is meant to be read by others
 * @throws FolderError `unwritable`
 */
export async function replaceFile(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = draftOf(path);
  try {
    await makePrivateFolder(dirname(path));
    await sweepDrafts(path);
    try {
      const handle = await open(draft, 'wx', mode);
      try {
        await handle.chmod(mode);
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true }).catch(() => undefined);
    }
    await flushFolder(dirname(path));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new FolderError('unwritable', path, error);
  }
}
