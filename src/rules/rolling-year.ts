import {
  accountingDaysIn,
  addDays,
  addYears,
  earliest,
  firstDayAYearAfter,
  lastDayWithin,
  latest,
  OPEN_END,
  type CivilDate,
  type Period,
} from '../calendar/index.js';
import type { RollingYearCount, SickLeaveBand } from '../model/index.js';

/** The rates of ordinary sick leave (rules section 5). */
export type SickLeaveRate = 'full' | 'half' | 'none';

/** Days of sick leave paid at one rate. */
export interface PaidDays {
  readonly period: Period;
  readonly rate: 'full' | 'half';
}

/**
 * Accounting days at each rate in the rolling year that ends the day before (rules section 5).
 *
 * @param paid sorted by start, disjoint, all before the day
 */
export function countOn(day: CivilDate, paid: readonly PaidDays[], band: SickLeaveBand): RollingYearCount {
  const yearBefore = addYears(day, -1);
  const paidAt = { full: 0, half: 0 };
  for (const { period, rate } of paid) {
    if (period.end <= yearBefore) continue;
    paidAt[rate] += accountingDaysIn({
      start: latest(period.start, addDays(yearBefore, 1)),
      end: period.end,
    });
  }
  return {
    fullDays: paidAt.full,
    halfDays: paidAt.half,
    fullLimit: band.fullDays,
    halfLimit: band.halfDays,
  };
}

/** The rate of a day, from what the rolling year before it holds. */
export function rateOf(count: RollingYearCount): SickLeaveRate {
  if (count.fullDays < count.fullLimit) return 'full';
  return count.halfDays < count.halfLimit ? 'half' : 'none';
}

/**
 * A day up to which uninterrupted leave surely keeps the rate it has on a day: until its own days have filled what the
 * limit leaves, or until days paid at a better rate begin to leave the rolling year.
 */
export function lastDayAlike(
  day: CivilDate,
  rate: SickLeaveRate,
  count: RollingYearCount,
  paid: readonly PaidDays[],
): CivilDate {
  switch (rate) {
    case 'full':
      return lastDayWithin(day, count.fullLimit - count.fullDays);
    case 'half':
      return earliest(
        lastDayWithin(day, count.halfLimit - count.halfDays),
        lastDayBeforeLeaving(
          day,
          paid.filter((days) => days.rate === 'full'),
        ),
      );
    case 'none':
      return lastDayBeforeLeaving(day, paid);
  }
}

/** The last day whose rolling year still holds all the days paid that the one of this day holds. */
function lastDayBeforeLeaving(day: CivilDate, paid: readonly PaidDays[]): CivilDate {
  const yearBefore = addYears(day, -1);
  const oldest = paid.find(({ period }) => period.end > yearBefore);
  if (oldest === undefined) return OPEN_END;
  return addDays(firstDayAYearAfter(latest(oldest.period.start, addDays(yearBefore, 1))), -1);
}

/** The days paid so far with those that follow. */
export function withDaysPaid(
  paid: readonly PaidDays[],
  period: Period,
  rate: SickLeaveRate,
): readonly PaidDays[] {
  if (rate === 'none') return paid;
  const last = paid.at(-1);
  if (last?.rate !== rate || last.period.end + 1 !== period.start) return [...paid, { period, rate }];
  return [...paid.slice(0, -1), { period: { start: last.period.start, end: period.end }, rate }];
}
