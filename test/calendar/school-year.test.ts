import { describe, expect, test } from 'vitest';
import {
  dayInSchoolYear,
  formatPayMonth,
  formatSchoolYear,
  isoDate,
  monthInSchoolYear,
  parseSchoolYear,
  schoolYearOf,
  schoolYearPeriod,
  schoolYearStarting,
} from '../../src/calendar/index.js';
import { days } from '../support/builders.js';

describe('the school year runs from 1 September to 31 August (rules 1)', () => {
  test.each([
    ['2015-08-31', '2014-2015'],
    ['2015-09-01', '2015-2016'],
    ['2015-12-31', '2015-2016'],
    ['2016-01-01', '2015-2016'],
    ['2016-08-31', '2015-2016'],
    ['2016-09-01', '2016-2017'],
  ])('%s lies in %s', (day, year) => {
    expect(formatSchoolYear(schoolYearOf(isoDate(day)))).toBe(year);
  });

  test('2015-2016 has 366 days', () => {
    expect(schoolYearPeriod(schoolYearStarting(2015))).toEqual(days('2015-09-01', '2016-08-31'));
  });

  test.each([
    [9, 1, '2015-09-01'],
    [12, 31, '2015-12-31'],
    [1, 1, '2016-01-01'],
    [6, 30, '2016-06-30'],
    [8, 31, '2016-08-31'],
  ])('the day %i-%i of 2015-2016 is %s', (month, day, expected) => {
    expect(dayInSchoolYear(schoolYearStarting(2015), { month, day })).toBe(isoDate(expected));
  });

  test('a day that the school year has not is a fault of the settings', () => {
    expect(() => dayInSchoolYear(schoolYearStarting(2014), { month: 2, day: 29 })).toThrow(RangeError);
  });

  test.each([
    [9, '2015-09'],
    [12, '2015-12'],
    [1, '2016-01'],
    [7, '2016-07'],
  ])('month %i of 2015-2016 is %s', (month, expected) => {
    expect(formatPayMonth(monthInSchoolYear(schoolYearStarting(2015), month))).toBe(expected);
  });
});

describe('a school year as it is written (files 1)', () => {
  test('2015-2016 is read by its first year', () => {
    expect(parseSchoolYear('2015-2016')).toBe(2015);
  });

  test.each(['2015', '2015-2017', '2016-2015', '2015-16', '2015/2016', ''])('%o is none', (text) => {
    expect(parseSchoolYear(text)).toBeUndefined();
  });
});
