import { calendarDaysIn, intersection, type CivilDate, type Period, joined } from '../calendar/index.js';
import { equals } from '../money/index.js';
import type { Absence, Agent, LeaveLaw, LeaveSegment, LeaveType, LeaveTypeRule } from '../model/index.js';
import { accidentShares } from './accident-leave.js';
import { longLeaveShares, type SharePeriod } from './long-leave.js';
import { splitLostMonths } from './lost-months.js';
import { sickLeaveDays, type SickLeaveDays } from './sick-leave.js';
import { hasWaitingDay } from './waiting-day.js';

/**
 * The leave of one agent as segments over which the law answers the same: the rate of rules section 4, lost days,
 * months lost whole (rules section 7).
 *
 * @param absences the agent's absences, sorted by start, without overlap
 * @returns segments sorted by start; days in none of them are days without absence
 */
export function leaveSegments(
  absences: readonly Absence[],
  agent: Agent,
  law: LeaveLaw,
): readonly LeaveSegment[] {
  const sickLeave: Absence[] = [];
  const segments: LeaveSegment[] = [];
  for (const absence of absences) {
    const type = typeOf(absence, law);
    const { rule } = type;
    if (rule.kind === 'rolling-year') sickLeave.push(absence);
    else segments.push(...otherSegments(absence, type, sharesOf(absence, rule, agent, law)));
  }
  const ofSickLeave = sickLeaveSegments(sickLeave, agent, law);
  if (segments.length === 0) return splitLostMonths(ofSickLeave);
  segments.push(...ofSickLeave);
  return splitLostMonths(segments.sort((a, b) => a.period.start - b.period.start));
}

/** The days of absence of any type, neighbouring rows joined. */
export function absentPeriods(absences: readonly Absence[]): Period[] {
  return joined(absences.map(({ period }) => period));
}

function sickLeaveSegments(rows: readonly Absence[], agent: Agent, law: LeaveLaw): LeaveSegment[] {
  const segments: LeaveSegment[] = [];
  const waitingDays = waitingDaysOf(rows, law);
  for (const days of sickLeaveDays(rows, agent, law.sickLeave)) {
    const served = waitingDays.has(days.period.start) ? 'lost' : 'days';
    const last = segments.at(-1);
    if (last !== undefined && continues(last, days, served)) {
      segments[segments.length - 1] = {
        ...last,
        period: { start: last.period.start, end: days.period.end },
      };
    } else {
      segments.push({
        period: days.period,
        share: days.share,
        served,
        type: typeOf(days.absence, law),
        absence: days.absence,
        source: days.source,
        rollingYear: days.count,
      });
    }
  }
  return segments;
}

function continues(last: LeaveSegment, days: SickLeaveDays, served: LeaveSegment['served']): boolean {
  return last.absence === days.absence && last.served === served && equals(last.share, days.share);
}

function waitingDaysOf(rows: readonly Absence[], law: LeaveLaw): ReadonlySet<CivilDate> {
  const days = new Set<CivilDate>();
  let previousEnd: CivilDate | undefined;
  for (const absence of rows) {
    if (hasWaitingDay(absence, previousEnd, law.waitingDay)) days.add(absence.period.start);
    previousEnd = absence.period.end;
  }
  return days;
}

function sharesOf(
  absence: Absence,
  rule: Exclude<LeaveTypeRule, { kind: 'rolling-year' }>,
  agent: Agent,
  law: LeaveLaw,
): SharePeriod[] {
  if (rule.kind === 'by-leave-year') return longLeaveShares(absence, rule.scales);
  if (rule.accident && agent.status === 'contractStaff') {
    return accidentShares(absence, agent, law.contractStaffAccident);
  }
  return rule.rates.flatMap(({ period, value, source }) => {
    const days = intersection(period, absence.period);
    return days === undefined ? [] : [{ period: days, share: value, source }];
  });
}

function otherSegments(absence: Absence, type: LeaveType, shares: readonly SharePeriod[]): LeaveSegment[] {
  return shares
    .filter(({ period }) => calendarDaysIn(period) > 0)
    .map(({ period, share, source }) => ({
      period,
      share,
      source,
      served: type.lostDays ? 'lost' : 'days',
      type,
      absence,
      rollingYear: undefined,
    }));
}

/** The input check lets no other type through: a missing one is a bug. */
function typeOf(absence: Absence, law: LeaveLaw): LeaveType {
  const type = law.types.get(absence.type);
  if (type === undefined) throw new RangeError(`unknown leave type ${absence.type}`);
  return type;
}
