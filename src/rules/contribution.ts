import {
  addDays,
  addPayMonths,
  calendarDaysIn,
  daysOf,
  monthContaining,
  positionOf,
  unitsOf,
  weightOf,
  type CivilDate,
  type Period,
  type SchoolYear,
} from '../calendar/index.js';
import type { Served } from '../model/index.js';
import { THIRDS, type InstalmentPlan, type InstalmentWindow } from './plan.js';

/** Days whose contribution is counted. */
export interface ContributingDays {
  readonly period: Period;
  readonly served: Served;
}

/**
 * What a stretch of days brings to one instalment, in thirds of a unit, before the leave rate (rules section 7).
 * Décret 62-765 art. 1 and loi 61-825 art. 4: a lost day takes exactly one thirtieth, also on a 31st or at the end of
 * February; a month lost whole brings nothing. May be negative.
 */
export function contributionIn(
  window: InstalmentWindow,
  days: ContributingDays,
  plan: InstalmentPlan,
  schoolYear: SchoolYear,
): number {
  if (days.served === 'lost-month') return 0;
  if (plan.counting === 'calendar') {
    return days.served === 'lost' ? 0 : calendarDaysIn(days.period) * THIRDS;
  }
  if (days.served === 'days') {
    const units = unitsOf(days.period, schoolYear);
    return shared(window, units.from * THIRDS, units.to * THIRDS);
  }
  return lostDaysIn(window, days.period, schoolYear);
}

/**
 * Lost days weigh what they lose, except those at the end of a month: a 31st, which weighs nothing, and the last day of
 * February, which weighs two or three. The others bring nothing.
 */
function lostDaysIn(window: InstalmentWindow, { start, end }: Period, schoolYear: SchoolYear): number {
  let total = 0;
  let month = monthContaining(start);
  for (let last = daysOf(month).end; last <= end; last = daysOf(month).end) {
    total += lostDayIn(window, last, schoolYear);
    month = addPayMonths(month, 1);
  }
  return total;
}

/**
 * The days of a period that fall, if only in part, in an instalment: what people are shown of it. A ninth can cut a
 * day, which then falls in both.
 */
export function daysIn(
  window: InstalmentWindow,
  period: Period,
  plan: Pick<InstalmentPlan, 'counting'>,
  schoolYear: SchoolYear,
): Period | undefined {
  if (plan.counting === 'calendar') return period;
  const isBefore = (day: CivilDate): boolean =>
    unitsOf({ start: day, end: day }, schoolYear).to * THIRDS <= window.from;
  const isAfter = (day: CivilDate): boolean => {
    const { from, to } = unitsOf({ start: day, end: day }, schoolYear);
    // A 31st is empty and ends its month: it falls where its position does, counted as `(from, to]`.
    return from === to ? from * THIRDS > window.to : from * THIRDS >= window.to;
  };
  if (isBefore(period.end) || isAfter(period.start)) return undefined;
  return {
    start: firstDay(period, (day) => !isBefore(day)),
    end: addDays(firstDay({ start: period.start, end: addDays(period.end, 1) }, isAfter), -1),
  };
}

/** The first day of a period from which on something holds, as it does on its last. */
function firstDay({ start, end }: Period, holds: (day: CivilDate) => boolean): CivilDate {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = addDays(low, Math.floor((high - low) / 2));
    if (holds(middle)) high = middle;
    else low = addDays(middle, 1);
  }
  return low;
}

/**
 * A lost day loses the first unit of its interval. A lost 31st has none: it takes its unit from the window that
 * contains its position, counted as `(from, to]`, since it ends its month.
 */
function lostDayIn(window: InstalmentWindow, day: CivilDate, schoolYear: SchoolYear): number {
  const position = positionOf(day, schoolYear) * THIRDS;
  const weight = weightOf(day);
  if (weight === 0) return window.from < position && position <= window.to ? -THIRDS : 0;
  return shared(window, position + THIRDS, position + weight * THIRDS);
}

function shared(window: InstalmentWindow, from: number, to: number): number {
  return Math.max(0, Math.min(window.to, to) - Math.max(window.from, from));
}
