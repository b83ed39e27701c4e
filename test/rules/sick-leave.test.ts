import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountingDaysIn, addDays, addMonths, formatIsoDate, isoDate } from '../../src/calendar/index.js';
import type { Agent } from '../../src/model/index.js';
import { formatFraction } from '../../src/money/index.js';
import { sickLeaveDays } from '../../src/rules/sick-leave.js';
import { absence, agent, contractStaff, days } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';
import { sickLeaveByDay } from './sick-leave-by-day.js';

const law = shippedRegulations().leave.sickLeave;

type Row = readonly [first: string, last: string];

/** Runs of days at one rate, as `first..last rate`. */
function ratesOf(rows: readonly Row[], who: Agent): string[] {
  const runs: { first: number; last: number; rate: string }[] = [];
  for (const { period, share } of sickLeaveDays(absencesOf(rows), who, law)) {
    const rate = formatFraction(share);
    const run = runs.at(-1);
    if (run?.rate === rate && run.last + 1 === period.start) run.last = period.end;
    else runs.push({ first: period.start, last: period.end, rate });
  }
  return runs.map(({ first, last, rate }) => `${dayText(first)}..${dayText(last)} ${rate}`);
}

const absencesOf = (rows: readonly Row[]) =>
  rows.map(([first, last], index) => absence('CMO', days(first, last), { id: `A${String(index)}` }));
const dayText = (day: number): string => formatIsoDate(addDays(isoDate('1970-01-01'), day));

test.each<[string, Row[], string[], string]>([
  [
    'the leave of April, June to August 2000 and April 2001',
    [
      ['2000-04-09', '2000-04-21'],
      ['2000-06-01', '2000-08-31'],
      ['2001-04-01', '2001-04-30'],
    ],
    [
      '2000-04-09..2000-04-21 1', // 13 accounting days
      '2000-06-01..2000-08-17 1', // 77 more: 90
      '2000-08-18..2000-08-31 1/2',
      '2001-04-01..2001-04-08 1/2', // the window still holds all 90
      '2001-04-09..2001-04-21 1', // one day of April 2000 leaves it every day
      '2001-04-22..2001-04-30 1/2',
    ],
    'rules 5 ; CGFP L. 822-3',
  ],
  [
    'three accounting months, 31sts weighing nothing',
    [['2015-10-01', '2015-12-31']],
    ['2015-10-01..2015-12-30 1', '2015-12-31..2015-12-31 1/2'], // the 91st day counts nothing, at the half rate
    'rules 1 and 5',
  ],
  [
    'February fills its month',
    [['2015-02-01', '2015-05-02']],
    ['2015-02-01..2015-04-30 1', '2015-05-01..2015-05-02 1/2'],
    'rules 1 and 5',
  ],
  [
    'the whole day takes one rate, even the 28 February that passes the ninetieth',
    [
      ['2014-10-01', '2014-12-29'], // 89
      ['2015-02-28', '2015-03-01'],
    ],
    ['2014-10-01..2014-12-29 1', '2015-02-28..2015-02-28 1', '2015-03-01..2015-03-01 1/2'],
    'rules 5',
  ],
  [
    'certificates before and after the reform of March 2025',
    [
      ['2025-02-28', '2025-03-06'],
      ['2025-03-07', '2025-03-13'],
    ],
    ['2025-02-28..2025-03-06 1', '2025-03-07..2025-03-13 9/10'],
    'CGFP L. 822-3 (1st March 2025)',
  ],
  [
    'a certificate of 1 March 2025',
    [['2025-03-01', '2025-03-02']],
    ['2025-03-01..2025-03-02 9/10'],
    'CGFP L. 822-3 (1st March 2025)',
  ],
  [
    'ninety days at nine tenths, then half',
    [['2025-09-01', '2025-12-02']],
    ['2025-09-01..2025-11-30 9/10', '2025-12-01..2025-12-02 1/2'],
    'CGFP L. 822-3',
  ],
  [
    'a year without a day at work',
    [['2015-09-01', '2016-09-10']],
    [
      '2015-09-01..2015-11-30 1',
      '2015-12-01..2016-08-30 1/2', // 270
      '2016-08-31..2016-09-10 0', // from 1 September the anniversary: the window would free days at the full rate
    ],
    'rules 5 (anniversary of an uninterrupted leave)',
  ],
  [
    'an uninterrupted leave in several certificates',
    [
      ['2015-09-01', '2016-03-15'],
      ['2016-03-16', '2016-09-02'],
    ],
    ['2015-09-01..2015-11-30 1', '2015-12-01..2016-08-30 1/2', '2016-08-31..2016-09-02 0'],
    'rules 5 (anniversary of an uninterrupted leave)',
  ],
  [
    'a day at work in the year, and the window alone decides',
    [
      ['2015-09-01', '2015-12-31'],
      ['2016-01-02', '2016-09-03'],
    ],
    [
      '2015-09-01..2015-11-30 1',
      '2015-12-01..2015-12-31 1/2',
      '2016-01-02..2016-08-31 1/2',
      '2016-09-01..2016-09-03 1',
    ],
    'rules 5',
  ],
  [
    'work resumed after a year of leave',
    [
      ['2015-09-01', '2016-09-05'],
      ['2016-09-07', '2016-09-08'],
    ],
    [
      '2015-09-01..2015-11-30 1',
      '2015-12-01..2016-08-30 1/2',
      '2016-08-31..2016-09-05 0',
      '2016-09-07..2016-09-08 1', // days at no rate fill neither count
    ],
    'rules 5',
  ],
  [
    'an anniversary on 29 February, which minus one year is 28 February',
    [['2015-02-28', '2016-03-01']],
    ['2015-02-28..2015-05-27 1', '2015-05-28..2016-02-27 1/2', '2016-02-28..2016-03-01 0'],
    'rules 1 and 5',
  ],
  [
    'a leave begun on 29 February is a year old on the next 1 March',
    [['2016-02-29', '2017-03-01']],
    ['2016-02-29..2016-05-28 1', '2016-05-29..2017-02-28 1/2', '2017-03-01..2017-03-01 0'],
    'rules 1 and 5',
  ],
])('%s', (_, rows, expected) => {
  expect(ratesOf(rows, agent())).toEqual(expected);
});

