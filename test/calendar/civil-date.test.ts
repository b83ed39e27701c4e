import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  daysInMonth,
  earliest,
  firstDayAYearAfter,
  firstDayOf,
  formatFrenchDate,
  formatIsoDate,
  isoDate,
  latest,
  parseFrenchDate,
  parseIsoDate,
  partsOf,
} from '../../src/calendar/index.js';
import { randomRuns } from '../support/random-runs.js';

const DAY_MS = 86_400_000;

describe('reading dates (files 1)', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2016-02-29', 16_860],
    ['9999-12-31', 2_932_896],
  ])('%s is day %i of the calendar', (text, number) => {
    expect(parseIsoDate(text)).toBe(number);
  });

  test.each([
    '2015-02-29', // no leap year
    '1900-02-29', // a century is none either
    '2015-13-01',
    '2015-00-01',
    '2015-01-00',
    '2015-04-31',
    '2015-1-1',
    '15-01-01',
    '2015-01-01T00:00',
    ' 2015-01-01',
    '٢٠١٥-٠١-٠١', // digits of another script
    '',
  ])('%o is no ISO date', (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });

  test.each([
    ['29/02/2016', '2016-02-29'],
    ['01/09/2015', '2015-09-01'],
  ])('%s is %s written the French way', (french, iso) => {
    expect(parseFrenchDate(french)).toBe(isoDate(iso));
    expect(formatFrenchDate(isoDate(iso))).toBe(french);
  });

  test.each(['29/02/2015', '2015-09-01', '1/9/2015', '09/31/2015', ''])('%o is no French date', (text) => {
    expect(parseFrenchDate(text)).toBeUndefined();
  });

  test('a date of the law data that does not exist stops the program', () => {
    expect(() => isoDate('2015-02-29')).toThrow(RangeError);
  });

  test('parts of no day make no date', () => {
    expect([dateOf(2015, 0, 1), dateOf(2015, 13, 1), dateOf(2015, 1, 0), dateOf(2015, 2, 29)]).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('months and years added to a date', () => {
  test.each([
    ['2016-02-29', -12, '2015-02-28', 'rules 1'], // the example of the rules
    ['2016-02-29', 12, '2017-02-28', 'rules 1'],
    ['2016-02-29', 48, '2020-02-29', 'rules 1'],
    ['2015-01-31', 1, '2015-02-28', 'rules 1'],
    ['2016-01-31', 1, '2016-02-29', 'rules 1'],
    ['2015-08-31', 1, '2015-09-30', 'rules 1'],
    ['2015-02-28', 1, '2015-03-28', 'rules 1'], // keeps the day, not the end of the month
    ['2015-12-15', 1, '2016-01-15', 'rules 1'],
    ['2015-01-15', -1, '2014-12-15', 'rules 1'],
    ['2015-11-30', 3, '2016-02-29', 'rules 1'],
  ])('%s plus %i months is %s (%s)', (from, months, to) => {
    expect(formatIsoDate(addMonths(isoDate(from), months))).toBe(to);
  });

  test('a year is twelve months', () => {
    expect(formatIsoDate(addYears(isoDate('2016-02-29'), -1))).toBe('2015-02-28');
  });
});

describe('the calendar', () => {
  test.each([
    [2015, 2, 28],
    [2016, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2015, 4, 30],
    [2015, 6, 30],
    [2015, 9, 30],
    [2015, 11, 30],
    [2015, 1, 31],
    [2015, 12, 31],
  ])('in %i month %i has %i days', (year, month, count) => {
    expect(daysInMonth(year, month)).toBe(count);
  });

  test('every day of 400 years agrees with the platform’s own calendar', () => {
    const first = isoDate('1900-01-01');
    let compared = 0;
    for (let day = first; day <= isoDate('2300-01-01'); day = addDays(day, 1)) {
      const { year, month, day: dayOfMonth } = partsOf(day);
      const platform = new Date(day * DAY_MS);
      const same =
        platform.getUTCFullYear() === year &&
        platform.getUTCMonth() + 1 === month &&
        platform.getUTCDate() === dayOfMonth &&
        dateOf(year, month, dayOfMonth) === day;
      if (!same) expect.fail(formatIsoDate(day));
      compared += 1;
    }
    expect(compared).toBe(146_098);
  });

  test('a date written and read again is the same date', () => {
    const anyDate = fc.integer({ min: isoDate('0001-01-01'), max: isoDate('9999-12-31') });
    fc.assert(
      fc.property(anyDate, (number) => {
        const date = addDays(isoDate('1970-01-01'), number);
        expect(parseIsoDate(formatIsoDate(date))).toBe(date);
        expect(parseFrenchDate(formatFrenchDate(date))).toBe(date);
      }),
      randomRuns(500),
    );
  });

  test('a month begins on its first day', () => {
    expect(formatIsoDate(firstDayOf(2016, 2))).toBe('2016-02-01');
  });

  test('of two dates one is earlier and one is later', () => {
    const [a, b] = [isoDate('2015-09-01'), isoDate('2015-09-02')];
    expect([earliest(a, b), earliest(b, a), latest(a, b), latest(b, a)]).toEqual([a, a, b, b]);
  });
});

describe('the first day whose day a year before is not earlier', () => {
  test.each([
    ['2015-03-01', '2016-03-01'],
    ['2015-02-28', '2016-02-28'], // 29 February 2016 minus one year is 28 February, too
    ['2016-02-28', '2017-02-28'],
    ['2016-02-29', '2017-03-01'], // 28 February 2017 minus one year is 28 February
    ['2016-03-01', '2017-03-01'],
  ])('%s: %s', (day, expected) => {
    expect(formatIsoDate(firstDayAYearAfter(isoDate(day)))).toBe(expected);
  });

  test('on any day of eight years', () => {
    for (let day = isoDate('2014-01-01'); day < isoDate('2022-01-01'); day = addDays(day, 1)) {
      const first = firstDayAYearAfter(day);
      expect(addYears(first, -1)).toBeGreaterThanOrEqual(day);
      expect(addYears(addDays(first, -1), -1)).toBeLessThan(day);
    }
  });
});
