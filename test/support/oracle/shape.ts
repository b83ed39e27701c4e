import type { OracleTable, OracleTableRow } from './types.js';
import type { FieldReader } from './fields.js';
import { fieldReader } from './fields.js';
import type { Row } from './rows.js';
import type { Verdicts } from './verdicts.js';

/** How the rows of one file are read. */
export interface FileShape<T> {
  readonly file: string;
  /** Columns of the key; none for a file without one. */
  readonly key: readonly string[];
  /** What the row says, or null where a field it needs cannot be read; the codes stay with the reader. */
  readonly read: (fields: FieldReader) => T | null;
}

/** First stage (rules, section 11): the shape of each row, whatever the others say. */
export function readRows<T>(table: OracleTable, shape: FileShape<T>, verdicts: Verdicts): Row<T>[] {
  const keysSeen = new Set<string>();
  return table.rows.map((tableRow) => {
    const { value, codes } = readRow(tableRow, shape, keysSeen);
    const row = { file: shape.file, line: tableRow.line, raw: tableRow.values, value };
    for (const code of codes) verdicts.reject(row, code);
    return row;
  });
}

/**
 * A row of too many or too few fields is `row.columns` alone; it neither is nor makes a duplicate. The second and later
 * rows of a key are `row.duplicate-id` alone.
 */
function readRow<T>(
  tableRow: OracleTableRow,
  { key, read }: FileShape<T>,
  keysSeen: Set<string>,
): { value: T | null; codes: readonly string[] } {
  if (tableRow.wrongColumnCount) return { value: null, codes: ['row.columns'] };
  const id = keyOf(tableRow.values, key);
  if (id !== null && keysSeen.has(id)) return { value: null, codes: ['row.duplicate-id'] };
  if (id !== null) keysSeen.add(id);
  const fields = fieldReader(tableRow);
  const value = read(fields);
  return fields.codes.size > 0 ? { value: null, codes: [...fields.codes] } : { value, codes: [] };
}

/** The key of a row as written; a blank part makes no key. */
export function keyOf(raw: Readonly<Record<string, string>>, columns: readonly string[]): string | null {
  const parts = columns.map((column) => raw[column] ?? '');
  return parts.length === 0 || parts.includes('') ? null : JSON.stringify(parts);
}
