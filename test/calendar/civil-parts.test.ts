import { describe, expect, test } from 'vitest';
import {
  dayIn,
  daysBeforeMonth,
  daysBeforeMonthByFormula,
  monthIn,
  packedPartsByFormula,
  packedPartsOf,
  yearIn,
} from '../../src/calendar/civil-parts.js';

const JANUARY_1900 = daysBeforeMonthByFormula(1900, 1);
const JANUARY_2200 = daysBeforeMonthByFormula(2200, 1);

describe('parts of days are the same looked up and computed', () => {
  test('on every day of 1900 to 2199, which goes beyond the days looked up on both sides', () => {
    const different: number[] = [];
    for (let day = JANUARY_1900; day < JANUARY_2200; day += 1) {
      if (packedPartsOf(day) !== packedPartsByFormula(day)) different.push(day);
    }
    expect(different).toEqual([]);
  });

  test('on the first day of every month of these years', () => {
    for (let month = 1900 * 12; month < 2200 * 12; month += 1) {
      const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
      expect(daysBeforeMonth(year, number)).toBe(daysBeforeMonthByFormula(year, number));
    }
  });

  test('and follow each other as JavaScript counts days', () => {
    for (let day = JANUARY_1900; day < JANUARY_2200; day += 1) {
      const date = new Date(day * 86_400_000);
      const packed = packedPartsOf(day);
      const parts = [yearIn(packed), monthIn(packed), dayIn(packed)];
      if (parts.join() === [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].join())
        continue;
      expect.fail(date.toISOString());
    }
  });
});
