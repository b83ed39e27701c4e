import { addDays, daysInMonth, firstDayOf, partsOf, type CivilDate } from './civil-date.js';
import type { Period } from './period.js';

declare const payMonth: unique symbol;

/** A month of pay or of service, held as `12 × year + (month − 1)`: months are compared and counted as integers. */
export type PayMonth = number & { readonly [payMonth]: true };

/** The month of a year and of a month number (1 to 12). */
export function payMonthOf(year: number, month: number): PayMonth {
  return (year * 12 + month - 1) as PayMonth;
}

/** Reads `AAAA-MM`; `undefined` for any other text. */
export function parsePayMonth(text: string): PayMonth | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match === null ? undefined : payMonthOf(Number(match[1]), Number(match[2]));
}

/** `AAAA-MM`. */
export function formatPayMonth(month: PayMonth): string {
  const number = (month % 12) + 1;
  return `${String(yearOf(month)).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
}

/** The civil year of a month. */
export function yearOf(month: PayMonth): number {
  return Math.floor(month / 12);
}

/** The month a day falls in. */
export function monthContaining(day: CivilDate): PayMonth {
  const { year, month } = partsOf(day);
  return payMonthOf(year, month);
}

/** The month `count` months later. */
export function addPayMonths(month: PayMonth, count: number): PayMonth {
  return (month + count) as PayMonth;
}

/** The first and last day of a month. */
export function daysOf(month: PayMonth): Period {
  const year = yearOf(month);
  const number = (month % 12) + 1;
  const start = firstDayOf(year, number);
  return { start, end: addDays(start, daysInMonth(year, number) - 1) };
}
