import { addDays, earliest, intersection, type CivilDate, type Period } from '../calendar/index.js';
import { ONE, type Exact } from '../money/index.js';
import type { Dated, LeaveRule, LeaveSegment, PayFractionPeriod, Presence, Stretch } from '../model/index.js';

/** What cuts a payee's days of an award into stretches. */
export interface StretchFacts {
  readonly period: Period;
  readonly rates: readonly Dated<Exact>[];
  readonly multiplier: Exact;
  readonly partTime: boolean;
  readonly leave: LeaveRule;
  readonly presence: Presence;
}

/**
 * Cuts the days of one payee wherever the annual rate, the pay fraction or the leave rate changes, so that a day and
 * its stretch always answer the same (rules sections 2, 4 and 6). Rates are read by day of service.
 */
export function stretches(facts: StretchFacts): Stretch[] {
  const cuts: Stretch[] = [];
  let day = facts.period.start;
  while (day <= facts.period.end) {
    const stretch = stretchFrom(day, facts);
    cuts.push(stretch);
    day = addDays(stretch.period.end, 1);
  }
  return cuts;
}

function stretchFrom(day: CivilDate, facts: StretchFacts): Stretch {
  const rate = facts.rates.find(({ period }) => period.start <= day && day <= period.end);
  if (rate === undefined) throw new RangeError('a day outside the dated rates of its allowance');
  const leave = facts.leave === 'ignored' ? NO_CUT : current(facts.presence.leave, day);
  const partTime = facts.partTime ? current(facts.presence.payFractions, day) : NO_CUT;
  const end = [rate.period.end, leave.until, partTime.until].reduce(earliest, facts.period.end);
  return {
    period: { start: day, end },
    annualRate: rate.value,
    rateSource: rate.source,
    multiplier: facts.multiplier,
    payFraction: payFractionOn(partTime.found, leave.found),
    partTime: partTime.found,
    leaveRate: leaveRateOn(leave.found, facts.leave),
    leave: leave.found,
    served: leave.found?.served ?? 'days',
  };
}

/** Rules section 6: full time counts 1, and so do days of maternity, adoption and paternity. */
function payFractionOn(partTime: PayFractionPeriod | undefined, leave: LeaveSegment | undefined): Exact {
  return partTime === undefined || leave?.type.fullPayFraction === true ? ONE : partTime.fraction;
}

function leaveRateOn(leave: LeaveSegment | undefined, rule: LeaveRule): Exact {
  if (leave === undefined) return ONE;
  return rule === 'none' ? leave.type.whenNotMaintained : leave.share;
}

interface Current<Found> {
  readonly found: Found | undefined;
  /** Last day on which the answer stays the same. */
  readonly until: CivilDate;
}

const FOREVER = Number.MAX_SAFE_INTEGER as CivilDate;
const NO_CUT: Current<never> = { found: undefined, until: FOREVER };

/** The entry that covers the day, or the gap until the next one; entries are sorted and disjoint. */
function current<Found extends { readonly period: Period }>(
  entries: readonly Found[],
  day: CivilDate,
): Current<Found> {
  for (const entry of entries) {
    if (entry.period.end < day) continue;
    if (intersection(entry.period, { start: day, end: day }) !== undefined) {
      return { found: entry, until: entry.period.end };
    }
    return { found: undefined, until: addDays(entry.period.start, -1) };
  }
  return NO_CUT;
}
