import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import { arrearsLapse, recoverable, recoveryLapse } from '../../src/rules/limitation.js';
import { month, posting } from '../support/builders.js';

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
  ])('%s', (_, postings, payMonth, open, since) => {
    const found = recoverable(
      postings.map(([paid, amount]) => posting(paid, amount, '2015-11')),
      month(payMonth),
    );
    expect([found.open, formatPayMonth(found.lapsedSince)]).toEqual([open, since]);
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
