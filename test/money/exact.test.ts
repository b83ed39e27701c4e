import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  equals,
  exactOf,
  formatExact,
  formatFraction,
  fraction,
  isPositive,
  multiply,
  ONE,
  parseExact,
  scale,
  subtract,
  sum,
  ZERO,
  type Exact,
} from '../../src/money/index.js';
import { randomRuns } from '../support/random-runs.js';

/** The oracle: decimal.js with far more digits than any quotient below needs. */
const Oracle = Decimal.clone({ precision: 120 });
const oracleOf = ({ numerator, denominator }: Exact): Decimal =>
  new Oracle(numerator.toString()).div(denominator.toString());

const heldBy = (value: Exact | undefined): (bigint | undefined)[] => [value?.numerator, value?.denominator];

describe('reading a decimal number (files 1: comma or point, no thousands)', () => {
  test.each([
    ['312,50', 625n, 2n],
    ['312.50', 625n, 2n],
    ['0,1', 1n, 10n],
    ['-0.05', -1n, 20n],
    ['+7', 7n, 1n],
    ['007', 7n, 1n],
    ['-0', 0n, 1n],
    ['0.000000000000000000000000000001', 1n, 10n ** 30n],
    ['123456789012345678901234567890', 123456789012345678901234567890n, 1n],
    ['-123456789012345678901234567890', -123456789012345678901234567890n, 1n],
    ['999999999999999', 999_999_999_999_999n, 1n],
    ['0.000000000000001', 1n, 10n ** 15n],
    ['9007199254740993', 9_007_199_254_740_993n, 1n], // 2^53 + 1, which no number is
  ])('%s is %o / %o, reduced', (text, numerator, denominator) => {
    expect(heldBy(parseExact(text))).toEqual([numerator, denominator]);
    expect(heldBy(exactOf(text))).toEqual([numerator, denominator]);
  });

  test.each(['', '1 250', '1.250,00', '1,', ',5', '1e3', 'NaN', 'Infinity', '0x10', '--1', '1,2,3', '٣'])(
    '%o is no number',
    (text) => {
      expect(parseExact(text)).toBeUndefined();
      expect(() => exactOf(text)).toThrow(RangeError);
    },
  );
});

describe('fractions', () => {
  test.each([
    [6, 8, 3n, 4n],
    [-6, 8, -3n, 4n],
    [6, -8, -3n, 4n],
    [-6, -8, 3n, 4n],
    [0, -5, 0n, 1n],
    [1250, 9, 1250n, 9n],
  ])('%i / %i is held as %o / %o', (a, b, numerator, denominator) => {
    expect(heldBy(fraction(a, b))).toEqual([numerator, denominator]);
  });

  test('a number that is no whole one is a bug', () => {
    expect(() => fraction(0.5)).toThrow(RangeError);
    expect(() => fraction(1, Number.NaN)).toThrow(RangeError);
  });

  test('nothing is divided by zero', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => fraction(2n ** 60n, 0n)).toThrow(RangeError);
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  });

  test('three thirds are one', () => {
    const third = fraction(1, 3);
    expect(sum([third, third, third])).toEqual(ONE);
    expect(sum([])).toEqual(ZERO);
  });

  test('only what is above zero is positive', () => {
    expect([fraction(1, 9), ZERO, fraction(-1, 9)].map(isPositive)).toEqual([true, false, false]);
  });

  test.each([
    [1, 2, 1, 3, 1],
    [1, 3, 1, 2, -1],
    [1, 2, 3, 2, -1],
    [-1, 2, 1, 2, -1],
    [2, 4, 1, 2, 0],
  ])('%i/%i compared with %i/%i: %i', (a, b, c, d, expected) => {
    expect(compare(fraction(a, b), fraction(c, d))).toBe(expected);
    expect(equals(fraction(a, b), fraction(c, d))).toBe(expected === 0);
  });

  test.each([
    ['625/2', 625, 2],
    ['6/7', 6, 7],
    ['-3', -6, 2],
  ])('people read %s', (text, numerator, denominator) => {
    expect(formatFraction(fraction(numerator, denominator))).toBe(text);
  });
});

