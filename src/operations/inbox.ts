import { entriesIn, moveFolder } from '../io/drop-folder.js';
import { LargeFile } from '../io/large-file.js';
import { FolderError } from '../io/errors.js';
import { replaceFile } from '../io/replace-file.js';
import { byCodePoint } from '../model/index.js';
import { MARKERS, statedBy } from './export-marker.js';

/** Where exports go once a posted run used them, and those that cannot be used. */
export const ARCHIVE = 'archive';
export const REFUSED = 'refus';

/** An export of a drop folder that says it is whole. What it states is held to its files when it is read. */
export interface DroppedExport {
  readonly name: string;
  readonly path: string;
  /** As it is written; empty when the export states none. */
  readonly date: string;
  /** Names of the files that its marker states. */
  readonly stated: readonly string[];
}

/** What lies in a drop folder. */
export interface Inbox {
  readonly root: string;
  /** Oldest first: by stated date, then by name. */
  readonly exports: readonly DroppedExport[];
  /** Exports without a marker, or whose marker states nothing: they are still arriving, and left alone. */
  readonly incomplete: readonly string[];
  /** Links among them: an export lies where it was dropped. */
  readonly links: readonly string[];
}

/**
 * Looks into an input folder. It is a drop folder when it holds folders and no file of an export; a folder with a table
 * or a marker in it is an export itself.
 *
 * @param isTable whether a file of this name is one that an export may hold
 * @param orEmpty whether a folder with nothing in it is a drop folder where nothing came yet
 * @returns `undefined` when it is no drop folder
 * @throws FolderError
 */
export async function openInbox(
  root: string,
  isTable: (name: string) => boolean,
  orEmpty: boolean,
): Promise<Inbox | undefined> {
  const { files, folders, links } = await entriesIn(root);
  const isExport = [...files, ...links].some((name) => isTable(name) || MARKERS.includes(name));
  if (isExport || (folders.length === 0 && !(orEmpty && files.length === 0))) return undefined;
  const exports: DroppedExport[] = [];
  const incomplete: string[] = [];
  for (const name of folders.filter((folder) => folder !== ARCHIVE && folder !== REFUSED)) {
    const dropped = await droppedExport(root, name);
    if (dropped === undefined) incomplete.push(name);
    else exports.push(dropped);
  }
  return { root, exports: exports.sort(byDate), incomplete, links };
}

async function droppedExport(root: string, name: string): Promise<DroppedExport | undefined> {
  const path = `${root}/${name}`;
  const { files } = await entriesIn(path);
  const marker = MARKERS.find((candidate) => files.includes(candidate));
  if (marker === undefined) return undefined;
  const stated = statedBy(new LargeFile(`${path}/${marker}`));
  return stated === undefined ? undefined : { name, path, ...stated };
}

function byDate(a: DroppedExport, b: DroppedExport): number {
  return byCodePoint(a.date, b.date) || byCodePoint(a.name, b.name);
}

/** What became of folders that were to be moved. */
export interface Moved {
  readonly moved: readonly string[];
  /** Those that stayed where they are, and the system's code. */
  readonly failed: readonly { readonly name: string; readonly code: string }[];
}

/**
 * Puts the export that was used in the archive, and those before it, which it supersedes. What cannot be moved stays:
 * the ledger settles, so that using it again pays nothing twice.
 */
export async function archiveExports({ root, exports }: Inbox, used: DroppedExport): Promise<Moved> {
  const moved: string[] = [];
  const failed: { name: string; code: string }[] = [];
  for (const { name } of exports.slice(0, exports.indexOf(used) + 1)) {
    try {
      await moveFolder(root, name, ARCHIVE);
      moved.push(name);
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      failed.push({ name, code: error.systemCode === '' ? error.kind : error.systemCode });
    }
  }
  return { moved, failed };
}

/**
 * Moves an export that cannot be used aside, with the reasons in `MOTIF.txt`.
 *
 * @returns where it is now; `undefined` when it could not be moved
 */
export async function refuseExport(
  { root }: Inbox,
  { name }: DroppedExport,
  reasons: readonly string[],
): Promise<string | undefined> {
  try {
    const path = await moveFolder(root, name, REFUSED);
    await replaceFile(`${path}/MOTIF.txt`, `${reasons.join('\n')}\n`);
    return path;
  } catch (error) {
    if (error instanceof FolderError) return undefined;
    throw error;
  }
}
