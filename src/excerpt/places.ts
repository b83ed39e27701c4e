import type { InputName } from '../validate/input-tables.js';

/** The tables of places, and the column that names a place there and in an award. */
export const PLACES: ReadonlyMap<InputName, string> = new Map([
  ['etablissements', 'uai'],
  ['districts', 'district'],
]);

/** Where a column stands in a header; of two, the last; -1 when it is not there. */
export function columnOf(columns: readonly string[], column: string): number {
  return columns.findLastIndex((name) => name.trim() === column);
}
