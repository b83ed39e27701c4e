import type { FormReading, FormSettings, TableSchemas } from './export-form.js';
import { readExportXml } from './ingest/export-xml.js';
import { piecesOf, type InputFile } from './ingest/ingest.js';
import type { FileProblem } from './model/index.js';
import { INPUT_NAMES, REQUIRED_INPUTS, tableFile, type InputName } from './validate/input-tables.js';
import { WrittenTable, type TableRoom } from './written-table.js';

/** The tables that `export.xml` holds, each written as the file of the contract. */
export function tablesOfXml(
  xml: InputFile,
  { tableSchemas, encoding }: Omit<FormSettings, 'profile'>,
  room: TableRoom,
): FormReading {
  const tables = INPUT_NAMES.map((name) => ({
    name,
    columns: tableSchemas[name].fields.map((field) => field.name),
  }));
  const written = new Map<string, WrittenTable>(
    tables.map(({ name, columns }, bucket) => [
      name,
      new WrittenTable(tableFile(name), columns, 1, room, bucket),
    ]),
  );
  const reading = readExportXml(xml.name, piecesOf(xml), encoding, tables, {
    row: (table, fields, line) => written.get(table)?.row(fields, line),
  });
  const missing = REQUIRED_INPUTS.filter((name) => !reading.tables.has(name));
  const problems = [
    ...reading.problems,
    // A document that could not be read to its end has said so.
    ...(reading.problems.length > 0 ? [] : missing.map((name) => missingTable(xml.name, name))),
  ];
  if (problems.length > 0) return { kind: 'unusable', problems };
  const present = INPUT_NAMES.filter((name) => reading.tables.has(name));
  return {
    kind: 'tables',
    files: present.flatMap((name) => written.get(name)?.file() ?? []),
    tableSchemas: Object.fromEntries(
      INPUT_NAMES.map((name) => [name, { ...tableSchemas[name], file: xml.name }]),
    ) as TableSchemas,
    issues: reading.issues,
    origins: new Map(present.map((name) => [tableFile(name), xml.name])),
    columns: new Map(),
  };
}

function missingTable(file: string, table: InputName): FileProblem {
  return { code: 'file.missing-table', at: { file, line: undefined }, facts: { table } };
}
