import { describe, expect, test } from 'vitest';
import { formatIsoDate } from '../../src/calendar/index.js';
import type { Absence, Agent, LeaveCode, LeaveLaw, LeaveType } from '../../src/model/index.js';
import { formatFraction, fraction } from '../../src/money/index.js';
import { absentPeriods, leaveSegments } from '../../src/rules/leave.js';
import { absence, agent, contractStaff, days } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const { leave } = shippedRegulations();

/** `first..last rate`, and how the days are served when they are not simply `days`. */
function segmentsOf(rows: readonly Absence[], who: Agent = agent(), law: LeaveLaw = leave): string[] {
  return leaveSegments(rows, who, law).map(({ period, share, served }) =>
    [
      `${formatIsoDate(period.start)}..${formatIsoDate(period.end)}`,
      formatFraction(share),
      ...(served === 'days' ? [] : [served]),
    ].join(' '),
  );
}

function lawWith(type: Partial<LeaveType> & { code: LeaveCode }): LeaveLaw {
  const known = leave.types.get('CA' as LeaveCode)!;
  return { ...leave, types: new Map([...leave.types, [type.code, { ...known, ...type }]]) };
}

describe('what is kept of the allowance, by type of leave', () => {
  test.each([
    ['CA', '1', 'rules 4'],
    ['AA', '1', 'rules 4'],
    ['MAT', '1', 'rules 4'],
    ['ADO', '1', 'rules 4'],
    ['PAT', '1', 'rules 4'],
    ['CITIS', '1', 'rules 4'],
    ['TPT', '1', 'rules 4'],
    ['CMO', '1', 'rules 5'],
    ['CLM', '0', 'rules 4'],
    ['CGM', '0', 'rules 4'],
    ['CLD', '0', 'rules 4'],
    ['CP', '0', 'rules 4'],
    ['DISPO', '0', 'rules 4'],
    ['CFP', '0', 'rules 4'],
    ['CST', '0', 'rules 4'],
  ])('%s: %s (%s)', (type, rate) => {
    expect(segmentsOf([absence(type, days('2015-11-02', '2015-11-06'))])).toEqual([
      `2015-11-02..2015-11-06 ${rate}`,
    ]);
  });

  test('days of strike are kept at 1, and lost (rules 4, SNF)', () => {
    expect(segmentsOf([absence('SNF', days('2015-11-02', '2015-11-03'))])).toEqual([
      '2015-11-02..2015-11-03 1 lost',
    ]);
  });

  test('a month of strike is lost whole (rules 7)', () => {
    expect(segmentsOf([absence('SNF', days('2016-01-31', '2016-02-29'))])).toEqual([
      '2016-01-31..2016-01-31 1 lost',
      '2016-02-01..2016-02-29 1 lost-month',
    ]);
  });

  test('a waiting day and a strike may lose a month between them (rules 7)', () => {
    const rows = [
      absence('SNF', days('2018-02-01', '2018-02-27'), { id: 'A1' }),
      absence('CMO', days('2018-02-28', '2018-03-01'), { id: 'A2' }),
    ];
    expect(segmentsOf(rows)).toEqual([
      '2018-02-01..2018-02-27 1 lost-month',
      '2018-02-28..2018-02-28 1 lost-month',
      '2018-03-01..2018-03-01 1',
    ]);
  });

  test.each([
    ['tenured', agent(), ['2015-11-01..2016-01-15 1'], 'rules 4'],
    ['trainee', agent({ status: 'trainee' }), ['2015-11-01..2016-01-15 1'], 'rules 4'],
    [
      'contract staff',
      contractStaff('2013-11-01'),
      ['2015-11-01..2015-12-31 1', '2016-01-01..2016-01-15 0'],
      'rules 5b',
    ],
  ])('accident leave of %s staff', (_, who, expected) => {
    expect(segmentsOf([absence('CITIS', days('2015-11-01', '2016-01-15'))], who)).toEqual(expected);
  });

  test('long leave falls with its years (rules 4)', () => {
    expect(segmentsOf([absence('CLM', days('2024-08-31', '2025-09-02'))])).toEqual([
      '2024-08-31..2024-08-31 0',
      '2024-09-01..2025-08-30 33/100',
      '2025-08-31..2025-09-02 3/5',
    ]);
  });

  test('a type that is not in the law data is a bug of the input check', () => {
    expect(() => segmentsOf([absence('XYZ', days('2015-11-02'))])).toThrow('XYZ');
  });
});

