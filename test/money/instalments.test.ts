import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactOf, fraction, roundInstalments, roundToCents, sum, type Exact } from '../../src/money/index.js';
import { randomRuns } from '../support/random-runs.js';

const dues = (amounts: readonly Exact[], rounding: 'half-up' | 'truncate' = 'half-up'): bigint[] =>
  roundInstalments(
    amounts.map((exact) => ({ exact })),
    rounding,
  ).map(({ due }) => due);
const euros = (...texts: readonly string[]): Exact[] => texts.map(exactOf);
const equal = (rate: string, count: number): Exact[] =>
  Array.from({ length: count }, () => {
    const { numerator, denominator } = exactOf(rate);
    return fraction(numerator, denominator * BigInt(count));
  });

describe('the last instalment absorbs the rounding of the year', () => {
  test.each([
    ['1250', 9, 13889n, 13888n, 'rules 8'],
    ['312.50', 9, 3472n, 3474n, 'rules 8'],
    ['625', 9, 6944n, 6948n, 'rules 8'],
    ['2500', 9, 27778n, 27776n, 'rules 8'],
    ['3750', 9, 41667n, 41664n, 'rules 8'],
    ['1250', 12, 10417n, 10413n, 'rules 8'],
    ['834', 12, 6950n, 6950n, 'rules 8'],
    ['2429', 12, 20242n, 20238n, 'rules 8'],
  ])('%s in %i is %o each and %o last (%s)', (rate, count, each, last) => {
    expect(dues(equal(rate, count))).toEqual([...Array<bigint>(count - 1).fill(each), last]);
  });

  test.each([
    ['1250', 9, 13888n, 13896n, 'rules 13, C6'], // truncation: the last still closes the year
    ['1250', 12, 10416n, 10424n, 'rules 13, C6'],
  ])('%s in %i, truncated, is %o each and %o last (%s)', (rate, count, each, last) => {
    expect(dues(equal(rate, count), 'truncate')).toEqual([...Array<bigint>(count - 1).fill(each), last]);
  });
});

describe('instalments that are not all alike (rules 8)', () => {
  test.each<[string, string[], bigint[]]>([
    ['a last instalment of nothing absorbs nothing', ['0.334', '0.334', '0'], [33n, 33n, 0n]],
    ['a negative last instalment is nothing', ['0.334', '0.334', '-1'], [33n, 33n, 0n]],
    ['a negative instalment counts as 0 in the year, too', ['1', '-5', '1.004'], [100n, 0n, 100n]],
    ['the last is never below zero', ['0.005', '0.005', '0.001'], [1n, 1n, 0n]],
    ['the last may round the year up', ['0.004', '0.004', '0.004'], [0n, 0n, 1n]],
    ['a single instalment is rounded on its own', ['138.885'], [13889n]],
    ['a single negative one is nothing', ['-1'], [0n]],
    ['no instalment, nothing due', [], []],
  ])('%s', (_, amounts, expected) => {
    expect(dues(euros(...amounts))).toEqual(expected);
  });

  test('an instalment keeps what it carries, and is shown without its sign', () => {
    const instalment = { exact: exactOf('-1'), month: 7 };
    expect(roundInstalments([instalment], 'half-up')).toEqual([{ instalment, exact: fraction(0), due: 0n }]);
  });

  test('the first instalments of a plan are rounded without those to come, and none closes the year', () => {
    const thirds = equal('1', 3).map((exact) => ({ exact }));
    const first = roundInstalments(thirds.slice(0, 2), 'half-up', 3);
    expect(first).toEqual(roundInstalments(thirds, 'half-up').slice(0, 2));
    expect(first.map(({ due }) => due)).toEqual([33n, 33n]);
  });
});

test('the instalments of a year that ends with a positive one sum to the rounded year, or exceed it by their roundings alone', () => {
  const amount = fc
    .tuple(fc.integer({ min: 1, max: 400_000 }), fc.constantFrom(300, 360, 2700, 7))
    .map(([numerator, denominator]) => fraction(numerator, denominator));
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 12 }), (amounts) => {
      const paid = dues(amounts);
      const total = paid.reduce((a, b) => a + b, 0n);
      const year = roundToCents(sum(amounts), 'half-up');
      if (paid.at(-1) === 0n) expect(total >= year).toBe(true);
      else expect(total).toBe(year);
      paid.slice(0, -1).forEach((due, index) => {
        expect(due).toBe(roundToCents(amounts[index]!, 'half-up'));
      });
    }),
    randomRuns(300),
  );
});
