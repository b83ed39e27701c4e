import type { Encoding } from '../charset/index.js';
import type { NumberForm } from './number-form.js';

/** How the extraction of another system becomes the tables of the contract (files.md section 1), checked. */
export interface Profile {
  /** As its file is called: `epp`. */
  readonly name: string;
  /** Empty when it has none. */
  readonly description: string;
  /** By table of the contract: `agents`. A table that is not here is read in its own form. */
  readonly tables: ReadonlyMap<string, ProfileTable>;
}

/** Where a table of the contract comes from. */
export interface ProfileTable {
  readonly table: string;
  /** The name of the file in the folder of the extraction. */
  readonly file: string;
  readonly separator: Separator;
  readonly encoding: Encoding;
  /** In the order of the profile. */
  readonly columns: readonly ProfileColumn[];
}

export type Separator = ';' | ',' | '|' | '\t';

/** A column of the contract, and where its values come from. */
export interface ProfileColumn {
  readonly column: string;
  readonly source: ColumnSource;
}

export type ColumnSource =
  /** The same on every row. */
  { readonly kind: 'constant'; readonly value: string } | ReadSource;

/** One column of the extraction, or several joined; then a part of that; then a code translated or a form rewritten. */
export interface ReadSource {
  readonly kind: 'read';
  /** Columns of the extraction, at least one. */
  readonly from: readonly string[];
  readonly join: string;
  readonly split: Split | undefined;
  /** Code of the extraction → code of the contract. */
  readonly values: ReadonlyMap<string, string>;
  readonly form: ValueForm | undefined;
}

/** Cuts a text in `of` parts at most: the last one keeps the rest, so that nothing is lost unsaid. */
export interface Split {
  readonly at: string;
  /** From 1. */
  readonly part: number;
  readonly of: number;
}

export type ValueForm =
  | { readonly kind: 'date'; readonly pattern: string }
  | { readonly kind: 'number'; readonly number: NumberForm };

/** What a profile needs to know of the contract: the Table Schemas, by table. */
export type Contract = Readonly<Record<string, ContractTable>>;

export interface ContractTable {
  readonly fields: readonly ContractColumn[];
}

export interface ContractColumn {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'boolean';
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
  readonly columnRequired?: boolean;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
}

/** The columns of the extraction that a table reads, each once. */
export function sourceColumns(table: ProfileTable): readonly string[] {
  return [...new Set(table.columns.flatMap(({ source }) => (source.kind === 'read' ? source.from : [])))];
}
