import { dateOf, partsOf, type CivilDate } from './civil-date.js';
import { payMonthOf, type PayMonth } from './pay-month.js';
import type { Period } from './period.js';

declare const schoolYear: unique symbol;

/** A school year, named by its first civil year: 2015 runs from 1 September 2015 to 31 August 2016 (rules section 1). */
export type SchoolYear = number & { readonly [schoolYear]: true };

/** A day of any year, such as 30 June, as settings write it: `06-30`. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** The school year a day falls in. */
export function schoolYearOf(day: CivilDate): SchoolYear {
  const { year, month } = partsOf(day);
  return (month >= 9 ? year : year - 1) as SchoolYear;
}

/** The school year that starts in September of this civil year. */
export function schoolYearStarting(year: number): SchoolYear {
  return year as SchoolYear;
}

/** Reads `2015-2016`; `undefined` unless the second year follows the first. */
export function parseSchoolYear(text: string): SchoolYear | undefined {
  const match = /^(\d{4})-(\d{4})$/.exec(text);
  if (match === null || Number(match[2]) !== Number(match[1]) + 1) return undefined;
  return Number(match[1]) as SchoolYear;
}

/** `2015-2016`. */
export function formatSchoolYear(year: SchoolYear): string {
  return `${String(year)}-${String(year + 1)}`;
}

/** 1 September to 31 August. */
export function schoolYearPeriod(year: SchoolYear): Period {
  return {
    start: dayInSchoolYear(year, { month: 9, day: 1 }),
    end: dayInSchoolYear(year, { month: 8, day: 31 }),
  };
}

/** That day of the year inside the school year: 30 June of 2015-2016 is 30 June 2016. */
export function dayInSchoolYear(year: SchoolYear, at: MonthDay): CivilDate {
  const date = dateOf(at.month >= 9 ? year : year + 1, at.month, at.day);
  if (date === undefined)
    throw new RangeError(`no day ${String(at.day)}/${String(at.month)} in that school year`);
  return date;
}

/** That month (1 to 12) inside the school year: month 7 of 2015-2016 is July 2016. */
export function monthInSchoolYear(year: SchoolYear, month: number): PayMonth {
  return payMonthOf(month >= 9 ? year : year + 1, month);
}
