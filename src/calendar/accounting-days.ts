import { firstDayOf, daysInMonth, type CivilDate } from './civil-date.js';
import { dayIn, monthIn, packedPartsOf, yearIn } from './civil-parts.js';
import type { Period } from './period.js';
import type { SchoolYear } from './school-year.js';

/**
 * Accounting weight of a day, in thirtieths of a month.
 * Décret 62-765, art. 1: every month counts thirty, so the 31st weighs nothing and the last day of February
 * fills the month (3 in a common year, 2 in a leap year).
 */
export function weightOf(day: CivilDate): number {
  return thirtiethsBefore(day + 1) - thirtiethsBefore(day);
}

/** Accounting weight of the days of a period together. */
export function accountingDaysIn(period: Period): number {
  return thirtiethsBefore(period.end + 1) - thirtiethsBefore(period.start);
}

/** The last day before which fewer accounting days than that, at least one, have passed since the beginning of a day. */
export function lastDayWithin(start: CivilDate, accountingDays: number): CivilDate {
  const position = thirtiethsBefore(start) + accountingDays - 1;
  const month = Math.floor(position / 30);
  const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
  return (firstDayOf(year, number) + Math.min(position % 30, daysInMonth(year, number) - 1)) as CivilDate;
}

/**
 * Position of the beginning of a day in the 360 thirtieths of its school year (rules section 1). A 31st is the
 * empty interval at the end of its month.
 */
export function positionOf(day: CivilDate, schoolYear: SchoolYear): number {
  return thirtiethsBefore(day) - thirtiethsBeforeSeptember(schoolYear);
}

/** Units `[from, to)` of the school year that a period occupies; its days touch each other, so it is one interval. */
export function unitsOf(period: Period, schoolYear: SchoolYear): UnitInterval {
  const september = thirtiethsBeforeSeptember(schoolYear);
  return {
    from: thirtiethsBefore(period.start) - september,
    to: thirtiethsBefore(period.end + 1) - september,
  };
}

/** An interval of accounting units, closed at `from` and open at `to`. */
export interface UnitInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * Thirtieths of all months from year 0 to the beginning of a day. Every month counts thirty and its days touch each
 * other, so a day ends where the next one begins: a 30th and a 31st at thirty, the last of February too.
 */
function thirtiethsBefore(dayNumber: number): number {
  const packed = packedPartsOf(dayNumber);
  return 360 * yearIn(packed) + 30 * (monthIn(packed) - 1) + dayIn(packed) - 1;
}

function thirtiethsBeforeSeptember(year: number): number {
  return 360 * year + 240;
}
