import { addDays, overlaps, type Period } from '../calendar/index.js';
import type { LeaveSegment, Numen, Presence } from '../model/index.js';
import { isPositive } from '../money/index.js';
import type { ExplainedSickLeave } from '../report/explanation/award-explanation.js';
import { countOn, rateOf, type PaidDays } from '../rules/rolling-year.js';

/**
 * The rows of ordinary sick leave of a payee that touch an award, with the rolling year before the first day and after
 * the last (rules section 5): read from the segments that the amounts were made of, counted by the same rule.
 */
export function explainSickLeave(
  payee: Numen,
  { leave }: Presence,
  planned: Period,
): readonly ExplainedSickLeave[] {
  const sickLeave = leave.filter(isOfRollingYear);
  const rows = new Map<LeaveSegment['absence'], readonly SickLeaveSegment[]>();
  for (const segment of sickLeave) {
    rows.set(segment.absence, [...(rows.get(segment.absence) ?? []), segment]);
  }
  const paid = sickLeave.flatMap(paidDays);
  return [...rows].flatMap(([absence, segments]) => {
    const [first] = segments;
    const last = segments.at(-1);
    if (first === undefined || last === undefined || !overlaps(absence.period, planned)) return [];
    const { fullLimit: fullDays, halfLimit: halfDays } = first.rollingYear;
    const before = paid.filter(({ period }) => period.start <= last.period.end);
    const atEnd = countOn(addDays(last.period.end, 1), before, { serviceMonths: 0, fullDays, halfDays });
    return [{ payee, absence, source: first.source, atStart: first.rollingYear, atEnd }];
  });
}

type SickLeaveSegment = LeaveSegment & { readonly rollingYear: NonNullable<LeaveSegment['rollingYear']> };

function isOfRollingYear(segment: LeaveSegment): segment is SickLeaveSegment {
  return segment.rollingYear !== undefined;
}

/** Days without pay count in no rolling year: the limits are spent, or the leave is a year old. */
function paidDays({ period, share, rollingYear }: SickLeaveSegment): readonly PaidDays[] {
  const rate = rateOf(rollingYear);
  return rate === 'none' || !isPositive(share) ? [] : [{ period, rate }];
}
