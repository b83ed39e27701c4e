import { addDays, addYears, intersection, type CivilDate, type Period } from '../calendar/index.js';
import type { Exact } from '../money/index.js';
import type { Absence, Dated, LeaveYearScale } from '../model/index.js';

/** Days of a leave with one share, and the text it comes from. */
export interface SharePeriod {
  readonly period: Period;
  readonly share: Exact;
  readonly source: string;
}

/**
 * Shares of a leave whose rate falls with its years: longue maladie, grave maladie (décret 2010-997, art. 2-1).
 * Years run date to date from the first day of the leave, which may be before the row.
 */
export function longLeaveShares(absence: Absence, scales: readonly Dated<LeaveYearScale>[]): SharePeriod[] {
  const origin = absence.origin ?? absence.period.start;
  return scales.flatMap(({ period, value, source }) =>
    stepsOf(value, origin).flatMap(({ span, share }) => {
      const days = intersection(span, period);
      const shared = days === undefined ? undefined : intersection(days, absence.period);
      return shared === undefined ? [] : [{ period: shared, share, source }];
    }),
  );
}

/** The scale laid out in time: each step ends the day before an anniversary of the leave. */
function stepsOf(scale: LeaveYearScale, origin: CivilDate): { span: Period; share: Exact }[] {
  const spans: { span: Period; share: Exact }[] = [];
  let start = BEFORE_ALL_DATES;
  for (const { throughYear, share } of scale.steps) {
    const next = addYears(origin, throughYear);
    spans.push({ span: { start, end: addDays(next, -1) }, share });
    start = next;
  }
  spans.push({ span: { start, end: AFTER_ALL_DATES }, share: scale.after });
  return spans;
}

const BEFORE_ALL_DATES = Number.MIN_SAFE_INTEGER as CivilDate;
const AFTER_ALL_DATES = Number.MAX_SAFE_INTEGER as CivilDate;
