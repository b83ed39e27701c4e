import { greatestCommonDivisor, greatestCommonDivisorWide } from './integers.js';

/**
 * An exact rational amount: a fraction of integers, always reduced, denominator positive. Amounts stay `Exact`
 * from the rate to the single rounding of rules section 8; nothing here is a binary floating point number.
 */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** The same two as numbers, exact below 2^53; both 0 where one of them is larger. For this folder alone. */
  readonly top: number;
  readonly bottom: number;
  /** The fraction that numbers cannot hold. */
  readonly wide: Wide | undefined;
}

interface Wide {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Amounts of this trade fit in safe integers, which cost a tenth of bigints. Each operation multiplies numbers and
 * looks whether every product is a safe integer: a product that is not one is at least 2^53 once rounded, so none is
 * missed. Otherwise, or when an operand is wide (its bottom is 0), it is done again in bigints.
 */
class Fraction implements Exact {
  readonly top: number;
  readonly bottom: number;
  readonly wide: Wide | undefined;

  constructor(top: number, bottom: number, wide: Wide | undefined) {
    this.top = top;
    this.bottom = bottom;
    this.wide = wide;
  }

  get numerator(): bigint {
    return wideOf(this).numerator;
  }

  get denominator(): bigint {
    return wideOf(this).denominator;
  }
}

export const ZERO: Exact = new Fraction(0, 1, undefined);
export const ONE: Exact = new Fraction(1, 1, undefined);

/** The fraction `numerator / denominator`. Throws on a zero denominator: that is a bug, never data. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1): Exact {
  return isSafe(numerator) && isSafe(denominator)
    ? reduced(numerator, denominator)
    : reducedWide(BigInt(numerator), BigInt(denominator));
}

export function add(a: Exact, b: Exact): Exact {
  if (a === ZERO) return b;
  if (b === ZERO) return a;
  if (a.bottom === b.bottom) {
    const result = reducedIfSafe(a.top + b.top, a.bottom);
    if (result !== undefined) return result;
  }
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  if (isSafe(left) && isSafe(right)) {
    const result = reducedIfSafe(left + right, a.bottom * b.bottom);
    if (result !== undefined) return result;
  }
  const [x, y] = [wideOf(a), wideOf(b)];
  return reducedWide(
    x.numerator * y.denominator + y.numerator * x.denominator,
    x.denominator * y.denominator,
  );
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, multiply(MINUS_ONE, b));
}

export function multiply(a: Exact, b: Exact): Exact {
  if (a === ONE) return b;
  if (b === ONE) return a;
  const result = reducedIfSafe(a.top * b.top, a.bottom * b.bottom);
  if (result !== undefined) return result;
  const [x, y] = [wideOf(a), wideOf(b)];
  return reducedWide(x.numerator * y.numerator, x.denominator * y.denominator);
}

/** `a × numerator / denominator`, of two integers above all zero in the denominator; reduced once. */
export function scale(a: Exact, numerator: number, denominator: number): Exact {
  return (
    reducedIfSafe(a.top * numerator, a.bottom * denominator) ?? multiply(a, fraction(numerator, denominator))
  );
}

/** `a / b`; throws when `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  const { numerator, denominator } = wideOf(b);
  return multiply(a, reducedWide(denominator, numerator));
}

export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  if (a.bottom * b.bottom > 0 && isSafe(left) && isSafe(right)) return Math.sign(left - right);
  const [x, y] = [wideOf(a), wideOf(b)];
  const difference = x.numerator * y.denominator - y.numerator * x.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(a: Exact, b: Exact): boolean {
  if (a.top !== b.top || a.bottom !== b.bottom) return false;
  return a.wide?.numerator === b.wide?.numerator && a.wide?.denominator === b.wide?.denominator;
}

export function isPositive(a: Exact): boolean {
  return a.wide === undefined ? a.top > 0 : a.wide.numerator > 0n;
}

const MINUS_ONE = fraction(-1);

function isSafe(value: number | bigint): value is number {
  return Number.isSafeInteger(value);
}

/** Numerator and denominator as bigints, whatever the size; also of a fraction that came from another thread. */
export function wideOf({ top, bottom, wide }: Pick<Exact, 'top' | 'bottom' | 'wide'>): Wide {
  return wide ?? { numerator: BigInt(top), denominator: BigInt(bottom) };
}

/** `undefined` where an integer left the safe ones, or an operand was wide. */
function reducedIfSafe(top: number, bottom: number): Exact | undefined {
  return bottom !== 0 && isSafe(top) && isSafe(bottom) ? reduced(top, bottom) : undefined;
}

function reduced(numerator: number, denominator: number): Exact {
  if (denominator === 0) throw new RangeError('division by zero');
  if (numerator === 0) return ZERO;
  const top = denominator < 0 ? -numerator : numerator;
  const bottom = Math.abs(denominator);
  if (bottom === 1) return top === 1 ? ONE : new Fraction(top, 1, undefined);
  const divisor = greatestCommonDivisor(Math.abs(top), bottom);
  if (divisor === 1) return new Fraction(top, bottom, undefined);
  return top === bottom ? ONE : new Fraction(top / divisor, bottom / divisor, undefined);
}

function reducedWide(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 0n) throw new RangeError('division by zero');
  const divisor = greatestCommonDivisorWide(
    numerator < 0n ? -numerator : numerator,
    denominator < 0n ? -denominator : denominator,
  );
  const sign = denominator < 0n ? -divisor : divisor;
  const wide = { numerator: numerator / sign, denominator: denominator / sign };
  const [top, bottom] = [Number(wide.numerator), Number(wide.denominator)];
  return isSafe(top) && isSafe(bottom) ? reduced(top, bottom) : new Fraction(0, 0, wide);
}
