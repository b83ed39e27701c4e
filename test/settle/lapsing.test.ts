import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPayMonths, formatPayMonth, payMonthOf, schoolYearStarting } from '../../src/calendar/index.js';
import type { AllowanceCode, AwardId, Numen, Posting } from '../../src/model/index.js';
import { centsOf, sumCents } from '../../src/money/index.js';
import { recoverable } from '../../src/rules/limitation.js';
import { lapsingSoon } from '../../src/settle/lapsing.js';
import { randomRuns } from '../support/random-runs.js';

const ORIGIN = payMonthOf(2019, 11);
const key = { award: 'M1' as AwardId, payee: '12A0000001ABC' as Numen, instalmentMonth: ORIGIN };

function posting(payMonth: number, cents: number): Posting {
  return {
    key,
    payMonth: addPayMonths(ORIGIN, payMonth),
    amount: centsOf(cents),
    schoolYear: schoolYearStarting(2019),
    allowance: 'IMP' as AllowanceCode,
    plan: 'ninths',
    reversed: false,
  };
}

const held = (cents: number) => ({ kind: 'held', key, motive: 'blocked', amount: centsOf(cents) }) as const;

/** Amounts by the month they lapse in. */
function lapses(
  cents: number,
  postings: readonly Posting[],
  payMonth: ReturnType<typeof payMonthOf>,
): string[] {
  return lapsingSoon(held(cents), postings, payMonth).map(
    ({ from, amount }) => `${formatPayMonth(from)} ${String(amount)}`,
  );
}

describe('arrears that are held', () => {
  // Loi 68-1250 art. 1: an instalment of 2019 lapses on 1 January 2024.
  test.each([
    ['2023-06', [2023, 6], []],
    ['2023-07', [2023, 7], ['2024-01 100']],
    ['2023-12', [2023, 12], ['2024-01 100']],
    ['2024-01, when they are barred', [2024, 1], []],
  ] as const)('are announced six months ahead, at %s', (_, [year, month], expected) => {
    expect(lapses(100, [], payMonthOf(year, month))).toEqual(expected);
  });
});

describe('a recovery that is held', () => {
  // Loi 2000-321 art. 37-1: what was paid in November 2019 lapses in December 2021.
  test.each([
    ['2021-05', [2021, 5], []],
    ['2021-06', [2021, 6], ['2021-12 -100']],
    ['2021-11', [2021, 11], ['2021-12 -100']],
    ['2021-12, when it is barred', [2021, 12], []],
  ] as const)('is announced six months ahead, at %s', (_, [year, month], expected) => {
    expect(lapses(-100, [posting(0, 100)], payMonthOf(year, month))).toEqual(expected);
  });

  test('lapses payment by payment, and only for what the others no longer cover', () => {
    const paid = [posting(0, 100), posting(1, 50), posting(12, 30)];
    expect(lapses(-180, paid, payMonthOf(2021, 11))).toEqual(['2021-12 -100', '2022-01 -50']);
    expect(lapses(-60, paid, payMonthOf(2021, 11))).toEqual(['2022-01 -30']);
    expect(lapses(-30, paid, payMonthOf(2021, 11))).toEqual([]);
  });

  test('loses in the end exactly what can no longer be recovered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: -500, max: 500 })), { maxLength: 6 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 20, max: 60 }),
        (drawn, owed, at) => {
          const postings = drawn
            .filter(([, cents]) => cents !== 0)
            .sort(([a], [b]) => a - b)
            .map(([month, cents]) => posting(month, cents));
          const now = addPayMonths(ORIGIN, at);
          const openAt = (months: number): bigint => {
            const { open } = recoverable(postings, addPayMonths(now, months));
            return open < BigInt(owed) ? open : BigInt(owed);
          };
          const lost = sumCents(lapsingSoon(held(-owed), postings, now).map(({ amount }) => amount));
          expect(lost).toBe(openAt(6) - openAt(0));
        },
      ),
      randomRuns(300),
    );
  });
});
