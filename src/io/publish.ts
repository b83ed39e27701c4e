import { rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { draftOf, sweepDrafts } from './drafts.js';
import { FolderError, isRefusal } from './errors.js';
import { namesIn } from './folder-content.js';
import { FolderDraft } from './folder-draft.js';
import { HeldFolder, mustNotBeLink } from './held-folder.js';
import { flushFolder, makePrivateFolder, removeEmpty } from './private-folder.js';

export interface Publication {
  /** The folder that appears. */
  readonly folder: string;
  /** Whether a folder already there is replaced (a draft) or protected (a remittance that may have been sent). */
  readonly replace: boolean;
  /**
   * Writes the files beside, and makes what they say a fact elsewhere once they are sealed. What it throws stops the
   * publication: nothing appears.
   */
  readonly write: (draft: FolderDraft) => Promise<void>;
  /** When what the files say is a fact: once `write` is done, before it (a remittance written again), or never. */
  readonly committed: 'by-writing' | 'before' | 'never';
}

/**
 * Makes a folder of files appear whole or not at all (files.md section 3): written beside, flushed, read back,
 * renamed. Files are 0600, folders 0700, whatever the umask. The folder of results may be a link: whoever runs this chose
 * it. What we make in it is not: neither the folder that appears, nor that of its month.
 *
 * @returns `unchanged` when a protected folder already holds the very same bytes
 * @throws FolderError when the disk refuses, or when a protected folder holds other bytes; `link`; `pending` when it refuses
 *   what is committed
 * @throws ReadBackError when the disk does not give back what was written
 */
export async function publish({
  folder,
  replace,
  write,
  committed,
}: Publication): Promise<'published' | 'unchanged'> {
  await onDisk(folder, () => mustNotBeLink(folder));
  const there = await namesIn(folder);
  const parent = dirname(folder);
  const path = draftOf(folder);
  let firstMade: string | undefined;
  let draft: FolderDraft | undefined;
  let isCommitted = committed === 'before';
  try {
    firstMade = await makePrivateFolder(parent);
    const month = MONTH.test(basename(parent)) ? await HeldFolder.at(parent) : undefined;
    await sweepDrafts(folder);
    draft = await FolderDraft.open(path, folder, replace);
    await write(draft);
    await draft.seal();
    isCommitted ||= committed === 'by-writing';
    if (draft.isThereAlready) {
      await draft.discard();
      return 'unchanged';
    }
    await month?.mustBeThere();
    await mustNotBeLink(folder);
    await putInPlace(path, folder, there !== undefined);
    await flushFolder(parent);
    return 'published';
  } catch (error) {
    await draft?.discard();
    await removeEmpty(parent, firstMade);
    if (error instanceof FolderError && error.kind === 'link' && isCommitted && committed !== 'before') {
      throw new FolderError('pending', folder, error, 'ELOOP');
    }
    // Only the disk refuses: whatever else is thrown here, by the readers of the files for one, is a bug.
    if (!isRefusal(error)) throw error;
    throw new FolderError(isCommitted ? 'pending' : 'unwritable', folder, error);
  }
}

/** The folder of a pay month, which we make ourselves. */
const MONTH = /^\d{4}-\d{2}$/;

async function onDisk(folder: string, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new FolderError('unwritable', folder, error);
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
