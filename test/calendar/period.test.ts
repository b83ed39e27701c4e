import { describe, expect, test } from 'vitest';
import {
  calendarDaysIn,
  contains,
  intersection,
  isoDate,
  overlaps,
  without,
  type Period,
} from '../../src/calendar/index.js';
import { days } from '../support/builders.js';

/** `09-05..09-10` of 2015. */
const span = (text: string): Period => {
  const [first = '', last = first] = text.split('..');
  return days(`2015-${first}`, `2015-${last}`);
};

describe('two periods, inclusive at both ends (rules 1)', () => {
  test.each([
    ['09-01..09-10', '09-05..09-20', '09-05..09-10'],
    ['09-01..09-10', '09-10..09-20', '09-10'], // one day shared
    ['09-01..09-30', '09-05..09-06', '09-05..09-06'],
  ])('%s and %s share %s', (a, b, shared) => {
    expect(intersection(span(a), span(b))).toEqual(span(shared));
    expect(intersection(span(b), span(a))).toEqual(span(shared));
    expect([overlaps(span(a), span(b)), overlaps(span(b), span(a))]).toEqual([true, true]);
  });

  test('two periods that touch share no day', () => {
    const [a, b] = [span('09-01..09-10'), span('09-11..09-20')];
    expect([intersection(a, b), intersection(b, a)]).toEqual([undefined, undefined]);
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([false, false]);
  });

  test.each([
    ['2015-08-31', false],
    ['2015-09-01', true],
    ['2015-09-10', true],
    ['2015-09-11', false],
  ])('whether %s lies in 1 to 10 September: %s', (day, expected) => {
    expect(contains(span('09-01..09-10'), isoDate(day))).toBe(expected);
  });

  test('both ends are counted', () => {
    expect([calendarDaysIn(span('09-01')), calendarDaysIn(days('2015-09-01', '2016-08-31'))]).toEqual([
      1, 366,
    ]);
  });
});

test.each<[string, string[], string[]]>([
  ['09-01..09-30', [], ['09-01..09-30']],
  ['09-01..09-30', ['09-10..09-12'], ['09-01..09-09', '09-13..09-30']],
  ['09-01..09-30', ['09-01..09-12'], ['09-13..09-30']],
  ['09-01..09-30', ['09-12..09-30'], ['09-01..09-11']],
  ['09-01..09-30', ['09-30'], ['09-01..09-29']],
  ['09-01..09-30', ['09-02..09-29'], ['09-01', '09-30']], // a single day on each side
  ['09-01..09-30', ['08-01..10-31'], []],
  ['09-01..09-30', ['08-01..08-31', '10-01..10-31'], ['09-01..09-30']], // beside it on both sides
  ['09-01..09-30', ['09-05', '09-06', '09-20'], ['09-01..09-04', '09-07..09-19', '09-21..09-30']],
])('%s without %j leaves %j', (period, taken, left) => {
  expect(without(span(period), taken.map(span))).toEqual(left.map(span));
});
