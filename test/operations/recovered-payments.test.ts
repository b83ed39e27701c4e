import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostingRecord } from '../../src/ledger/index.js';
import type { AllowanceCode, AwardId, Numen } from '../../src/model/index.js';
import { centsOf } from '../../src/money/index.js';
import { schoolYearStarting } from '../../src/calendar/index.js';
import { recoveredPayments } from '../../src/recovered-payments.js';
import { month } from '../support/paying.js';
import { randomRuns } from '../support/random-runs.js';

/** A posting of one key, in the order of the book. */
function posting(
  number: number,
  payMonth: string,
  amount: number,
  changed: Partial<PostingRecord> = {},
): PostingRecord {
  return {
    number,
    run: number,
    kind: 'movement',
    key: { award: 'M1' as AwardId, payee: 'N' as Numen, instalmentMonth: month('2020-09') },
    payMonth: month(payMonth),
    remittance: 1,
    amount: centsOf(amount),
    schoolYear: schoolYearStarting(2020),
    allowance: 'FA' as AllowanceCode,
    plan: 'twelfths',
    nature: 'N',
    reference: `R${String(number)}`,
    corrects: undefined,
    ...changed,
  };
}

/** What the recovery found and took of each payment; nothing of what is void or takes back. */
const taken = (before: readonly PostingRecord[], recovery: PostingRecord) =>
  recoveredPayments(before, recovery).map(({ recoverable, isVoid }) =>
    recoverable === undefined
      ? isVoid
        ? 'void'
        : undefined
      : `${String(recoverable.remaining)} ${String(recoverable.taken)}`,
  );

describe('what a recovery takes of each payment', () => {
  // Loi 2000-321 art. 37-1: a payment of October 2020 can be recovered through October 2022.
  test.each([
    [
      'the oldest first',
      [
        ['2020-10', 100],
        ['2020-11', 50],
      ],
      ['2021-01', -120],
      ['100 100', '50 20'],
    ],
    [
      'the oldest that is not barred',
      [
        ['2020-10', 100],
        ['2020-11', 50],
      ],
      ['2022-11', -30],
      ['100 0', '50 30'],
    ],
    [
      'what earlier recoveries left',
      [
        ['2020-10', 100],
        ['2020-12', -40],
        ['2021-01', 10],
      ],
      ['2021-02', -65],
      ['60 60', undefined, '10 5'],
    ],
    ['in the last month', [['2020-10', 100]], ['2022-10', -100], ['100 100']],
  ] as const)('%s', (_, before, [payMonth, amount], expected) => {
    const postings = before.map(([paidIn, paid], at) => posting(at + 1, paidIn, paid));
    expect(taken(postings, posting(9, payMonth, amount, { nature: 'T' }))).toEqual(expected);
  });

  test('and nothing of what the payer refused or a cancellation reversed', () => {
    const postings = [
      posting(1, '2020-10', 100),
      posting(2, '2020-10', -100, { kind: 'rejected', corrects: 1 }),
      posting(3, '2020-11', 90),
      posting(4, '2020-11', -90, { kind: 'cancelled', corrects: 3 }),
      posting(5, '2020-12', 80),
    ];
    expect(taken(postings, posting(9, '2021-01', -30))).toEqual(['void', 'void', 'void', 'void', '80 30']);
  });

  test('tells when each payment is barred: the twenty-fifth month after it', () => {
    const [payment] = recoveredPayments([posting(1, '2020-10', 100)], posting(9, '2021-01', -30));
    expect(payment?.recoverable?.lapse).toBe(month('2022-11'));
  });

  test('adds up to the recovery, and never exceeds what was left', () => {
    const payments = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 40 }), fc.nat(), (paid, later, part) => {
        const first = month('2020-01');
        const sorted = paid.toSorted(([a], [b]) => a - b);
        const before = sorted.map(([at, amount], rank) => ({
          ...posting(rank + 1, '2020-01', amount),
          payMonth: (first + at) as PostingRecord['payMonth'],
        }));
        const at = (first + (sorted.at(-1)?.[0] ?? 0) + later) as PostingRecord['payMonth'];
        const open = before
          .filter(({ payMonth }) => at <= payMonth + 24)
          .reduce((sum, { amount }) => sum + Number(amount), 0);
        if (open === 0) return;
        const amount = (part % open) + 1;
        const recovery = { ...posting(9, '2020-01', -amount), payMonth: at };
        const found = recoveredPayments(before, recovery).flatMap(({ recoverable }) => recoverable ?? []);
        expect(found.reduce((sum, one) => sum + one.taken, 0n)).toBe(BigInt(amount));
        for (const one of found) {
          expect(one.taken <= one.remaining).toBe(true);
          if (at >= one.lapse) expect(one.taken).toBe(0n);
        }
      }),
      randomRuns(300),
    );
  });
});
