import type { FormReading, FormSettings, TableSchemas } from './export-form.js';
import { ingest, type InputFile } from './ingest/ingest.js';
import type { FileProblem } from './model/index.js';
import { mapTable, type TableMapping, type UnmatchedHeader } from './profiles/map-table.js';
import type { Profile, ProfileTable } from './profiles/profile.js';
import { INPUT_NAMES, REQUIRED_INPUTS, tableFile, type InputName } from './validate/input-tables.js';
import { WrittenTable, type TableRoom } from './written-table.js';

/** A table of the contract written from a file of another system. */
interface MappedTable {
  readonly name: InputName;
  /** Its file in the extraction. */
  readonly origin: string;
  readonly written: WrittenTable;
  readonly mapping: TableMapping;
}

/** The tables of another system's extraction, each written as the file of the contract; those it does not map as they are. */
export function tablesOfProfile(
  files: readonly InputFile[],
  { profile, tableSchemas }: Omit<FormSettings, 'profile'> & { readonly profile: Profile },
  room: TableRoom,
): FormReading {
  const problems: FileProblem[] = [];
  const mapped: MappedTable[] = [];
  const schemas: Record<InputName, TableSchemas[InputName]> = { ...tableSchemas };
  INPUT_NAMES.forEach((name, bucket) => {
    const table = profile.tables.get(name);
    if (table === undefined) return;
    schemas[name] = { ...tableSchemas[name], file: table.file };
    const file = files.find((candidate) => candidate.name === table.file);
    if (file === undefined) {
      if (REQUIRED_INPUTS.includes(name)) problems.push(missingFile(table.file));
      return;
    }
    const reading = mappedTable(name, table, file, room, bucket);
    if ('problems' in reading) problems.push(...reading.problems);
    else mapped.push(reading);
  });
  if (problems.length > 0) return { kind: 'unusable', problems };
  const own = INPUT_NAMES.filter((name) => !profile.tables.has(name)).map(tableFile);
  return {
    kind: 'tables',
    files: [
      ...mapped.map(({ written }) => written.file()),
      ...files.filter(({ name }) => own.includes(name)),
    ],
    tableSchemas: schemas,
    issues: [],
    origins: new Map(mapped.map(({ name, origin }) => [tableFile(name), origin])),
    columns: ownColumns(mapped),
  };
}

function mappedTable(
  name: InputName,
  table: ProfileTable,
  file: InputFile,
  room: TableRoom,
  bucket: number,
): MappedTable | { readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  let made: MappedTable | undefined;
  const open = (columns: readonly string[], line: number): void => {
    const matched = mapTable(table, columns);
    if (!('mapping' in matched)) {
      problems.push(...unmatchedProblems(matched, table.file, line));
      return;
    }
    const { mapping } = matched;
    const written = new WrittenTable(tableFile(name), mapping.columns, line, room, bucket);
    made = { name, origin: table.file, written, mapping };
  };
  const found = ingest(
    file,
    table.encoding,
    {
      header: open,
      record: (fields, line) => made?.written.row(contractRow(fields, made.mapping), line),
    },
    table.separator,
  );
  problems.push(...found);
  if (problems.length === 0 && made === undefined) open([], 1);
  return made === undefined || problems.length > 0 ? { problems } : made;
}

/** A row of another width than its header becomes one of another width than that of the contract: it is rejected as such. */
function contractRow(fields: readonly string[], { columns, width, map }: TableMapping): readonly string[] {
  if (fields.length === width) return map(fields);
  const more = fields.length - width;
  const cells = map(Array.from({ length: width }, (_, index) => fields[index] ?? ''));
  return Array.from({ length: Math.max(1, columns.length + more) }, (_, index) => cells[index] ?? '');
}

/** What the tables call their columns, by file of origin. */
function ownColumns(mapped: readonly MappedTable[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byFile = new Map<string, Map<string, string>>();
  for (const { origin, mapping } of mapped) {
    const columns = byFile.get(origin) ?? new Map<string, string>();
    for (const [column, own] of mapping.sources) if (!columns.has(column)) columns.set(column, own);
    byFile.set(origin, columns);
  }
  return byFile;
}

function unmatchedProblems(
  { missing, duplicated }: UnmatchedHeader,
  file: string,
  line: number,
): FileProblem[] {
  const at = { file, line };
  return [
    ...duplicated.map((column) => ({ code: 'file.duplicate-column', at, facts: { column } })),
    ...(missing.length === 0
      ? []
      : [{ code: 'file.missing-column', at, facts: { columns: missing.join(', ') } }]),
  ];
}

function missingFile(file: string): FileProblem {
  return { code: 'file.missing', at: { file, line: undefined }, facts: {} };
}
