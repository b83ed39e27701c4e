import type { OracleConventions } from './conventions.js';
import type { Fraction } from './fraction.js';
import { compare, fraction, multiply, sum, zero } from './fraction.js';

/**
 * The instalments of one payee in cents (rules, section 8). Each is rounded; the last of several absorbs the rounding of
 * the year if its exact amount is positive, and is never below zero.
 */
export function roundInstalments(
  exact: readonly Fraction[],
  rounding: OracleConventions['rounding'],
): bigint[] {
  const rounded = exact.map((amount) => toCents(amount, rounding));
  const last = exact.at(-1);
  if (exact.length === 1 || last === undefined) return rounded;
  const earlier = rounded.slice(0, -1);
  const left = toCents(sum(exact), rounding) - earlier.reduce((total, cents) => total + cents, 0n);
  return [...earlier, compare(last, zero) > 0 && left > 0n ? left : 0n];
}

/** Euros to cents, half-up or truncated (C6). No exact amount is negative. */
function toCents(euros: Fraction, rounding: OracleConventions['rounding']): bigint {
  const { numerator, denominator } = multiply(euros, fraction(100));
  return rounding === 'half-up'
    ? (2n * numerator + denominator) / (2n * denominator)
    : numerator / denominator;
}
