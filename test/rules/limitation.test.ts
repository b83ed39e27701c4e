import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPayMonths, formatPayMonth } from '../../src/calendar/index.js';
import { sumCents } from '../../src/money/index.js';
import { arrearsLapse, recoverable, recoveryLapse } from '../../src/rules/limitation.js';
import { month, posting } from '../support/builders.js';
import { recoverable as recoverableByOracle } from '../support/oracle/limitation.js';
import { randomRuns } from '../support/random-runs.js';

test.each([
  ['2015-11', '2017-12', 'loi 2000-321 art. 37-1'],
  ['2015-12', '2018-01', 'loi 2000-321 art. 37-1'],
  ['2016-01', '2018-02', 'loi 2000-321 art. 37-1'],
])('what was paid in %s is beyond recovery from %s on (%s)', (paid, lapse) => {
  expect(formatPayMonth(recoveryLapse(month(paid)))).toBe(lapse);
});

test.each([
  ['2015-09', '2020-01', 'loi 68-1250 art. 1'],
  ['2015-12', '2020-01', 'loi 68-1250 art. 1'],
  ['2016-01', '2021-01', 'loi 68-1250 art. 1'],
])('arrears of %s lapse in %s (%s)', (instalment, lapse) => {
  expect(formatPayMonth(arrearsLapse(month(instalment)))).toBe(lapse);
});

describe('what can still be recovered of the payments of a key', () => {
  test.each<[string, [payMonth: string, amount: number][], string, bigint, string, string]>([
    ['nothing was paid', [], '2016-01', 0n, '2016-01', 'rules 10'],
    ['a single cent', [['2015-11', 1]], '2017-11', 1n, '2017-11', 'rules 10'],
    ['a single cent, a month too late', [['2015-11', 1]], '2018-01', 0n, '2017-12', 'rules 10'],
    ['in the last month', [['2015-11', 100]], '2017-11', 100n, '2017-11', 'rules 10'],
    ['a month too late', [['2015-11', 100]], '2017-12', 0n, '2017-12', 'rules 10'],
    ['long too late: since when is told', [['2015-11', 100]], '2019-05', 0n, '2017-12', 'rules 10'],
    [
      'the newer of two payments',
      [
        ['2015-11', 100],
        ['2016-02', 40],
      ],
      '2018-01',
      40n,
      '2017-12',
      'rules 10',
    ],
    [
      'both lapsed: the later lapse is told',
      [
        ['2015-11', 100],
        ['2016-02', 40],
      ],
      '2018-06',
      0n,
      '2018-03',
      'rules 10',
    ],
    [
      'a recovery cancels the oldest payment first',
      [
        ['2015-11', 100],
        ['2016-02', 40],
        ['2016-03', -100],
      ],
      '2018-01',
      40n, // not 0: the lapsed hundred is the one cancelled
      '2018-01', // and nothing of it has lapsed
      'rules 10',
    ],
    [
      'a recovery in part leaves the rest of the oldest',
      [
        ['2015-11', 100],
        ['2016-02', 40],
        ['2016-03', -30],
      ],
      '2018-01',
      40n,
      '2017-12',
      'rules 10',
    ],
    [
      'a recovery beyond the oldest cancels the next',
      [
        ['2015-11', 100],
        ['2016-02', 40],
        ['2016-03', -110],
      ],
      '2016-04',
      30n,
      '2016-04',
      'rules 10',
    ],
    [
      'a payment after a recovery is open on its own',
      [
        ['2015-11', 100],
        ['2015-12', -100],
        ['2016-02', 60],
      ],
      '2018-02',
      60n,
      '2018-02',
      'rules 10',
    ],
    [
      'several recoveries add up',
      [
        ['2015-11', 100],
        ['2015-12', -20],
        ['2016-01', -20],
      ],
      '2016-02',
      60n,
      '2016-02',
      'rules 10',
    ],
    [
      'recoveries of more than was paid leave nothing',
      [
        ['2015-11', 100],
        ['2015-12', -150],
      ],
      '2016-02',
      0n,
      '2016-02',
      'rules 10',
    ],
    [
      'a recovery cancels what was open, not what had lapsed before it',
      [
        ['2015-11', 100],
        ['2016-02', 100],
        ['2018-01', -100],
      ],
      '2018-01',
      0n, // not 100: it would be taken back a second time
      '2017-12',
      'loi 2000-321 art. 37-1',
    ],
    [
      'a recovery in part leaves the rest of what was open',
      [
        ['2015-11', 100],
        ['2016-02', 100],
        ['2018-01', -30],
      ],
      '2018-01',
      70n,
      '2017-12',
      'loi 2000-321 art. 37-1',
    ],
    [
      'a recovery cancels a payment in its last open month',
      [
        ['2015-11', 100],
        ['2016-02', 40],
        ['2017-11', -100],
      ],
      '2018-01',
      40n,
      '2018-01',
      'loi 2000-321 art. 37-1',
    ],
    [
      'and leaves it alone a month later',
      [
        ['2015-11', 100],
        ['2016-02', 40],
        ['2017-12', -40],
      ],
      '2018-01',
      0n,
      '2017-12',
      'loi 2000-321 art. 37-1',
    ],
    [
      'each recovery cancels what was open in its own month',
      [
        ['2015-11', 100],
        ['2016-02', 100],
        ['2016-03', -30], // of the first
        ['2018-01', -30], // of the second
      ],
      '2018-01',
      70n,
      '2017-12',
      'loi 2000-321 art. 37-1',
    ],
    [
      'payments and recoveries in turn',
      [
        ['2015-11', 100],
        ['2015-12', -60],
        ['2016-02', 80],
        ['2018-01', -50],
        ['2018-02', 20],
      ],
      '2018-02',
      50n, // 30 of the second, 20 of the third; 40 of the first has lapsed
      '2017-12',
      'loi 2000-321 art. 37-1',
    ],
    [
      'payments and recoveries in turn, once the second has lapsed too',
      [
        ['2015-11', 100],
        ['2015-12', -60],
        ['2016-02', 80],
        ['2018-01', -50],
        ['2018-02', 20],
      ],
      '2018-03',
      20n,
      '2018-03',
      'loi 2000-321 art. 37-1',
    ],
    [
      'the payer took back more than was open: the oldest of the lapsed is cancelled',
      [
        ['2015-11', 100],
        ['2015-12', 50],
        ['2016-06', 40],
        ['2018-02', -140],
      ],
      '2018-02',
      0n,
      '2018-01', // of the second: the first is cancelled
      'rules 10',
    ],
    [
      'the payer took back all, lapsed or not',
      [
        ['2015-11', 100],
        ['2016-02', 40],
        ['2018-01', -140],
      ],
      '2018-01',
      0n,
      '2018-01',
      'rules 10',
    ],
    [
      'the payer took back more than was ever paid: what is paid next makes up for it',
      [
        ['2015-11', 100],
        ['2015-12', -150],
        ['2016-02', 30],
        ['2016-03', 40],
      ],
      '2016-04',
      20n,
      '2016-04',
      'rules 10',
    ],
    [
      'an opening balance may begin with a recovery',
      [
        ['2015-11', -30],
        ['2015-12', 100],
        ['2016-01', -20],
      ],
      '2016-02',
      50n,
      '2016-02',
      'rules 10',
    ],
  ])('%s', (_, postings, payMonth, open, since) => {
    const found = recoverable(
      postings.map(([paid, amount]) => posting(paid, amount, '2015-11')),
      month(payMonth),
    );
    expect([found.open, formatPayMonth(found.lapsedSince)]).toEqual([open, since]);
  });
});

