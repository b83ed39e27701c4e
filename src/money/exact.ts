import { Decimal } from 'decimal.js';

/**
 * An exact rational amount: a fraction of integers, always reduced, denominator positive. Amounts stay `Exact`
 * from the rate to the single rounding of rules section 8; nothing here is a binary floating point number.
 */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Exact = { numerator: 0n, denominator: 1n };
export const ONE: Exact = { numerator: 1n, denominator: 1n };

/** The fraction `numerator / denominator`. Throws on a zero denominator: that is a bug, never data. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Exact {
  return reduced(BigInt(numerator), BigInt(denominator));
}

/** Reads a decimal number with comma or point (`312,50`); `undefined` for any other text. */
export function parseExact(text: string): Exact | undefined {
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(text)) return undefined;
  const decimal = new Decimal(text.replace(',', '.'));
  const places = decimal.decimalPlaces();
  return reduced(BigInt(decimal.toFixed(places).replace('.', '')), 10n ** BigInt(places));
}

/** The decimal number written in law data; throws when it is not one, since the data were validated before. */
export function exactOf(text: string): Exact {
  const value = parseExact(text);
  if (value === undefined) throw new RangeError(`not a decimal number: ${text}`);
  return value;
}

export function add(a: Exact, b: Exact): Exact {
  if (a.denominator === b.denominator) return reduced(a.numerator + b.numerator, a.denominator);
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `a / b`; throws when `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(a: Exact, b: Exact): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function isPositive(a: Exact): boolean {
  return a.numerator > 0n;
}

/** For people: at most `places` decimals, with a decimal point, trailing zeros dropped; `…` says that more follow. */
export function formatExact(value: Exact, places = 6): string {
  const quotient = new Wide(value.numerator.toString()).div(value.denominator.toString());
  const shown = quotient.toDecimalPlaces(places, Decimal.ROUND_DOWN);
  const whole = equals(value, exactOf(shown.toFixed()));
  return whole ? shown.toFixed() : `${shown.toFixed(places)}…`;
}

/** `6/7`, or the number itself when it is whole. */
export function formatFraction(value: Exact): string {
  const { numerator, denominator } = value;
  return denominator === 1n ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
}

/** decimal.js with room for every digit of a quotient that people are shown. */
const Wide = Decimal.clone({ precision: 60 });

function reduced(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 0n) throw new RangeError('division by zero');
  const divisor = greatestCommonDivisor(
    numerator < 0n ? -numerator : numerator,
    denominator < 0n ? -denominator : denominator,
  );
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
