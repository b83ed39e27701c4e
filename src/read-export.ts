import type { Config } from './config/config.js';
import type { Encoding } from './charset/index.js';
import { contractTables, asInOrigin } from './contract-tables.js';
import type { ContractTables } from './export-form.js';
import { ingest, type InputFile } from './ingest/ingest.js';
import type { Envelope, FileProblem, Issue, School } from './model/index.js';
import type { Profile } from './profiles/profile.js';
import type { Regulations } from './regulations/regulations.js';
import { stsSchoolIssues } from './sts/eps-counts.js';
import type { StsInputs } from './sts/inputs.js';
import { stsIssues } from './sts/issues.js';
import {
  closeInputs,
  INPUT_NAMES,
  openInputs,
  REQUIRED_INPUTS,
  tableFile,
  type InputName,
  type InputReaders,
  type InputRows,
} from './validate/input-tables.js';
import type { TableSchema } from './validate/table-schema.js';
import { validate } from './validate/validate.js';
import type { ValidatedExport } from './validate/validated-export.js';
import { memoryRoom } from './written-table.js';

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
      readonly envelopes: readonly Envelope[];
    };

/** What an export is read with. */
export interface ReadingSettings {
  readonly tableSchemas: Readonly<Record<InputName, TableSchema>>;
  readonly config: Pick<Config, 'encoding' | 'conventions'>;
  readonly regulations: Regulations;
  readonly profile: Profile | undefined;
  readonly sts?: StsInputs | undefined;
}

/** Reads and checks an export whole. Every problem of every file is named before the run stops (exit 65). */
export function readExport(files: readonly InputFile[], settings: ReadingSettings): ExportReading {
  const tables = contractTables(files, { ...settings, encoding: settings.config.encoding }, memoryRoom());
  return tables.kind === 'unusable' ? tables : readContractTables(tables, settings);
}

/** The same of an export that has the form of the contract. */
export function readContractTables(
  forms: ContractTables,
  { config, regulations, sts }: Omit<ReadingSettings, 'tableSchemas' | 'profile'>,
): ExportReading {
  const { files, tableSchemas } = forms;
  const tables = readTables(files, openInputs(tableSchemas, regulations), config.encoding);
  if (tables.kind === 'unusable') return tables;
  const facts = validate(tables.rows, regulations, config.conventions);
  const { issues } = facts;
  const compared = sts === undefined ? [] : comparisons(sts, facts, tables.rows.etablissements.values);
  return {
    kind: 'readable',
    facts: { ...facts, issues: asInOrigin([...forms.issues, ...issues, ...compared], forms) },
    rowCounts: rowCountsOf(tables.rows),
    envelopes: tables.rows.enveloppes.values,
  };
}

/** What STS-web says otherwise. */
function comparisons(
  { reference, issues }: StsInputs,
  facts: ValidatedExport,
  schools: readonly School[],
): readonly Issue[] {
  return [...issues, ...stsIssues(reference, facts), ...stsSchoolIssues(reference, schools)];
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
    const file = files.find((candidate) => candidate.name === tableFile(name));
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
  return new Map(INPUT_NAMES.map((name) => [tableFile(name), rows[name].rowCount]));
}

function missingFile(name: InputName): FileProblem {
  return { code: 'file.missing', at: { file: tableFile(name), line: undefined }, facts: {} };
}
