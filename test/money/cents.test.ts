import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteCents,
  addCents,
  centsOf,
  exactOf,
  formatCents,
  formatEuros,
  fraction,
  maxCents,
  minCents,
  negateCents,
  NO_CENTS,
  roundToCents,
  subtractCents,
  sumCents,
} from '../../src/money/index.js';
import { randomRuns } from '../support/random-runs.js';

describe('the single rounding', () => {
  test.each([
    ['0.004', 0n, 'rules 8'],
    ['0.005', 1n, 'rules 8'], // exactly half a cent goes up
    ['1.005', 101n, 'rules 8'], // where binary floating point says 1.00
    ['138.885', 13889n, 'rules 8'],
    ['0.0049999999999999999999999999999', 0n, 'rules 8'],
    ['0.0050000000000000000000000000001', 1n, 'rules 8'],
    ['2.675', 268n, 'rules 8'],
    ['-0.005', -1n, 'rules 8'], // away from zero
    ['-0.004', 0n, 'rules 8'],
    ['104', 10400n, 'rules 8'],
  ])('%s euros is %o cents half-up (%s)', (euros, cents) => {
    expect(roundToCents(exactOf(euros), 'half-up')).toBe(cents);
  });

  test.each([
    ['0.005', 0n, 'rules 13, C6'],
    ['0.00999', 0n, 'rules 13, C6'],
    ['0.01', 1n, 'rules 13, C6'],
    ['138.889', 13888n, 'rules 13, C6'],
    ['-0.019', -1n, 'rules 13, C6'], // the fraction of a cent is dropped, whatever the sign
  ])('%s euros is %o cents truncated (%s)', (euros, cents) => {
    expect(roundToCents(exactOf(euros), 'truncate')).toBe(cents);
  });

  test('agrees with decimal.js on any fraction, half cents included', () => {
    const Oracle = Decimal.clone({ precision: 80 });
    const fractionOfEuro = fc.oneof(
      fc.tuple(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.constantFrom(200n, 360n, 2700n, 9000n, 7n),
      ),
      fc.tuple(
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map((half) => 2n * half + 1n),
        fc.constant(200n),
      ),
    );
    fc.assert(
      fc.property(fractionOfEuro, ([numerator, denominator]) => {
        const exact = fraction(numerator, denominator);
        const cents = new Oracle(numerator.toString()).times(100).div(denominator.toString());
        const rounded = (mode: Decimal.Rounding): bigint => BigInt(cents.toDecimalPlaces(0, mode).toFixed());
        expect(roundToCents(exact, 'half-up')).toBe(rounded(Decimal.ROUND_HALF_UP));
        expect(roundToCents(exact, 'truncate')).toBe(rounded(Decimal.ROUND_DOWN));
      }),
      randomRuns(1000),
    );
  });
});

describe('arithmetic of cents', () => {
  const [five, minusTwo] = [centsOf(5), centsOf(-2n)];

  test.each([
    ['sum', addCents(five, minusTwo), 3n],
    ['difference', subtractCents(minusTwo, five), -7n],
    ['opposite', negateCents(five), -5n],
    ['opposite of nothing', negateCents(centsOf(0)), 0n],
    ['amount of a debit', absoluteCents(minusTwo), 2n],
    ['amount of a credit', absoluteCents(five), 5n],
    ['lesser', minCents(five, minusTwo), -2n],
    ['lesser, the other way', minCents(minusTwo, five), -2n],
    ['greater', maxCents(five, minusTwo), 5n],
    ['greater, the other way', maxCents(minusTwo, five), 5n],
    ['total', sumCents([five, minusTwo, five]), 8n],
    ['total of nothing', sumCents([]), 0n],
    ['nothing', NO_CENTS, 0n],
  ])('the %s of 5 and -2', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('cents as they are written', () => {
  test.each([
    [0, '0,00'],
    [5, '0,05'],
    [-5, '-0,05'],
    [99, '0,99'],
    [100, '1,00'],
    [-123405, '-1234,05'],
    [123456789, '1234567,89'],
  ])('%i cents is %s in a CSV file (files 3)', (cents, text) => {
    expect(formatCents(centsOf(cents))).toBe(text);
  });

  test.each([
    [5, '0,05 €'],
    [13889, '138,89 €'],
    [-13889, '-138,89 €'],
    [123405, '1 234,05 €'],
    [-123405, '-1 234,05 €'],
    [123456789012, '1 234 567 890,12 €'],
  ])('%i cents is %s for people', (cents, text) => {
    expect(formatEuros(centsOf(cents))).toBe(text.replaceAll(' ', '\u00a0'));
  });
});
