import type { PAYMENT_COLUMNS } from './payment.js';
import { PAYMENT_COLUMNS as COLUMNS } from './payment.js';

/** Rows of CSV bytes where they lie, as an independent reader finds them. */
export interface Rows {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** The bytes of a row, without its line end: `[start, end)`. */
  start(row: number): number;
  end(row: number): number;
  /** The bytes of a cell, without the quotes around it: `[cellStart, cellEnd)`. */
  cellStart(row: number, column: number): number;
  cellEnd(row: number, column: number): number;
  text(row: number, column: number): string;
  /** The texts of a column, row by row: made once for all who ask, and the same text for most cells that are the same. */
  texts(column: number): readonly string[];
}

/** @throws when the bytes are no rows of so many columns */
export type RowReader = (bytes: Uint8Array, columns: number) => Rows;

type Column = (typeof PAYMENT_COLUMNS)[number];

/** Where a column of `paiements.csv` stands. */
export function placeOf(column: Column): number {
  return COLUMNS.indexOf(column);
}
