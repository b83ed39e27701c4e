import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError } from './errors.js';

/** Something in a folder, by its path under it: `mouvements.txt`, `rejets/0750654D.csv`. */
export interface TreeEntry {
  readonly name: string;
  /** A link is no file, wherever it leads. An empty folder is something too. */
  readonly isFile: boolean;
}

/**
 * Everything that lies in a folder and in the folders in it, sorted by name.
 *
 * @throws FolderError `unreadable`
 */
export async function treeUnder(folder: string): Promise<TreeEntry[]> {
  try {
    return (await entriesOf(folder, '')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new FolderError('unreadable', folder, error);
  }
}

async function entriesOf(folder: string, above: string): Promise<TreeEntry[]> {
  const found: TreeEntry[] = [];
  for (const entry of await readdir(join(folder, above), { withFileTypes: true })) {
    const name = `${above}${entry.name}`;
    const inside = entry.isDirectory() ? await entriesOf(folder, `${name}/`) : [];
    found.push(...(inside.length === 0 ? [{ name, isFile: entry.isFile() }] : inside));
  }
  return found;
}
