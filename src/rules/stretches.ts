import { addDays, OPEN_END, type CivilDate, type Period } from '../calendar/index.js';
import { ONE, type Exact } from '../money/index.js';
import {
  inForceOn,
  type Dated,
  type LeaveRule,
  type LeaveSegment,
  type PayFractionPeriod,
  type Presence,
  type Stretch,
} from '../model/index.js';

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
  const { rates, presence, multiplier } = facts;
  const rate = inForceOn(rates, day);
  if (rate === undefined) throw new RangeError('a day outside the dated rates of its allowance');
  const nextLeave = facts.leave === 'ignored' ? undefined : notOverOn(presence.leave, day);
  const nextPartTime = facts.partTime ? notOverOn(presence.payFractions, day) : undefined;
  const leave = begunOn(nextLeave, day);
  const partTime = begunOn(nextPartTime, day);
  const end = Math.min(
    facts.period.end,
    rate.period.end,
    lastDayAlike(nextLeave, day),
    lastDayAlike(nextPartTime, day),
  ) as CivilDate;
  return {
    period: { start: day, end },
    annualRate: rate.value,
    rateSource: rate.source,
    multiplier,
    payFraction: payFractionOn(partTime, leave),
    partTime,
    leaveRate: leaveRateOn(leave, facts.leave),
    leave,
    served: leave?.served ?? 'days',
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

interface Entry {
  readonly period: Period;
}

/** The entry that covers the day or, from a gap, the next one; entries are sorted and disjoint. */
function notOverOn<Found extends Entry>(entries: readonly Found[], day: CivilDate): Found | undefined {
  for (const entry of entries) if (entry.period.end >= day) return entry;
  return undefined;
}

function begunOn<Found extends Entry>(next: Found | undefined, day: CivilDate): Found | undefined {
  return next !== undefined && next.period.start <= day ? next : undefined;
}

/** The last day on which the entry still covers, or still does not cover, as it does that day. */
function lastDayAlike(next: Entry | undefined, day: CivilDate): CivilDate {
  if (next === undefined) return OPEN_END;
  return next.period.start <= day ? next.period.end : addDays(next.period.start, -1);
}
