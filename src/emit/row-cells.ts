import type { Rows } from './rows.js';

/** Orders the cells of two rows by code point, as their bytes are in UTF-8; a quote, doubled in both, changes nothing. */
export function compareCells(rows: Rows, a: number, b: number, column: number): number {
  const { bytes } = rows;
  const [fromA, fromB] = [rows.cellStart(a, column), rows.cellStart(b, column)];
  const [lengthA, lengthB] = [rows.cellEnd(a, column) - fromA, rows.cellEnd(b, column) - fromB];
  const length = Math.min(lengthA, lengthB);
  for (let index = 0; index < length; index += 1) {
    const difference = (bytes[fromA + index] ?? 0) - (bytes[fromB + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

/** Whether a column says the same in two rows. */
export function isSameCell(rows: Rows, a: number, b: number, column: number): boolean {
  const { bytes } = rows;
  const [fromA, fromB] = [rows.cellStart(a, column), rows.cellStart(b, column)];
  const length = rows.cellEnd(a, column) - fromA;
  if (rows.cellEnd(b, column) - fromB !== length) return false;
  for (let index = 0; index < length; index += 1) {
    if (bytes[fromA + index] !== bytes[fromB + index]) return false;
  }
  return true;
}
