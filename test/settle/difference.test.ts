import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPayMonths, formatPayMonth } from '../../src/calendar/index.js';
import type { Settlement } from '../../src/model/index.js';
import { centsOf, subtractCents, sumCents } from '../../src/money/index.js';
import { settleDifference, type Verdict } from '../../src/settle/difference.js';
import { month, posting } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';

/** What becomes of a difference, as `N 100`, `blocked 100`, `barred since 2020-01 100`. */
function outcome(
  difference: number,
  verdict: Verdict,
  payMonth: string,
  instalmentMonth = payMonth,
  posted: readonly (readonly [payMonth: string, amount: number])[] = [],
): string[] {
  const postings = posted.map(([paid, amount]) => posting(paid, amount, instalmentMonth));
  const { key, allowance, schoolYear, plan } = posting(payMonth, 0, instalmentMonth);
  const subject = { key, posted: postings, terms: { allowance, schoolYear, plan } };
  return settleDifference(subject, centsOf(difference), verdict, month(payMonth)).map(shown);
}

function shown(settlement: Settlement): string {
  const amount = String(settlement.amount);
  switch (settlement.kind) {
    case 'movement':
      return `${settlement.nature} ${amount}`;
    case 'held':
      return `${settlement.motive} ${amount}`;
    case 'barred':
      return `barred since ${formatPayMonth(settlement.since)} ${amount}`;
  }
}

describe('nothing comes of zero', () => {
  test.each<Verdict>(['frozen', 'vanished', 'blocked', 'serviceFait', 'open'])('%s (rules 9)', (verdict) => {
    expect(outcome(0, verdict, '2015-11')).toEqual([]);
  });
});

describe('a difference that may not move is held with its sign', () => {
  test.each<[Verdict, number, string[], string]>([
    ['frozen', 100, [], 'rules 9'], // due := posted: there is no difference to list
    ['vanished', -100, ['vanished -100'], 'rules 9'],
    ['blocked', 100, ['blocked 100'], 'rules 11'],
    ['blocked', -100, ['blocked -100'], 'rules 11'],
    ['serviceFait', 100, ['serviceFait 100'], 'rules 9'],
    ['serviceFait', -100, ['serviceFait -100'], 'rules 9'],
  ])('%s, %i: %j (%s)', (verdict, difference, expected) => {
    expect(outcome(difference, verdict, '2030-01', '2015-11')).toEqual(expected); // held before it is barred
  });
});

describe('a payment', () => {
  test.each([
    ['2015-11', '2015-11', 'N 100', 'rules 9'],
    ['2015-12', '2015-11', 'R 100', 'rules 9'],
    ['2019-12', '2015-11', 'R 100', 'loi 68-1250 art. 1'],
    ['2020-01', '2015-11', 'barred since 2020-01 100', 'loi 68-1250 art. 1'],
    ['2023-05', '2015-11', 'barred since 2020-01 100', 'loi 68-1250 art. 1'],
    ['2020-12', '2016-01', 'R 100', 'loi 68-1250 art. 1'],
    ['2021-01', '2016-01', 'barred since 2021-01 100', 'loi 68-1250 art. 1'],
  ])('in %s for %s: %s (%s)', (payMonth, instalment, expected) => {
    expect(outcome(100, 'open', payMonth, instalment)).toEqual([expected]);
  });
});

test('a single cent moves, and is taken back or barred (rules 9)', () => {
  expect(outcome(1, 'open', '2015-11')).toEqual(['N 1']);
  expect(outcome(-1, 'open', '2015-12', '2015-11', [['2015-11', 1]])).toEqual(['T -1']);
  expect(outcome(-1, 'open', '2018-01', '2015-11', [['2015-11', 1]])).toEqual(['barred since 2017-12 -1']);
});