describe('law data of an académie', () => {
  test('a rate that changes during the leave is read by day', () => {
    const rates = [
      { period: days('2000-01-01', '2015-11-03'), value: fraction(1), source: 'a' },
      { period: days('2015-11-04', '2100-01-01'), value: fraction(1, 2), source: 'b' },
    ];
    const law = lawWith({ code: 'XX' as LeaveCode, rule: { kind: 'rate', rates, accident: false } });
    expect(segmentsOf([absence('XX', days('2015-11-02', '2015-11-06'))], agent(), law)).toEqual([
      '2015-11-02..2015-11-03 1',
      '2015-11-04..2015-11-06 1/2',
    ]);
    expect(segmentsOf([absence('XX', days('2015-11-05', '2015-11-06'))], agent(), law)).toEqual([
      '2015-11-05..2015-11-06 1/2',
    ]);
  });

  test('an accident leave without a paid month is unpaid from its first day', () => {
    const law = {
      ...leave,
      contractStaffAccident: leave.contractStaffAccident.map((scale) => ({
        ...scale,
        value: [{ serviceMonths: 0, paidMonths: 0 }],
      })),
    };
    const row = absence('CITIS', days('2015-11-01', '2015-11-05'));
    expect(segmentsOf([row], contractStaff('2015-09-01'), law)).toEqual(['2015-11-01..2015-11-05 0']);
  });
});

describe('segments of ordinary sick leave', () => {
  test('are cut where the rate changes (rules 5)', () => {
    expect(segmentsOf([absence('CMO', days('2015-10-01', '2016-01-05'))])).toEqual([
      '2015-10-01..2015-12-30 1',
      '2015-12-31..2016-01-05 1/2',
    ]);
  });

  test('begin with a waiting day of their own (rules 5)', () => {
    expect(segmentsOf([absence('CMO', days('2018-11-12', '2018-11-16'))])).toEqual([
      '2018-11-12..2018-11-12 1 lost',
      '2018-11-13..2018-11-16 1',
    ]);
  });

  test('are one per certificate, and a certificate that follows has no waiting day (rules 5)', () => {
    const rows = [
      absence('CMO', days('2018-11-12', '2018-11-13'), { id: 'A1' }),
      absence('CMO', days('2018-11-14', '2018-11-15'), { id: 'A2' }),
      absence('CMO', days('2018-11-17', '2018-11-18'), { id: 'A3' }),
    ];
    expect(segmentsOf(rows)).toEqual([
      '2018-11-12..2018-11-12 1 lost',
      '2018-11-13..2018-11-13 1',
      '2018-11-14..2018-11-15 1',
      '2018-11-17..2018-11-17 1 lost',
      '2018-11-18..2018-11-18 1',
    ]);
    expect(leaveSegments(rows, agent(), leave).map((segment) => segment.absence.id)).toEqual([
      'A1',
      'A1',
      'A2',
      'A3',
      'A3',
    ]);
  });

  test('only CMO rows spare a waiting day: leave of another type the day before does not (rules 5)', () => {
    const rows = [
      absence('CA', days('2018-11-01', '2018-11-11'), { id: 'A1' }),
      absence('CMO', days('2018-11-12', '2018-11-13'), { id: 'A2' }),
    ];
    expect(segmentsOf(rows)).toEqual([
      '2018-11-01..2018-11-11 1',
      '2018-11-12..2018-11-12 1 lost',
      '2018-11-13..2018-11-13 1',
    ]);
  });

  test('a waiting day counts as a day at the full rate (rules 5)', () => {
    const rows = [absence('CMO', days('2018-09-01', '2018-12-02'))];
    expect(segmentsOf(rows)).toEqual([
      '2018-09-01..2018-09-01 1 lost',
      '2018-09-02..2018-11-30 1',
      '2018-12-01..2018-12-02 1/2',
    ]);
  });

  test('tell the count of the rolling year on their first day (rules 5)', () => {
    const segments = leaveSegments([absence('CMO', days('2015-10-01', '2016-01-05'))], agent(), leave);
    expect(segments.map(({ rollingYear }) => rollingYear?.fullDays)).toEqual([0, 90]);
  });

  test('take their place among other leave, by date', () => {
    const rows = [
      absence('CMO', days('2015-11-02', '2015-11-03'), { id: 'A1' }),
      absence('CA', days('2015-11-04', '2015-11-05'), { id: 'A2' }),
      absence('CMO', days('2015-11-06', '2015-11-07'), { id: 'A3' }),
    ];
    expect(leaveSegments(rows, agent(), leave).map((segment) => segment.absence.id)).toEqual([
      'A1',
      'A2',
      'A3',
    ]);
  });
});

test.each<[string, [string, string][], [string, string][]]>([
  ['none', [], []],
  ['one row', [['2015-11-02', '2015-11-03']], [['2015-11-02', '2015-11-03']]],
  [
    'rows that touch are one absence',
    [
      ['2015-11-02', '2015-11-03'],
      ['2015-11-04', '2015-11-10'],
      ['2015-11-11', '2015-11-11'],
    ],
    [['2015-11-02', '2015-11-11']],
  ],
  [
    'a day at work parts two absences',
    [
      ['2015-11-02', '2015-11-03'],
      ['2015-11-05', '2015-11-10'],
    ],
    [
      ['2015-11-02', '2015-11-03'],
      ['2015-11-05', '2015-11-10'],
    ],
  ],
])('days of absence: %s (rules 3, C3)', (_, rows, expected) => {
  const absences = rows.map(([first, last]) => absence('CA', days(first, last)));
  expect(absentPeriods(absences)).toEqual(expected.map(([first, last]) => days(first, last)));
});
