/** A civil date as the number of days since 1 January 1970 (rules, section 1: no time, no zone). */
export type Day = number;

const millisecondsPerDay = 86_400_000;

export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.round(date.getTime() / millisecondsPerDay);
}

export function civil(day: Day): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** `AAAA-MM-JJ` or `JJ/MM/AAAA` (files, section 1). Null for anything else, 30 February included. */
export function parseDay(text: string): Day | null {
  const iso = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  const french = /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : french ? [french[3], french[2], french[1]] : null;
  if (parts === null) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = parts.map(Number);
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  return dayOf(year, month, dayOfMonth);
}

export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Adding months keeps the day, or takes the last day of a shorter month (rules, section 1). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civil(day);
  const target = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = (target % 12) + 1;
  return dayOf(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}

export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

export interface Period {
  readonly start: Day;
  readonly end: Day;
}

/** Periods are inclusive at both ends (rules, section 1). */
export function covers(period: Period, day: Day): boolean {
  return period.start <= day && day <= period.end;
}

export function overlap(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function* daysOf(period: Period): Generator<Day> {
  for (let day = period.start; day <= period.end; day += 1) yield day;
}
