import { wideOf, type Exact } from './exact.js';

declare const cents: unique symbol;

/** A payable amount in whole cents, signed. There is one door from `Exact` to `Cents`: {@link roundToCents}. */
export type Cents = bigint & { readonly [cents]: true };

/** C6 of rules section 13: half-up is the default; truncation drops the fraction of a cent. */
export type Rounding = 'half-up' | 'truncate';

export const NO_CENTS = 0n as Cents;

/** An amount already in cents (a posting of the ledger, a literal of a test). */
export function centsOf(value: bigint | number): Cents {
  return BigInt(value) as Cents;
}

/** The single rounding of rules section 8; `exact` is in euros. Half a cent goes away from zero. */
export function roundToCents(exact: Exact, rounding: Rounding): Cents {
  const { top, bottom } = exact;
  const cents = Math.abs(top) * 100;
  if (bottom === 0 || !Number.isSafeInteger(2 * cents + 2 * bottom)) return roundWide(exact, rounding);
  const rounded = rounding === 'half-up' ? quotient(2 * cents + bottom, 2 * bottom) : quotient(cents, bottom);
  return BigInt(top < 0 ? -rounded : rounded) as Cents;
}

/** The whole quotient of two positive safe integers: the division that is left comes out even, hence exact. */
function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

/** The same of a fraction whose cents, doubled, safe integers do not hold. */
function roundWide(exact: Exact, rounding: Rounding): Cents {
  const { numerator, denominator } = wideOf(exact);
  const cents = 100n * (numerator < 0n ? -numerator : numerator);
  const rounded =
    rounding === 'half-up' ? (2n * cents + denominator) / (2n * denominator) : cents / denominator;
  return (numerator < 0n ? 0n - rounded : rounded) as Cents;
}

export function addCents(a: Cents, b: Cents): Cents {
  return (a + b) as Cents;
}

export function subtractCents(a: Cents, b: Cents): Cents {
  return (a - b) as Cents;
}

export function negateCents(a: Cents): Cents {
  return (0n - a) as Cents;
}

/** The amount without its sign. */
export function absoluteCents(a: Cents): Cents {
  return a < 0n ? negateCents(a) : a;
}

export function minCents(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

export function maxCents(a: Cents, b: Cents): Cents {
  return a > b ? a : b;
}

export function sumCents(values: Iterable<Cents>): Cents {
  let total = 0n;
  for (const value of values) total += value;
  return total as Cents;
}

/** `-1234,05`: euros with a decimal comma and two decimals, as the CSV files of files.md section 3 want them. */
export function formatCents(value: Cents): string {
  const digits = absoluteCents(value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** `1 234,05 €` for people: thousands apart, no-break spaces. */
export function formatEuros(value: Cents): string {
  const [whole = '', decimals = ''] = formatCents(value).split(',');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${decimals}\u00a0€`;
}
