import { describe, expect, test } from 'vitest';
import {
  addPayMonths,
  daysOf,
  formatPayMonth,
  isoDate,
  monthContaining,
  parsePayMonth,
  payMonthOf,
  yearOf,
} from '../../src/calendar/index.js';
import { days, month } from '../support/builders.js';

describe('pay months', () => {
  test.each([
    ['2015-11', 2015, 11],
    ['2015-01', 2015, 1],
    ['2015-12', 2015, 12],
    ['0007-09', 7, 9],
  ])('%s is read and written back', (text, year, number) => {
    const read = parsePayMonth(text);
    expect(read).toBe(payMonthOf(year, number));
    expect(formatPayMonth(payMonthOf(year, number))).toBe(text);
    expect(yearOf(payMonthOf(year, number))).toBe(year);
  });

  test.each(['2015-00', '2015-13', '2015-1', '201511', '2015-11-01', 'x2015-11', ''])(
    '%o is no month',
    (text) => {
      expect(parsePayMonth(text)).toBeUndefined();
    },
  );

  test.each([
    ['2015-11', 2, '2016-01'],
    ['2016-01', -1, '2015-12'],
    ['2015-09', 11, '2016-08'],
  ])('%s plus %i months is %s', (from, count, to) => {
    expect(formatPayMonth(addPayMonths(month(from), count))).toBe(to);
  });

  test.each([
    ['2015-02', '2015-02-01', '2015-02-28'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2015-12', '2015-12-01', '2015-12-31'],
  ])('%s runs from %s to %s', (text, first, last) => {
    expect(daysOf(month(text))).toEqual(days(first, last));
    expect(monthContaining(isoDate(first))).toBe(month(text));
    expect(monthContaining(isoDate(last))).toBe(month(text));
  });
});
