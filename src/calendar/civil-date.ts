import { dayIn, daysBeforeMonth, daysInMonth, monthIn, packedPartsOf, yearIn } from './civil-parts.js';

export { daysInMonth };

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
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  return dateWritten(digitsOf(text, 0, 4), digitsOf(text, 5, 7), digitsOf(text, 8, 10));
}

/** Reads `JJ/MM/AAAA`, the other form files.md allows. */
export function parseFrenchDate(text: string): CivilDate | undefined {
  if (text.length !== 10 || text[2] !== '/' || text[5] !== '/') return undefined;
  return dateWritten(digitsOf(text, 6, 10), digitsOf(text, 3, 5), digitsOf(text, 0, 2));
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

/** Year, month and day of a date. */
export function partsOf(date: CivilDate): DateParts {
  const packed = packedPartsOf(date);
  return { year: yearIn(packed), month: monthIn(packed), day: dayIn(packed) };
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

/** The first day whose day one year before, with the rule of {@link addMonths}, is that day or a later one. */
export function firstDayAYearAfter(date: CivilDate): CivilDate {
  const anniversary = addYears(date, 1);
  return addYears(anniversary, -1) < date ? addDays(anniversary, 1) : anniversary;
}

/** The first day of a month (1 to 12). */
export function firstDayOf(year: number, month: number): CivilDate {
  return daysBeforeMonth(year, month) as CivilDate;
}

/** The later of two dates. */
export function latest(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

/** The earlier of two dates. */
export function earliest(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

function dateWritten(
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
): CivilDate | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return dateOf(year, month, day);
}

/** The number that the characters from one place to another write, if every one of them is an ASCII digit. */
function digitsOf(text: string, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