describe('a number shown to people', () => {
  test.each([
    [1250, 1, 6, '1250'],
    [625, 2, 6, '312.5'],
    [1250, 9, 6, '138.888888…'], // cut, never rounded up
    [2, 3, 2, '0.66…'],
    [-2, 3, 2, '-0.66…'],
    [1, 1_000_000, 6, '0.000001'],
    [1, 3_000_000_000, 6, '0.000000…'],
    [0, 1, 6, '0'],
  ])('%i / %i with %i decimals reads %s', (numerator, denominator, places, shown) => {
    expect(formatExact(fraction(numerator, denominator), places)).toBe(shown);
  });

  test('six decimals unless more are asked for', () => {
    expect(formatExact(fraction(6, 7))).toBe('0.857142…');
  });
});

describe('arithmetic agrees with decimal.js', () => {
  // Amounts of the trade; larger ones, whose products leave the safe integers; and what lies on either side of 2^53.
  const numerator = fc.oneof(
    fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  );
  const denominator = fc.oneof(
    fc.constantFrom(1n, 3n, 7n, 270n, 300n, 360n, 900n),
    fc.bigInt({ min: 1n, max: 10n ** 6n }),
    fc.bigInt({ min: 2n ** 31n - 3n, max: 2n ** 31n + 3n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  );
  const exact = fc.tuple(numerator, denominator).map(([top, bottom]) => fraction(top, bottom));
  const operations = {
    add: [add, (a: Decimal, b: Decimal) => a.plus(b)],
    subtract: [subtract, (a: Decimal, b: Decimal) => a.minus(b)],
    multiply: [multiply, (a: Decimal, b: Decimal) => a.times(b)],
    divide: [divide, (a: Decimal, b: Decimal) => a.div(b)],
  } as const;

  test.each(['add', 'subtract', 'multiply', 'divide'] as const)('%s', (name) => {
    const [ours, theirs] = operations[name];
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        fc.pre(name !== 'divide' || b.numerator !== 0n);
        const result = ours(a, b);
        const difference = oracleOf(result)
          .minus(theirs(oracleOf(a), oracleOf(b)))
          .abs();
        expect(difference.lt('1e-60'), difference.toString()).toBe(true);
        expect(result).toEqual(fraction(result.numerator, result.denominator));
        expect(result.denominator > 0n).toBe(true);
        expect(divisorOf(result.numerator, result.denominator)).toBe(1n);
      }),
      randomRuns(300),
    );
  });

  test('scaling by a fraction of two whole numbers', () => {
    const whole = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());
    const below = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1 }));
    fc.assert(
      fc.property(exact, whole, below, (a, top, bottom) => {
        expect(scale(a, top, bottom)).toEqual(multiply(a, fraction(top, bottom)));
        expect(
          oracleOf(scale(a, top, bottom))
            .minus(oracleOf(a).times(top).div(bottom))
            .abs()
            .lt('1e-60'),
        ).toBe(true);
      }),
      randomRuns(300),
    );
  });

  test('comparison', () => {
    fc.assert(
      fc.property(exact, exact, fc.boolean(), (a, drawn, same) => {
        const b = same ? fraction(3n * a.numerator, 3n * a.denominator) : drawn;
        expect(compare(a, b)).toBe(oracleOf(a).comparedTo(oracleOf(b)));
        expect(equals(a, b)).toBe(oracleOf(a).eq(oracleOf(b)));
        expect(isPositive(a)).toBe(oracleOf(a).gt(0));
      }),
      randomRuns(300),
    );
  });

  test('reading any decimal number', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.stringMatching(/^\d{1,25}$/))
      .map(([whole, decimals]) => `${whole.toString()}.${decimals}`);
    fc.assert(
      fc.property(decimal, (text) => {
        expect(oracleOf(exactOf(text)).eq(new Oracle(text))).toBe(true);
      }),
      randomRuns(300),
    );
  });
});

/** The greatest common divisor, unsigned. */
function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : divisorOf(b, a % b);
}
