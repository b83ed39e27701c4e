declare const civilDate: unique symbol;

/**
 * A civil date: no time, no zone. Held as the number of days since 1 January 1970 of the proleptic
 * Gregorian calendar, so that comparing, counting and stepping are integer operations.
 */
export type CivilDate = number & { readonly [civilDate]: true };

/** Year, month (1 to 12) and day of month (1 to 31) of a date. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date of these parts, or `undefined` when no such day exists (30 February, month 13). */
export function dateOf(year: number, month: number, day: number): CivilDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return (daysBeforeMonth(year, month) + day - 1) as CivilDate;
}

/** The date of an ISO text `AAAA-MM-JJ` written by ourselves (law data, tests). Throws when it is not one. */
export function isoDate(text: string): CivilDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new RangeError(`not a civil date: ${text}`);
  return date;
}

/** Reads `AAAA-MM-JJ`; `undefined` when the text has another shape or no such day exists. */
export function parseIsoDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Reads `JJ/MM/AAAA`, the other form files.md allows. */
export function parseFrenchDate(text: string): CivilDate | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return match === null ? undefined : dateOf(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** `AAAA-MM-JJ`. */
export function formatIsoDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `JJ/MM/AAAA`, for people. */
export function formatFrenchDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${pad(day, 2)}/${pad(month, 2)}/${pad(year, 4)}`;
}

/** Splits a date; integer arithmetic on the 400-year cycle, counted from 1 March of year 0. */
export function partsOf(date: CivilDate): DateParts {
  const shifted = date + DAYS_FROM_MARCH_0_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day };
}

/** The date `count` days later (earlier when negative). */
export function addDays(date: CivilDate, count: number): CivilDate {
  return (date + count) as CivilDate;
}

/**
 * The same day `count` months later, or the last day of a shorter month
 * (rules section 1: 29 February minus one year is 28 February).
 */
export function addMonths(date: CivilDate, count: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  const targetDay = Math.min(day, daysInMonth(targetYear, targetMonth));
  return (daysBeforeMonth(targetYear, targetMonth) + targetDay - 1) as CivilDate;
}

/** The same day `count` years later, with the rule of {@link addMonths}. */
export function addYears(date: CivilDate, count: number): CivilDate {
  return addMonths(date, 12 * count);
}

/** The first day of a month (1 to 12). */
export function firstDayOf(year: number, month: number): CivilDate {
  return daysBeforeMonth(year, month) as CivilDate;
}

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The later of two dates. */
export function latest(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

/** The earlier of two dates. */
export function earliest(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

const DAYS_PER_ERA = 146_097;
const DAYS_FROM_MARCH_0_TO_EPOCH = 719_468;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysBeforeMonth(year: number, month: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_MARCH_0_TO_EPOCH;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
