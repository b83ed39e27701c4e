import { addDays, earliest, isoDate, latest, type CivilDate } from './civil-date.js';

/** The end of a period that has none. */
export const OPEN_END = isoDate('9999-12-31');

/** A period of civil dates, inclusive at both ends; `start` is never after `end`. */
export interface Period {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

/** The days two periods share, or `undefined` when they share none. */
export function intersection(a: Period, b: Period): Period | undefined {
  const start = latest(a.start, b.start);
  const end = earliest(a.end, b.end);
  return start <= end ? { start, end } : undefined;
}

/** Whether two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Whether the day lies in the period. */
export function contains(period: Period, day: CivilDate): boolean {
  return period.start <= day && day <= period.end;
}

/** Number of calendar days of the period, both ends counted. */
export function calendarDaysIn(period: Period): number {
  return period.end - period.start + 1;
}

/** What is left of a period once these disjoint periods, sorted by start, are taken out of it. */
export function without(period: Period, taken: readonly Period[]): readonly Period[] {
  const left: Period[] = [];
  let start = period.start;
  for (const hole of taken) {
    if (hole.end < start) continue;
    if (hole.start > period.end) break;
    if (hole.start > start) left.push({ start, end: addDays(hole.start, -1) });
    start = addDays(hole.end, 1);
  }
  if (start <= period.end) left.push({ start, end: period.end });
  return left;
}

/** The same days with neighbours joined: periods of which one ends the day before the next. Sorted and disjoint. */
export function joined(periods: readonly Period[]): Period[] {
  const whole: Period[] = [];
  for (const period of periods) {
    const last = whole.at(-1);
    if (last !== undefined && addDays(last.end, 1) === period.start) {
      whole[whole.length - 1] = { start: last.start, end: period.end };
    } else {
      whole.push(period);
    }
  }
  return whole;
}
