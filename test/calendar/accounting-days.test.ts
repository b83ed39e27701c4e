import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accountingDaysIn,
  addDays,
  daysOf,
  formatIsoDate,
  isoDate,
  lastDayWithin,
  payMonthOf,
  positionOf,
  schoolYearPeriod,
  schoolYearStarting,
  unitsOf,
  weightOf,
  type CivilDate,
  type Period,
} from '../../src/calendar/index.js';
import { days } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';

function weightOfDays({ start, end }: Period): number {
  let total = 0;
  for (let day = start; day <= end; day = addDays(day, 1)) total += weightOf(day);
  return total;
}

describe('accounting days (décret 62-765, art. 1)', () => {
  test.each([
    ['2015-09-01', 1, 'rules 1'],
    ['2015-09-30', 1, 'rules 1'],
    ['2015-10-30', 1, 'rules 1'],
    ['2015-10-31', 0, 'rules 1'],
    ['2015-02-27', 1, 'rules 1'],
    ['2015-02-28', 3, 'rules 1'],
    ['2016-02-28', 1, 'rules 1'],
    ['2016-02-29', 2, 'rules 1'],
  ])('%s weighs %i thirtieths (%s)', (day, weight) => {
    expect(weightOf(isoDate(day))).toBe(weight);
  });

  test.each([
    ['2023-02-01', '2023-02-28', 30, 'décret 62-765, art. 1'],
    ['2024-02-01', '2024-02-29', 30, 'décret 62-765, art. 1'],
    ['2023-08-24', '2023-08-31', 7, 'décret 62-765, art. 1'],
    ['2000-06-01', '2000-08-17', 77, 'décret 62-765, art. 1'],
    ['2015-09-01', '2016-08-31', 360, 'décret 62-765, art. 1'],
  ])('serving %s to %s weighs %i thirtieths (%s)', (first, last, weight) => {
    expect(weightOfDays(days(first, last))).toBe(weight);
  });

  test('any full month sums to 30', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(weightOfDays(daysOf(payMonthOf(year, month)))).toBe(30);
      }),
      randomRuns(500),
    );
  });

  test('any split of a period sums to the whole', () => {
    const start = isoDate('2015-09-01');
    fc.assert(
      fc.property(fc.nat(600), fc.nat(400), fc.nat(400), (offset, left, right) => {
        const first = addDays(start, offset);
        const cut = addDays(first, left);
        const last = addDays(cut, right + 1);
        const whole = weightOfDays({ start: first, end: last });
        expect(
          weightOfDays({ start: first, end: cut }) + weightOfDays({ start: addDays(cut, 1), end: last }),
        ).toBe(whole);
      }),
      randomRuns(500),
    );
  });
});

describe('accounting days of a stretch, without looking at each day', () => {
  const start = isoDate('2013-11-15');
  const stretch = fc
    .tuple(fc.nat(1200), fc.nat(500))
    .map(([offset, length]) => ({ start: addDays(start, offset), end: addDays(start, offset + length) }));

  test('they weigh what its days weigh together', () => {
    fc.assert(
      fc.property(stretch, (period) => {
        expect(accountingDaysIn(period)).toBe(weightOfDays(period));
      }),
      randomRuns(300),
    );
  });

  test.each([
    ['2015-09-01', 1, '2015-09-01', 'a day begins with nothing passed'],
    ['2015-09-01', 30, '2015-09-30', 'twenty-nine have passed'],
    ['2015-10-01', 30, '2015-10-30', 'on the 31st thirty have'],
    ['2015-10-01', 31, '2015-11-01', 'on 1 November, as on the 31st, thirty have'],
    ['2015-10-31', 1, '2015-11-01', 'a 31st weighs nothing'],
    ['2015-02-01', 29, '2015-02-28', 'twenty-seven have passed; on 1 March thirty will'],
    ['2015-02-01', 31, '2015-03-01', 'thirty have passed'],
    ['2016-02-01', 30, '2016-02-29', 'twenty-eight have passed'],
  ])('from %s, fewer than %i have passed until %s: %s', (first, count, expected) => {
    expect(formatIsoDate(lastDayWithin(isoDate(first), count))).toBe(expected);
  });

  test('the last day before which fewer than so many have passed', () => {
    fc.assert(
      fc.property(stretch, fc.integer({ min: 1, max: 400 }), ({ start: first }, count) => {
        const last = lastDayWithin(first, count);
        const passedBefore = (day: CivilDate): number =>
          day === first ? 0 : weightOfDays({ start: first, end: addDays(day, -1) });
        expect(passedBefore(last)).toBeLessThan(count);
        expect(passedBefore(addDays(last, 1))).toBeGreaterThanOrEqual(count);
      }),
      randomRuns(300),
    );
  });
});

describe('positions in the 360 units of the school year', () => {
  const year = schoolYearStarting(2015);

  test.each([
    ['2015-09-01', 0, 'rules 1'],
    ['2015-09-30', 29, 'rules 1'],
    ['2015-10-01', 30, 'rules 1'],
    ['2015-10-31', 60, 'rules 1'], // the empty interval at the end of its month
    ['2015-11-01', 60, 'rules 1'],
    ['2016-02-29', 178, 'rules 1'],
    ['2016-06-30', 299, 'rules 1'],
    ['2016-08-31', 360, 'rules 1'],
  ])('%s begins at unit %i (%s)', (day, position) => {
    expect(positionOf(isoDate(day), year)).toBe(position);
  });

  test.each([
    ['2015-09-01', '2016-08-31', 0, 360],
    ['2016-02-29', '2016-02-29', 178, 180],
    ['2015-10-31', '2015-10-31', 60, 60],
    ['2015-10-15', '2015-10-31', 44, 60],
    ['2016-05-31', '2016-06-01', 270, 271],
  ])('%s to %s is the units %i to %i (rules 1)', (first, last, from, to) => {
    expect(unitsOf(days(first, last), year)).toEqual({ from, to });
  });

  test('the days of any school year touch each other, from unit 0 to unit 360', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), (first) => {
        const schoolYear = schoolYearStarting(first);
        const { start, end } = schoolYearPeriod(schoolYear);
        let reached = 0;
        for (let day = start; day <= end; day = addDays(day, 1)) {
          expect(positionOf(day, schoolYear)).toBe(reached);
          reached += weightOf(day);
        }
        expect(reached).toBe(360);
      }),
      randomRuns(20),
    );
  });
});
