import type { OracleTable, OracleTableRow } from './types.js';

/**
 * Splits a CSV text (files, section 1): `;`, quotes of RFC 4180, LF or CRLF, BOM, blank lines skipped, values trimmed,
 * the line of a row being the one it begins on.
 */
export function oracleTable(text: string): OracleTable {
  const [header, ...records] = splitRecords(text.replace(/^\uFEFF/, ''));
  const columns = header?.fields ?? [];
  return { columns, rows: records.map((record) => toRow(columns, record)) };
}

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

function toRow(columns: readonly string[], { line, fields }: CsvRecord): OracleTableRow {
  const values = Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
  return fields.length === columns.length ? { line, values } : { line, values, wrongColumnCount: true };
}

function splitRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const closeRecord = (): void => {
    fields.push(field.trim());
    if (fields.length > 1 || fields[0] !== '') records.push({ line: begun, fields });
    fields = [];
    field = '';
  };
  const characters = text.replaceAll('\r\n', '\n');
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters.charAt(index);
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') field += character;
      else if (characters.charAt(index + 1) === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field.trim() === '') {
      field = '';
      quoted = true;
    } else if (character === ';') {
      fields.push(field.trim());
      field = '';
    } else if (character === '\n') {
      closeRecord();
      begun = line;
    } else field += character;
  }
  closeRecord();
  return records;
}
