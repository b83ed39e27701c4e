import { describe, expect, test } from 'vitest';
import { schoolYearStarting, type MonthDay } from '../../src/calendar/index.js';
import { DEFAULT_CONVENTIONS, type PlanName } from '../../src/model/index.js';
import { isWholeYear, plannedPeriod, wholeYearPeriod } from '../../src/rules/award-period.js';
import { days } from '../support/builders.js';

const year = schoolYearStarting(2015);
const ALWAYS = [{ period: days('1900-01-01', '9999-12-31') }];

/** `06-30`. */
const monthDay = (text: string): MonthDay => {
  const [month = 0, day = 0] = text.split('-').map(Number);
  return { month, day };
};

describe('the period an award stands for in yearly plans', () => {
  test.each([
    ['2015-09-01', '2016-08-31', '2015-09-01', '2016-08-31', 'rules 3'],
    ['2015-09-01', '2016-06-30', '2015-09-01', '2016-08-31', 'rules 3, C2'],
    ['2015-09-01', '2016-07-04', '2015-09-01', '2016-08-31', 'rules 3, C2'],
    ['2015-09-01', '2016-06-29', '2015-09-01', '2016-06-29', 'rules 3, C2'],
    ['2015-09-05', '2016-08-31', '2015-09-01', '2016-08-31', 'rules 3, C8'],
    ['2015-09-06', '2016-08-31', '2015-09-06', '2016-08-31', 'rules 3, C8'],
    ['2015-09-03', '2015-09-04', '2015-09-01', '2015-09-04', 'rules 3, C8'],
    ['2016-06-30', '2016-06-30', '2016-06-30', '2016-08-31', 'rules 3, C2'], // it started by then
    ['2016-07-01', '2016-07-31', '2016-07-01', '2016-07-31', 'rules 3, C2'], // it did not
  ])('%s to %s stands for %s to %s (%s)', (first, last, from, to) => {
    expect(wholeYearPeriod(days(first, last), year, DEFAULT_CONVENTIONS, ALWAYS)).toEqual(days(from, to));
  });

  test.each([
    ['07-05', '09-05', '2016-07-04', '2016-07-04', 'rules 13, C2'],
    ['07-05', '09-05', '2016-07-05', '2016-08-31', 'rules 13, C2'],
    ['05-31', '09-05', '2016-05-31', '2016-08-31', 'rules 13, C2'],
    ['08-31', '09-05', '2016-08-30', '2016-08-30', 'rules 13, C2'],
  ])('with an end from %s and a start by %s: an end on %s is %s (%s)', (from, by, last, expected) => {
    const conventions = { fullYearFrom: monthDay(from), fullYearBy: monthDay(by) };
    expect(wholeYearPeriod(days('2015-10-01', last), year, conventions, ALWAYS)).toEqual(
      days('2015-10-01', expected),
    );
  });

  test.each([
    ['09-01', '2015-09-02', '2015-09-02', 'rules 13, C8'],
    ['09-15', '2015-09-15', '2015-09-01', 'rules 13, C8'],
    ['09-15', '2015-09-16', '2015-09-16', 'rules 13, C8'],
    ['10-01', '2015-09-30', '2015-09-01', 'rules 13, C8'],
  ])('with a start by %s: a start on %s is %s (%s)', (by, first, expected) => {
    const conventions = { fullYearFrom: monthDay('06-30'), fullYearBy: monthDay(by) };
    expect(wholeYearPeriod(days(first, '2016-01-31'), year, conventions, ALWAYS)).toEqual(
      days(expected, '2016-01-31'),
    );
  });

  test('no day is added on which the allowance does not exist', () => {
    const written = days('2015-09-04', '2016-07-01');
    const inForce = [
      { period: days('2010-09-01', '2015-08-31') },
      { period: days('2015-09-03', '2016-07-31') },
    ];
    expect(wholeYearPeriod(written, year, DEFAULT_CONVENTIONS, inForce)).toEqual(
      days('2015-09-03', '2016-07-31'),
    );
  });

  test('the last day of the allowance is one of its days', () => {
    const inForce = [{ period: days('2010-09-01', '2016-06-30') }];
    expect(wholeYearPeriod(days('2015-09-04', '2016-06-30'), year, DEFAULT_CONVENTIONS, inForce)).toEqual(
      days('2015-09-01', '2016-06-30'),
    );
  });

  test.each([
    ['begins before', '2015-09-05', '2016-08-31'],
    ['ends after', '2015-09-01', '2016-07-01'],
  ])('an award that %s the days of the allowance stands for its own', (_, from, to) => {
    const written = days('2015-09-04', '2016-07-02');
    expect(wholeYearPeriod(written, year, DEFAULT_CONVENTIONS, [{ period: days(from, to) }])).toEqual(
      written,
    );
  });
});

describe('whether an award stands for its whole school year (rules 8)', () => {
  test.each([
    ['2015-09-01', '2016-08-31', true],
    ['2015-09-02', '2016-08-31', false],
    ['2015-09-01', '2016-08-30', false],
  ])('%s to %s: %s', (first, last, expected) => {
    expect(isWholeYear(days(first, last), year)).toBe(expected);
  });
});

describe('the dates of an award in its plan', () => {
  const written = days('2015-09-03', '2016-07-04');
  const wholeYear = days('2015-09-01', '2016-08-31');

  test.each<[PlanName, string, string, string]>([
    ['twelfths', '2015-09-01', '2016-08-31', 'rules 3'],
    ['ninths', '2015-09-01', '2016-08-31', 'rules 3'],
    ['partial', '2015-09-01', '2016-08-31', 'rules 3'],
    ['own-period', '2015-09-03', '2016-07-04', 'rules 8'],
  ])('in %s: %s to %s (%s)', (plan, first, last) => {
    expect(plannedPeriod(plan, written, wholeYear, year, DEFAULT_CONVENTIONS)).toEqual(days(first, last));
  });

  test.each<[PlanName, 'service-windows' | 'pay-month', string, string, string]>([
    ['ninths', 'pay-month', '2016-06-30', '2016-08-31', 'rules 8, C1'],
    ['ninths', 'pay-month', '2016-06-29', '2016-06-29', 'rules 8, C1'],
    ['ninths', 'service-windows', '2016-06-30', '2016-06-30', 'rules 8, C1'],
    ['twelfths', 'pay-month', '2016-06-30', '2016-06-30', 'rules 8, C1'],
    ['partial', 'pay-month', '2016-06-30', '2016-06-30', 'rules 8, C1'],
    ['own-period', 'pay-month', '2016-06-30', '2016-06-30', 'rules 8, C1'],
  ])('in %s by %s, where C2 adds nothing, an end on %s is %s (%s)', (plan, ninths, last, expected) => {
    const unstretched = days('2015-09-03', last);
    expect(plannedPeriod(plan, unstretched, unstretched, year, { ninths })).toEqual(
      days('2015-09-03', expected),
    );
  });

  test('days that C8 added stay', () => {
    expect(
      plannedPeriod('ninths', days('2015-09-03', '2016-06-30'), days('2015-09-01', '2016-06-30'), year, {
        ninths: 'pay-month',
      }),
    ).toEqual(wholeYear);
  });
});
