import { describe, expect, test } from 'vitest';
import { formatIsoDate } from '../../src/calendar/index.js';
import type { Absence, LeaveRule, Presence, ServicePeriod } from '../../src/model/index.js';
import { formatFraction, fraction, ONE } from '../../src/money/index.js';
import { presenceOf } from '../../src/entitle/presence.js';
import { stretches, type StretchFacts } from '../../src/rules/stretches.js';
import { absence, agent, days, servicePeriod } from '../support/builders.js';
import { shippedRegulations } from '../support/regulations.js';

const RATES = [
  { period: days('2014-09-01', '2021-12-31'), value: fraction(1000), source: 'arrêté de 2014' },
  { period: days('2022-01-01', '9999-12-31'), value: fraction(1500), source: 'arrêté de 2021' },
];

function presence(absences: readonly Absence[], servicePeriods: readonly ServicePeriod[]): Presence {
  const horizon = days('2022-08-31').end;
  return presenceOf({ agent: agent(), absences, servicePeriods }, shippedRegulations().leave, horizon);
}

/** `first..last rate pay-fraction leave-rate`, over October 2021 to March 2022. */
function cutsOf(
  facts: Partial<StretchFacts>,
  absences: readonly Absence[] = [],
  servicePeriods: readonly ServicePeriod[] = [],
): string[] {
  return stretches({
    period: days('2021-10-01', '2022-03-31'),
    rates: [{ ...RATES[0]!, period: days('2014-09-01', '9999-12-31') }],
    multiplier: ONE,
    partTime: true,
    leave: 'maintained',
    presence: presence(absences, servicePeriods),
    ...facts,
  }).map(({ period, annualRate, payFraction, leaveRate, served }) =>
    [
      `${formatIsoDate(period.start)}..${formatIsoDate(period.end)}`,
      formatFraction(annualRate),
      formatFraction(payFraction),
      formatFraction(leaveRate),
      ...(served === 'days' ? [] : [served]),
    ].join(' '),
  );
}

test('days over which nothing changes are one stretch', () => {
  expect(cutsOf({})).toEqual(['2021-10-01..2022-03-31 1000 1 1']);
});

test('the annual rate is read by day of service, never by school year (rules 2)', () => {
  expect(cutsOf({ rates: RATES })).toEqual([
    '2021-10-01..2021-12-31 1000 1 1',
    '2022-01-01..2022-03-31 1500 1 1',
  ]);
});

test('a stretch cites the text of its rate and carries the share', () => {
  const found = stretches({
    period: days('2021-12-31', '2022-01-01'),
    rates: RATES,
    multiplier: fraction(1, 2),
    partTime: false,
    leave: 'maintained',
    presence: presence([], []),
  });
  expect(found.map(({ rateSource, multiplier }) => [rateSource, formatFraction(multiplier)])).toEqual([
    ['arrêté de 2014', '1/2'],
    ['arrêté de 2021', '1/2'],
  ]);
});

test('a day without a rate is a bug of the input check', () => {
  expect(() => cutsOf({ rates: [RATES[0]!] })).toThrow('outside the dated rates');
});

describe('part time (rules 6)', () => {
  const halfTime = [servicePeriod('50', '2021-11-01', '2021-12-31'), servicePeriod('80', '2022-02-01')];

  test('cuts the days, where the allowance follows it', () => {
    expect(cutsOf({}, [], halfTime)).toEqual([
      '2021-10-01..2021-10-31 1000 1 1',
      '2021-11-01..2021-12-31 1000 1/2 1',
      '2022-01-01..2022-01-31 1000 1 1',
      '2022-02-01..2022-03-31 1000 6/7 1',
    ]);
  });

  test('is not looked at, where it does not', () => {
    expect(cutsOf({ partTime: false }, [], halfTime)).toEqual(['2021-10-01..2022-03-31 1000 1 1']);
  });

  test.each(['MAT', 'ADO', 'PAT'])('counts 1 during %s (rules 6)', (type) => {
    expect(cutsOf({}, [absence(type, days('2021-11-15', '2021-11-30'))], halfTime.slice(0, 1))).toEqual([
      '2021-10-01..2021-10-31 1000 1 1',
      '2021-11-01..2021-11-14 1000 1/2 1',
      '2021-11-15..2021-11-30 1000 1 1',
      '2021-12-01..2021-12-31 1000 1/2 1',
      '2022-01-01..2022-03-31 1000 1 1',
    ]);
  });

  test('counts during leave of another type', () => {
    expect(cutsOf({}, [absence('CA', days('2021-12-20', '2022-01-09'))], halfTime.slice(0, 1))).toEqual([
      '2021-10-01..2021-10-31 1000 1 1',
      '2021-11-01..2021-12-19 1000 1/2 1',
      '2021-12-20..2021-12-31 1000 1/2 1',
      '2022-01-01..2022-01-09 1000 1 1',
      '2022-01-10..2022-03-31 1000 1 1',
    ]);
  });
});

describe('leave, by what the allowance makes of it', () => {
  const rows = [
    absence('CLD', days('2021-09-15', '2021-10-10'), { id: 'A1' }),
    absence('AA', days('2021-11-02', '2021-11-03'), { id: 'A2' }),
    absence('SNF', days('2021-11-18', '2021-11-18'), { id: 'A3' }),
    absence('MAT', days('2022-03-25', '2022-06-30'), { id: 'A4' }),
  ];

  test.each<[LeaveRule, string[], string]>([
    [
      'maintained',
      [
        '2021-10-01..2021-10-10 1000 1 0',
        '2021-10-11..2021-11-01 1000 1 1',
        '2021-11-02..2021-11-03 1000 1 1',
        '2021-11-04..2021-11-17 1000 1 1',
        '2021-11-18..2021-11-18 1000 1 1 lost',
        '2021-11-19..2022-03-24 1000 1 1',
        '2022-03-25..2022-03-31 1000 1 1',
      ],
      'rules 4',
    ],
    ['ignored', ['2021-10-01..2022-03-31 1000 1 1'], 'rules 4, SOPA'],
    [
      'none',
      [
        '2021-10-01..2021-10-10 1000 1 0',
        '2021-10-11..2021-11-01 1000 1 1',
        '2021-11-02..2021-11-03 1000 1 1', // an authorised absence is no leave
        '2021-11-04..2021-11-17 1000 1 1',
        '2021-11-18..2021-11-18 1000 1 1 lost',
        '2021-11-19..2022-03-24 1000 1 1',
        '2022-03-25..2022-03-31 1000 1 0',
      ],
      'rules 4',
    ],
  ])('%s', (leave, expected) => {
    expect(cutsOf({ leave }, rows)).toEqual(expected);
  });
});
