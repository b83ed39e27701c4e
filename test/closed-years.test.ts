import { describe, expect, test } from 'vitest';
import { formatPayMonth, formatSchoolYear, isoDate } from '../src/calendar/index.js';
import { closedYears } from '../src/closed-years.js';
import { month } from './support/paying.js';

describe('a school year that ended before a day is closed', () => {
  // Arrears of an instalment of civil year y lapse on 1 January y+5 (loi 68-1250 art. 1): of 2017-2018, what falls due in
  // September 2018 at the latest lapses on 1 January 2023. Recoveries of August 2018 lapsed in September 2020 (loi
  // 2000-321 art. 37-1).
  test.each([
    ['on the day after its last', '2018-09-01', '2023-01', '2017-2018', '2018-09', '2018-12'],
    ['on any day of the year after', '2019-08-31', '2023-01', '2017-2018', '2018-09', '2018-12'],
    ['not on its last day: the one before is', '2018-08-31', '2023-01', '2016-2017', '2017-09', '2018-12'],
    ['long after', '2018-09-01', '2026-06', '2017-2018', '2018-09', '2021-12'],
  ])('%s', (_, before, paid, last, paidBefore, lapsedTo) => {
    const years = closedYears(isoDate(before), month(paid));
    if ('closed' in years) throw new Error('closed');
    expect(formatSchoolYear(years.last)).toBe(last);
    expect(formatPayMonth(years.paidBefore)).toBe(paidBefore);
    expect(formatPayMonth(years.lapsedTo)).toBe(lapsedTo);
  });

  test.each([
    ['a month too early', '2018-09-01', '2022-12', '2016-2017', '2017-2018', '2023-01'],
    ['years too early', '2025-09-01', '2022-12', '2016-2017', '2024-2025', '2030-01'],
  ])('and not %s: the last that is, and when the other will be', (_, before, paid, closed, asked, from) => {
    const years = closedYears(isoDate(before), month(paid));
    if (!('closed' in years)) throw new Error('not closed');
    expect(formatSchoolYear(years.closed)).toBe(closed);
    expect(formatSchoolYear(years.asked)).toBe(asked);
    expect(formatPayMonth(years.from)).toBe(from);
  });
});
