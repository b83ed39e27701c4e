import type { Encoding } from './charset/index.js';
import type { InputFile } from './ingest/ingest.js';
import type { FileProblem, Issue } from './model/index.js';
import type { Profile } from './profiles/profile.js';
import type { InputName } from './validate/input-tables.js';
import type { TableSchema } from './validate/table-schema.js';

export type TableSchemas = Readonly<Record<InputName, TableSchema>>;

/** An export as the files of the contract (files.md section 1), whatever form it came in. */
export interface ContractTables {
  readonly kind: 'tables';
  /** `agents.csv`… */
  readonly files: readonly InputFile[];
  /** The schemas, that say the file of origin where it is another. */
  readonly tableSchemas: TableSchemas;
  /** What is said of the other form. */
  readonly issues: readonly Issue[];
  /** The file of origin of each table that was no file of the contract, by the name it has there. */
  readonly origins: ReadonlyMap<string, string>;
  /** By file of origin: the columns of the contract that are called otherwise there, and how. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What an export is read with. */
export interface FormSettings {
  readonly tableSchemas: TableSchemas;
  readonly encoding: Encoding;
  /** Of the system it was extracted from, when that is not ours. */
  readonly profile: Profile | undefined;
}

export type FormReading =
  ContractTables | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] };
