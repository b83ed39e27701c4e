import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError, isMissing } from './errors.js';
import { writeNewFile } from './new-file.js';
import { makePrivateFolder } from './private-folder.js';

/** What is at a path. A link is one, wherever it leads. */
export async function kindAt(path: string): Promise<'nothing' | 'folder' | 'other'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (isMissing(error)) return 'nothing';
    throw new FolderError('unreadable', path, error);
  }
}

/**
 * Makes folders, 0700, and texts, 0600, in a folder, whatever the umask. A folder that is there is left as it is, a file
 * is never written over.
 *
 * @throws FolderError `taken`, `unwritable`
 */
export async function layOut(
  root: string,
  folders: readonly string[],
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    for (const path of [root, ...folders.map((name) => join(root, name))]) await makePrivateFolder(path);
  } catch (error) {
    throw new FolderError('unwritable', root, error);
  }
  for (const [name, text] of Object.entries(texts)) await writeNewFile(join(root, name), once(text));
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
