import { join } from 'node:path';
import { tablesOf } from './tables.ts';

/** The files of an export and their columns. */
export const FILES: readonly { readonly name: string; readonly columns: readonly string[] }[] = tablesOf(
  100,
  false,
).map(({ name, columns }) => ({ name, columns }));

/** The files of the export in this folder. */
export function pathsIn(folder: string): string[] {
  return FILES.map(({ name }) => join(folder, name));
}