describe('a recovery', () => {
  test.each<[string, number, string, [string, number][], string[], string]>([
    ['of the month itself', -100, '2015-11', [['2015-11', 100]], ['T -100'], 'rules 9'],
    ['in part', -30, '2016-01', [['2015-11', 100]], ['T -30'], 'rules 9'],
    ['in time', -100, '2017-11', [['2015-11', 100]], ['T -100'], 'loi 2000-321 art. 37-1'],
    [
      'too late',
      -100,
      '2017-12',
      [['2015-11', 100]],
      ['barred since 2017-12 -100'],
      'loi 2000-321 art. 37-1',
    ],
    [
      'capped at the payments still open, the rest barred',
      -140,
      '2018-01',
      [
        ['2015-11', 100],
        ['2016-02', 40],
      ],
      ['T -40', 'barred since 2017-12 -100'],
      'rules 10',
    ],
    [
      'of less than what is open, though an older payment has lapsed',
      -30,
      '2018-01',
      [
        ['2015-11', 100],
        ['2016-02', 40],
      ],
      ['T -30'],
      'rules 10',
    ],
    [
      'of exactly what is open',
      -40,
      '2018-01',
      [
        ['2015-11', 100],
        ['2016-02', 40],
      ],
      ['T -40'],
      'rules 10',
    ],
    [
      'already made: what it left has lapsed and stays barred',
      -100,
      '2018-01',
      [
        ['2015-11', 100],
        ['2016-02', 100],
        ['2018-01', -100],
      ],
      ['barred since 2017-12 -100'],
      'loi 2000-321 art. 37-1',
    ],
  ])('%s', (_, difference, payMonth, posted, expected) => {
    expect(outcome(difference, 'open', payMonth, '2015-11', posted)).toEqual(expected);
  });

  test('is made once: settled again, at once or later, nothing moves (loi 2000-321 art. 37-1)', () => {
    const first = month('2015-11');
    const history = fc.array(fc.tuple(fc.nat(45), fc.integer({ min: -400, max: 900 })), { maxLength: 8 });
    fc.assert(
      fc.property(history, fc.nat(600), fc.nat(45), fc.nat(60), (drawn, due, after, wait) => {
        const payMonth = addPayMonths(first, after);
        const posted = drawn
          .filter(([paid]) => paid <= after)
          .sort(([a], [b]) => a - b)
          .map(([paid, amount]) => posting(formatPayMonth(addPayMonths(first, paid)), amount, '2015-11'));
        const { key, ...terms } = posting('2015-11', 0);
        const settle = (postings: typeof posted, at: typeof payMonth): readonly Settlement[] => {
          const difference = subtractCents(centsOf(due), sumCents(postings.map(({ amount }) => amount)));
          return settleDifference({ key, posted: postings, terms }, difference, 'open', at);
        };
        const run = settle(posted, payMonth);
        const moved = run.flatMap((found) =>
          found.kind === 'movement' ? [{ ...posting('2015-11', 0), payMonth, amount: found.amount }] : [],
        );
        const barred = run.filter(({ kind }) => kind === 'barred');
        expect(settle([...posted, ...moved], payMonth)).toEqual(barred);
        expect(settle([...posted, ...moved], addPayMonths(payMonth, wait))).toEqual(barred);
      }),
      randomRuns(500),
    );
  });
});

test('a movement carries the key and the terms it is made under', () => {
  const { key, allowance, schoolYear, plan } = posting('2015-11', 0);
  const terms = { allowance, schoolYear, plan };
  const subject = { key, posted: [posting('2015-11', 100)], terms };
  expect([
    ...settleDifference(subject, centsOf(7), 'open', month('2015-11')),
    ...settleDifference(subject, centsOf(7), 'open', month('2015-12')),
    ...settleDifference(subject, centsOf(-7), 'open', month('2015-12')),
  ]).toEqual([
    { kind: 'movement', key, nature: 'N', amount: 7n, terms },
    { kind: 'movement', key, nature: 'R', amount: 7n, terms },
    { kind: 'movement', key, nature: 'T', amount: -7n, terms },
  ]);
});