describe('29 February in the rolling year, which begins on the day after the day of the year before', () => {
  const rows: Row[] = [
    ['2015-02-28', '2015-03-01'], // weigh 3 and 1
    ['2016-02-28', '2016-02-29'], // weigh 1 and 2
    ['2017-02-28', '2017-03-01'],
  ];

  test.each([
    ['2016-02-28', 1, 'rules 1 and 5'], // since 1 March 2015
    ['2016-02-29', 2, 'rules 1 and 5'], // since 1 March 2015, too: minus one year is 28 February
    ['2017-02-28', 2, 'rules 1 and 5'], // since 29 February 2016
    ['2017-03-01', 3, 'rules 1 and 5'], // since 2 March 2016
  ])('on %s it holds %i accounting days (%s)', (day, fullDays) => {
    const found = sickLeaveDays(absencesOf(rows), agent(), law).find(
      ({ period }) => period.start === isoDate(day),
    );
    expect(found?.count.fullDays).toBe(fullDays);
  });
});

test('a trainee has the bands of a civil servant', () => {
  expect(ratesOf([['2015-09-01', '2015-12-02']], agent({ status: 'trainee' }))).toEqual([
    '2015-09-01..2015-11-30 1',
    '2015-12-01..2015-12-02 1/2',
  ]);
});

describe('contract staff, by length of service at the start of the row (décret 86-83, art. 12)', () => {
  /** Accounting days at the full and at the half rate in a leave of eleven months. */
  function daysPaid(since: string, start: string): string {
    const rows = [absence('CMO', { start: isoDate(start), end: addDays(addMonths(isoDate(start), 11), -1) })];
    const totals = { '1': 0, '1/2': 0, '0': 0 };
    for (const { period, share } of sickLeaveDays(rows, contractStaff(since), law)) {
      totals[formatFraction(share) as keyof typeof totals] += accountingDaysIn(period);
    }
    return `${String(totals['1'])} + ${String(totals['1/2'])}`;
  }

  test.each([
    ['2015-09-01', '2015-12-31', '0 + 0', 'décret 86-83 art. 12'],
    ['2015-09-01', '2016-01-01', '30 + 30', 'décret 86-83 art. 12'], // 4 months, date to date
    ['2015-10-31', '2016-02-28', '0 + 0', 'décret 86-83 art. 12 ; rules 1'],
    ['2015-10-31', '2016-02-29', '30 + 30', 'décret 86-83 art. 12 ; rules 1'], // the last day of a shorter month
    ['2013-09-02', '2015-09-01', '30 + 30', 'décret 86-83 art. 12'],
    ['2013-09-01', '2015-09-01', '60 + 60', 'décret 86-83 art. 12'],
    ['2012-09-02', '2015-09-01', '60 + 60', 'décret 86-83 art. 12'],
    ['2012-09-01', '2015-09-01', '90 + 90', 'décret 86-83 art. 12'],
    ['1990-09-01', '2015-09-01', '90 + 90', 'décret 86-83 art. 12'],
    ['', '2015-09-01', '0 + 0', 'files 1: a service start that nobody wrote proves no service'],
    ['2024-05-01', '2024-08-31', '0 + 0', 'décret 86-83 art. 12'],
    ['2024-04-30', '2024-08-31', '30 + 30', 'décret 86-83 art. 12'],
    ['2024-05-02', '2024-09-01', '0 + 0', 'décret 2024-641'],
    ['2024-05-01', '2024-09-01', '90 + 240', 'décret 2024-641'],
    ['2010-05-01', '2024-09-01', '90 + 240', 'décret 2024-641'],
  ])('in service since %s, ill from %s: %s (%s)', (since, start, expected) => {
    expect(daysPaid(since, start)).toBe(expected);
  });

  test('days at half pay leave the rolling year, too', () => {
    const rows: Row[] = [
      ['2015-09-01', '2015-10-30'], // 30 at the full rate, 30 at half
      ['2016-10-01', '2016-12-01'],
    ];
    expect(ratesOf(rows, contractStaff('2015-01-01')).slice(2)).toEqual([
      '2016-10-01..2016-10-30 1',
      '2016-10-31..2016-11-30 1/2', // all 30: October 2015 has left
      '2016-12-01..2016-12-01 0',
    ]);
  });

  test('the bands are read again at every certificate', () => {
    const rows: Row[] = [
      ['2024-08-01', '2024-08-31'], // 30 days at the full rate: the band of four months is spent
      ['2024-09-01', '2024-09-02'], // the reform: 90
    ];
    expect(ratesOf(rows, contractStaff('2023-09-01'))).toEqual([
      '2024-08-01..2024-08-30 1',
      '2024-08-31..2024-08-31 1/2',
      '2024-09-01..2024-09-02 1',
    ]);
  });
});