describe('whatever was paid and taken back, and when', () => {
  const FIRST = month('2015-11');
  // Months on both sides of a lapse, which is 25 months away.
  const months = fc.constantFrom(0, 1, 2, 12, 24, 25, 26, 27, 50, 51, 52);
  const history = fc
    .array(fc.tuple(months, fc.integer({ min: -500, max: 500 })), { maxLength: 10 })
    .map((drawn) =>
      drawn
        .sort(([a], [b]) => a - b)
        .map(([after, amount]) => posting(formatPayMonth(addPayMonths(FIRST, after)), amount, '2015-11')),
    );

  test('no cent is lost: before the first lapse all that is left is open (rules 10)', () => {
    fc.assert(
      fc.property(history, (postings) => {
        const net = sumCents(postings.map(({ amount }) => amount));
        expect(recoverable(postings, FIRST).open).toBe(net > 0n ? net : 0n);
      }),
      randomRuns(300),
    );
  });

  test('the oracle finds as much open (rules 10)', () => {
    fc.assert(
      fc.property(history, months, (postings, after) => {
        const payMonth = addPayMonths(FIRST, after);
        const read = postings.map((one) => ({
          payMonth: formatPayMonth(one.payMonth),
          award: one.key.award,
          payee: one.key.payee,
          instalmentMonth: formatPayMonth(one.key.instalmentMonth),
          cents: one.amount,
          schoolYear: 2015,
          regime: one.allowance,
          plan: one.plan,
        }));
        expect(recoverable(postings, payMonth).open).toBe(
          recoverableByOracle(read, formatPayMonth(payMonth)),
        );
      }),
      randomRuns(300),
    );
  });
});

test('what the payer refused was never paid, and its reversal cancels no payment (rules 10)', () => {
  const reversed = { reversed: true };
  const postings = [
    posting('2015-11', 100),
    posting('2016-02', 40, '2015-11', reversed),
    posting('2016-03', -40, '2015-11', reversed),
    posting('2016-04', 40, '2015-11'),
  ];
  expect(recoverable(postings, month('2017-11')).open).toBe(140n);
  expect(recoverable(postings, month('2018-04'))).toEqual({ open: 40n, lapsedSince: month('2017-12') });
});
