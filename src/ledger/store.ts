import type { TableName } from './tables.js';

export type SqlValue = null | number | bigint | string | Uint8Array;

/** The values of a row, in the order of the columns asked for. */
export type Row = readonly SqlValue[];

/** Queries are written once for both stores: parameters are `$1`, `$2`…, what differs is in {@link Dialect}. */
export interface Sql {
  rows(text: string, parameters?: readonly SqlValue[]): Promise<readonly Row[]>;
}

/** A write under way: nobody else writes, and it is done whole or not at all. */
export interface Transaction extends Sql {
  readonly dialect: Dialect;
  /** @returns how many rows changed */
  execute(text: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Adds rows, all the columns of the table in its order. */
  insert(table: TableName, rows: readonly Row[]): Promise<void>;
  /**
   * Does what adds so many rows to a table that held so many. Rows that come in another order than that of a large index
   * each look for their page of it: the store may make the index again when they are there.
   */
  inBulk<Result>(
    index: string,
    sizes: { readonly held: number; readonly added: number },
    body: () => Promise<Result>,
  ): Promise<Result>;
}

/** A database that keeps one book. What it throws is a `LedgerError`, or a bug. */
export interface Store extends Sql {
  readonly dialect: Dialect;
  /**
   * Rows in batches, from one snapshot; a reader that stops early holds nothing back.
   *
   * @param together rows of a batch
   */
  stream(text: string, parameters?: readonly SqlValue[], together?: number): AsyncIterable<readonly Row[]>;
  /** One durable transaction; throws `locked` while another process is in one. */
  transaction<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** One small durable statement that must not wait for this process's own transaction; it may then be skipped. */
  touch(text: string, parameters: readonly SqlValue[]): Promise<void>;
  /**
   * Makes what was removed unreadable in the files of the store, outside any transaction.
   *
   * @returns `busy` while somebody reads: to be done again; `elsewhere` where only the server can
   */
  erase(): Promise<'erased' | 'busy' | 'elsewhere'>;
  /** What the database itself says of its own state, one sentence a fault. */
  damage(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where the SQL of the two stores differs. */
export interface Dialect {
  readonly bytesType: string;
  readonly integerType: string;
  /** Text that is compared by code point. */
  readonly textType: string;
  readonly tableSuffix: string;
  /** How many tables the book's space has, and how many are called `meta`. */
  readonly tableCounts: string;
  /** A condition: the column is one of the texts of a list parameter. */
  isOneOf(column: string, parameter: string): string;
  /** The value of a list parameter. */
  list(values: readonly string[]): SqlValue;
  /** An aggregate: the distinct values of an integer column, joined by commas. */
  distinctList(column: string): string;
  /** The values of some expressions as a JSON array. */
  jsonArray(columns: readonly string[]): string;
  /** An aggregate: the JSON array of such texts, as text. */
  jsonList(expression: string): string;
  /** A text as bytes, in UTF-8. */
  utf8(text: string): string;
  /** Makes, unless it is there, the table `staged_parts` that only this connection sees and that is empty. */
  readonly stagingTable: string;
  /** Statements after which rows of a table can be added, never changed or removed. */
  appendOnly(table: string): readonly string[];
  /** Statements after which rows of such a table can be removed, until {@link appendOnly} closes it again. */
  removable(table: string): readonly string[];
  /** Statements to run before rows are removed, so that what they held does not stay behind. */
  readonly erasing: readonly string[];
  /** Statements to run once before the tables are created. */
  readonly preparation: readonly string[];
}
