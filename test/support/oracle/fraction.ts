/** An exact amount or rate: no binary floating point touches money (rules, preamble). Always reduced, denominator positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return { numerator: top / divisor, denominator: bottom / divisor };
}

export const zero = fraction(0n);
export const one = fraction(1n);

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce(add, zero);
}

/** A decimal written with a comma or a point, no thousands separator (files, section 1). Null when it is not one. */
export function parseDecimal(text: string): Fraction | null {
  const match = /^(-?)([0-9]+)(?:[.,]([0-9]+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const magnitude = fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  return sign === '-' ? multiply(magnitude, fraction(-1n)) : magnitude;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
