import type { Day, Period } from './civil-days.js';
import { civil, dayOf, daysInMonth } from './civil-days.js';

/** School year `Y`: 1 September `Y` to 31 August `Y+1`, named by its first calendar year (rules, section 1). */
export function schoolYearOf(day: Day): number {
  const { year, month } = civil(day);
  return month >= 9 ? year : year - 1;
}

export function schoolYearPeriod(schoolYear: number): Period {
  return { start: dayOf(schoolYear, 9, 1), end: dayOf(schoolYear + 1, 8, 31) };
}

/** The day of a school year that falls on a month-day written `MM-JJ` (settings C2 and C8). */
export function dayInSchoolYear(schoolYear: number, monthDay: string): Day {
  const [month = 0, dayOfMonth = 0] = monthDay.split('-').map(Number);
  const year = month >= 9 ? schoolYear : schoolYear + 1;
  return dayOf(year, month, Math.min(dayOfMonth, daysInMonth(year, month)));
}

/** A pay month, `AAAA-MM`: the `rank`th month of a school year, September being 0. */
export function monthOfSchoolYear(schoolYear: number, rank: number): string {
  return monthName(schoolYear * 12 + 8 + rank);
}

function monthOfDay(day: Day): string {
  const { year, month } = civil(day);
  return monthName(year * 12 + month - 1);
}

export function monthAfter(day: Day): string {
  return monthName(monthNumber(monthOfDay(day)) + 1);
}

/** Months counted from year 0, so that a difference is a number of months. */
export function monthNumber(month: string): number {
  const [year = 0, rank = 0] = month.split('-').map(Number);
  return year * 12 + rank - 1;
}

function monthName(number: number): string {
  const year = Math.floor(number / 12);
  return `${String(year).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
