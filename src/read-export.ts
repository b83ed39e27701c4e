import type { Config } from './config/config.js';
import type { Encoding } from './charset/index.js';
import { ingest, type InputFile } from './ingest/ingest.js';
import type { FileProblem } from './model/index.js';
import type { Regulations } from './regulations/regulations.js';
import {
  closeInputs,
  INPUT_NAMES,
  openInputs,
  REQUIRED_INPUTS,
  type InputName,
  type InputReaders,
  type InputRows,
} from './validate/input-tables.js';
import type { TableSchema } from './validate/table-schema.js';
import { validate } from './validate/validate.js';
import type { ValidatedExport } from './validate/validated-export.js';

export interface UnusableExport {
  readonly kind: 'unusable';
  readonly problems: readonly FileProblem[];
}

export type ExportReading =
  | UnusableExport
  | {
      readonly kind: 'readable';
      readonly facts: ValidatedExport;
      /** Rows of each file, the header not counted, by file name. */
      readonly rowCounts: ReadonlyMap<string, number>;
    };

/** Reads and checks an export whole. Every problem of every file is named before the run stops (exit 65). */
export function readExport(
  files: readonly InputFile[],
  schemas: Readonly<Record<InputName, TableSchema>>,
  config: Pick<Config, 'encoding' | 'conventions'>,
  regulations: Regulations,
): ExportReading {
  const tables = readTables(files, openInputs(schemas, regulations), config.encoding);
  if (tables.kind === 'unusable') return tables;
  return {
    kind: 'readable',
    facts: validate(tables.rows, regulations, config.conventions),
    rowCounts: rowCountsOf(tables.rows),
  };
}

/** Reads the tables of an export, and says all that makes it unusable. */
export function readTables(
  files: readonly InputFile[],
  readers: InputReaders,
  encoding: Encoding,
  required: readonly InputName[] = REQUIRED_INPUTS,
): UnusableExport | { readonly kind: 'read'; readonly rows: InputRows } {
  const problems: FileProblem[] = [];
  for (const name of INPUT_NAMES) {
    const file = files.find((candidate) => candidate.name === `${name}.csv`);
    if (file === undefined) {
      if (required.includes(name)) problems.push(missingFile(name));
      continue;
    }
    const found = ingest(file, encoding, readers[name]);
    problems.push(...found);
    // A file that could not be read to its end has said so: what its header lacks is not known.
    if (found.length === 0) readers[name].end();
  }
  const rows = closeInputs(readers);
  problems.push(...INPUT_NAMES.flatMap((name) => rows[name].problems));
  return problems.length > 0 ? { kind: 'unusable', problems } : { kind: 'read', rows };
}

/** Rows of each file, the header not counted, by file name. */
export function rowCountsOf(rows: InputRows): ReadonlyMap<string, number> {
  return new Map(INPUT_NAMES.map((name) => [`${name}.csv`, rows[name].rowCount]));
}

function missingFile(name: InputName): FileProblem {
  return { code: 'file.missing', at: { file: `${name}.csv`, line: undefined }, facts: {} };
}
