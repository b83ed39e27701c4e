import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError, isMissing } from './errors.js';

/** The remittances that an output folder holds, `2025-11/01`, sorted; none when there is no such folder. */
export async function remittanceFolders(output: string): Promise<string[]> {
  const months = (await namesIn(output)).filter((name) => /^\d{4}-\d{2}$/.test(name));
  const found: string[] = [];
  for (const month of months.sort()) {
    const ranks = (await namesIn(join(output, month))).filter((name) => /^\d{2}$/.test(name));
    found.push(...ranks.sort().map((rank) => `${month}/${rank}`));
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new FolderError('unwritable', folder, error);
  }
}
