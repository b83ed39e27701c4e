import { Decimal } from 'decimal.js';
import { equals, fraction, wideOf, type Exact } from './exact.js';

/** 1, 10, 100… as far as that many digits always make a safe integer. */
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, places) => Number(`1${'0'.repeat(places)}`));

/** Reads a decimal number with comma or point (`312,50`); `undefined` for any other text. */
export function parseExact(text: string): Exact | undefined {
  const match = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  const digits = whole + decimals;
  if (digits.length < POWERS_OF_TEN.length) {
    const magnitude = Number(digits);
    return fraction(sign === '-' ? -magnitude : magnitude, POWERS_OF_TEN[decimals.length]);
  }
  const magnitude = BigInt(digits);
  return fraction(sign === '-' ? -magnitude : magnitude, 10n ** BigInt(decimals.length));
}

/** The decimal number written in law data; throws when it is not one, since the data were validated before. */
export function exactOf(text: string): Exact {
  const value = parseExact(text);
  if (value === undefined) throw new RangeError(`not a decimal number: ${text}`);
  return value;
}

/** For people: at most `places` decimals, with a decimal point, trailing zeros dropped; `…` says that more follow. */
export function formatExact(value: Exact, places = 6): string {
  const { numerator, denominator } = wideOf(value);
  const quotient = new Wide(numerator.toString()).div(denominator.toString());
  const shown = quotient.toDecimalPlaces(places, Decimal.ROUND_DOWN);
  const whole = equals(value, exactOf(shown.toFixed()));
  return whole ? shown.toFixed() : `${shown.toFixed(places)}…`;
}

/** `6/7`, or the number itself when it is whole. */
export function formatFraction(value: Exact): string {
  const { numerator, denominator } = wideOf(value);
  return denominator === 1n ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
}

/** decimal.js with room for every digit of a quotient that people are shown. */
const Wide = Decimal.clone({ precision: 60 });
