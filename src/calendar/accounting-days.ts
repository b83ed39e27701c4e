import { daysInMonth, partsOf, type CivilDate } from './civil-date.js';
import type { Period } from './period.js';
import type { SchoolYear } from './school-year.js';

/**
 * Accounting weight of a day, in thirtieths of a month.
 * Décret 62-765, art. 1: every month counts thirty, so the 31st weighs nothing and the last day of February
 * fills the month (3 in a common year, 2 in a leap year).
 */
export function weightOf(day: CivilDate): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return dayOfMonth === daysInMonth(year, month) ? 31 - dayOfMonth : 1;
}

/**
 * Position of the beginning of a day in the 360 thirtieths of its school year (rules section 1). A 31st is the
 * empty interval at the end of its month.
 */
export function positionOf(day: CivilDate, schoolYear: SchoolYear): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return 30 * ((year - schoolYear) * 12 + month - 9) + Math.min(dayOfMonth - 1, 30);
}

/** Units `[from, to)` of the school year that a period occupies; its days touch each other, so it is one interval. */
export function unitsOf(period: Period, schoolYear: SchoolYear): UnitInterval {
  return {
    from: positionOf(period.start, schoolYear),
    to: positionOf(period.end, schoolYear) + weightOf(period.end),
  };
}

/** An interval of accounting units, closed at `from` and open at `to`. */
export interface UnitInterval {
  readonly from: number;
  readonly to: number;
}
