import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { draftOf } from './drafts.js';
import { isMissing, isRefusal } from './errors.js';
import { flushFolder } from './private-folder.js';

/**
 * Makes a folder disappear whole: out of the way under a name that the next run sweeps, then removed.
 *
 * @returns whether it is gone; not when the disk refuses
 */
export async function removeFolder(path: string): Promise<boolean> {
  const aside = `${draftOf(path)}.old`;
  try {
    await rename(path, aside);
    await flushFolder(dirname(path));
    await rm(aside, { recursive: true, force: true });
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    if (!isRefusal(error)) throw error;
    return false;
  }
}
