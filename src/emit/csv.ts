import { stringify } from 'csv-stringify/sync';
import { CsvRows } from './csv-rows.js';

export { CsvRows } from './csv-rows.js';

/**
 * The bytes of a CSV file of files.md section 3: `;`, CRLF, UTF-8, header row.
 *
 * @param readBy `machine`: values are written as they are. `people`: a cell a spreadsheet would run as a formula is
 *   made text with a leading apostrophe. `spreadsheet`: the same, but a number stays one, whatever its sign.
 */
export function csvBytes(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  readBy: CsvReader,
): Uint8Array {
  if (readBy !== 'machine') return new TextEncoder().encode(csvText([columns, ...rows], readBy));
  const file = new CsvRows();
  file.add(columns);
  for (const row of rows) file.add(row);
  return file.take();
}

export type CsvReader = 'machine' | 'people' | 'spreadsheet';

/** The same as text, of a file written piece by piece: give it the columns as its first row. */
export function csvText(rows: readonly (readonly string[])[], readBy: CsvReader): string {
  return stringify(
    rows.map((row) => (readBy === 'spreadsheet' ? row.map(withoutFormula) : [...row])),
    {
      delimiter: ';',
      record_delimiter: 'windows',
      // A lone line break is no record delimiter here, yet readers take it for one.
      quoted_match: /[\r\n]/,
      escape_formulas: readBy === 'people',
    },
  );
}

/** A number is added up; anything else that begins as a formula does is made text, as csv-stringify makes it. */
function withoutFormula(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(?:,\d+)?$/;
