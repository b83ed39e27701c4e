import {
  addDays,
  addPayMonths,
  daysOf,
  intersection,
  monthContaining,
  type Period,
  joined,
} from '../calendar/index.js';
import type { LeaveSegment } from '../model/index.js';

/**
 * Marks the lost days of months lost whole (rules section 7: "in a calendar month whose every day is a lost day of
 * that payee every day contributes 0"): without it February would lose thirty and find two days left over.
 *
 * @param segments sorted by start, disjoint
 */
export function splitLostMonths(segments: readonly LeaveSegment[]): readonly LeaveSegment[] {
  const lost = segments.filter(({ served }) => served === 'lost');
  const lostMonths = wholeMonthsIn(joined(lost.map(({ period }) => period)));
  if (lostMonths.length === 0) return segments;
  return segments.flatMap((segment) => {
    if (segment.served !== 'lost') return [segment];
    return cut(segment, lostMonths);
  });
}

function wholeMonthsIn(periods: readonly Period[]): Period[] {
  const months: Period[] = [];
  for (const period of periods) {
    for (let month = monthContaining(period.start); ; month = addPayMonths(month, 1)) {
      const days = daysOf(month);
      if (days.end > period.end) break;
      if (days.start >= period.start) months.push(days);
    }
  }
  return months;
}

/** Cuts a lost segment at the bounds of the months lost whole. */
function cut(segment: LeaveSegment, lostMonths: readonly Period[]): LeaveSegment[] {
  const pieces: LeaveSegment[] = [];
  let { start } = segment.period;
  const { end } = segment.period;
  for (const month of lostMonths) {
    const shared = intersection(month, segment.period);
    if (shared === undefined) continue;
    if (shared.start > start) {
      pieces.push({ ...segment, period: { start, end: addDays(shared.start, -1) } });
    }
    pieces.push({ ...segment, period: shared, served: 'lost-month' });
    start = addDays(shared.end, 1);
  }
  if (start <= end) pieces.push({ ...segment, period: { start, end } });
  return pieces;
}