describe('what a day of sick leave tells about itself', () => {
  test('the count of the rolling year before it, and its limits', () => {
    const [, second] = sickLeaveDays(absencesOf([['2015-02-28', '2015-03-01']]), agent(), law);
    expect(second?.count).toEqual({ fullDays: 3, halfDays: 0, fullLimit: 90, halfLimit: 270 });
  });

  test.each([
    ['2025-02-28', 'CGFP L. 822-2 et L. 822-3 ; CGFP L. 822-3, rédaction antérieure'],
    ['2025-03-01', 'CGFP L. 822-2 et L. 822-3 ; CGFP L. 822-3, arrêts débutant le 1er mars 2025 ou après'],
  ])('the texts that fix its rate (%s)', (start, source) => {
    expect(sickLeaveDays(absencesOf([[start, start]]), agent(), law)[0]?.source).toBe(source);
  });
});

describe('law data that do not answer stop the program', () => {
  const rows = absencesOf([['2015-09-01', '2015-09-02']]);

  test('no rate for the day', () => {
    expect(() => sickLeaveDays(rows, agent(), { ...law, fullRate: [] })).toThrow('do not cover');
  });

  test('no band for new staff', () => {
    const bands = [{ serviceMonths: 4, fullDays: 30, halfDays: 30 }];
    const contractStaffLaw = law.contractStaff.map((scale) => ({ ...scale, value: bands }));
    expect(() =>
      sickLeaveDays(rows, contractStaff('2015-09-01'), { ...law, contractStaff: contractStaffLaw }),
    ).toThrow('without a band');
  });
});

describe('days paid alike are found without looking at each (rules 5)', () => {
  test('a row begins with its first day alone, which may be a waiting day', () => {
    const [first, second] = sickLeaveDays(absencesOf([['2015-09-01', '2015-09-20']]), agent(), law);
    expect([first?.period, second?.period]).toEqual([days('2015-09-01'), days('2015-09-02', '2015-09-20')]);
  });

  test('a long leave is a few stretches, not its days', () => {
    expect(sickLeaveDays(absencesOf([['2015-09-01', '2016-09-10']]), agent(), law)).toHaveLength(5);
  });

  /** Rows of two years around a reform, some touching each other, with leaves long enough to fill every limit. */
  const rows = fc
    .tuple(
      fc.constantFrom('2011-12-20', '2014-09-01', '2015-02-20', '2023-09-01', '2024-01-10'),
      fc.array(
        fc.tuple(fc.constantFrom(0, 0, 1, 3, 20, 90, 200), fc.constantFrom(1, 2, 5, 28, 31, 60, 95, 300)),
        {
          minLength: 1,
          maxLength: 9,
        },
      ),
      fc.nat(30),
    )
    .map(([first, steps, offset]) => {
      let next = addDays(isoDate(first), offset);
      return steps.map(([gap, length], index) => {
        const start = addDays(next, gap);
        next = addDays(start, length);
        return absence('CMO', { start, end: addDays(next, -1) }, { id: `A${String(index)}` });
      });
    });
  const people = fc.constantFrom(
    agent(),
    contractStaff(''),
    contractStaff('2015-01-01'),
    contractStaff('2013-09-02'),
    contractStaff('2023-09-01'),
    contractStaff('1990-09-01'),
  );

  test('they answer what the rule answers day by day', () => {
    fc.assert(
      fc.property(rows, people, (absences, who) => {
        const found = sickLeaveDays(absences, who, law);
        const byDay = sickLeaveByDay(absences, who, law);
        const spread = found.flatMap(({ period, absence: row, share, source }) =>
          Array.from({ length: period.end - period.start + 1 }, (_, index) => ({
            day: addDays(period.start, index),
            absence: row,
            share,
            source,
          })),
        );
        expect(spread).toEqual(
          byDay.map(({ day, absence: row, share, source }) => ({ day, absence: row, share, source })),
        );
        const countOf = new Map(byDay.map(({ day, count }) => [day, count]));
        for (const { period, count } of found) expect(count).toEqual(countOf.get(period.start));
      }),
      randomRuns(400),
    );
  });
});
