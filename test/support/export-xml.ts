import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../../src/ingest/csv.js';
import { EXPORT_NAMESPACE, ROW_ELEMENTS } from '../../src/ingest/export-format.js';
import type { XmlTable } from '../../src/ingest/export-xml.js';
import type { TableSchema } from '../../src/validate/table-schema.js';

/** The tables of the contract, as the Table Schemas state them. */
export const CONTRACT_TABLES: readonly (XmlTable & { readonly schema: TableSchema })[] = [
  ...ROW_ELEMENTS.keys(),
].map((name) => {
  const path = new URL(`../../schemas/tables/${name}.json`, import.meta.url);
  const schema = JSON.parse(readFileSync(path, 'utf8')) as TableSchema;
  return { name, columns: schema.fields.map((field) => field.name), schema };
});

/** One table as its CSV file has it. */
export interface CsvTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a folder of CSV files, in the order of the contract. */
export function csvTablesOf(folder: string): readonly CsvTable[] {
  const names = readdirSync(folder);
  return [...ROW_ELEMENTS.keys()]
    .filter((name) => names.includes(`${name}.csv`))
    .map((name) => {
      let columns: readonly string[] = [];
      const rows: (readonly string[])[] = [];
      readCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'), {
        header: (found) => (columns = found),
        record: (fields) => void rows.push(fields),
      });
      return { name, columns, rows };
    });
}

/** `export.xml` with the facts of these tables: one line for each row, blank fields left out. */
export function exportXml(tables: readonly CsvTable[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<export xmlns="${EXPORT_NAMESPACE}">`,
    ...tables.flatMap(tableLines),
    '</export>',
    '',
  ].join('\n');
}

function tableLines({ name, columns, rows }: CsvTable): string[] {
  const element = ROW_ELEMENTS.get(name) ?? '';
  const lines = rows.map((fields) => {
    const written = columns.map((column, index) => {
      const text = fields[index]?.trim() ?? '';
      return text === '' ? '' : `<${column}>${escaped(text)}</${column}>`;
    });
    return `    <${element}>${written.join('')}</${element}>`;
  });
  return [`  <${name}>`, ...lines, `  </${name}>`];
}

/** A text as the text of an element. A carriage return written as such would be read as a line feed. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
