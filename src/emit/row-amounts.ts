import { placeOf, type Rows } from './rows.js';

/** Whether a row of `paiements.csv` pays or takes back. */
export function signAt(rows: Rows, row: number): '+' | '-' {
  const start = rows.cellStart(row, SIGN);
  const byte = rows.cellEnd(row, SIGN) === start + 1 ? rows.bytes[start] : undefined;
  if (byte === PLUS) return '+';
  if (byte === MINUS) return '-';
  throw new Error('a payment row without its sign');
}

/**
 * Its amount, unsigned, in cents: it has two decimals always, and is a whole number of cents without its comma. Up to
 * fifteen figures a number holds it exactly.
 */
export function centsAt(rows: Rows, row: number): number | bigint {
  const { bytes } = rows;
  const end = rows.cellEnd(row, AMOUNT);
  const start = rows.cellStart(row, AMOUNT);
  if (end === start) throw new Error('a payment row without its amount');
  if (end - start > 16) return BigInt(rows.text(row, AMOUNT).replace(',', ''));
  let cents = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) cents = cents * 10 + digit;
    else if (bytes[at] !== COMMA || at !== end - 3) throw new Error('a payment row without its amount');
  }
  return cents;
}

const SIGN = placeOf('sens');
const AMOUNT = placeOf('montant');
const PLUS = 0x2b;
const MINUS = 0x2d;
const COMMA = 0x2c;
const ZERO = 0x30;
