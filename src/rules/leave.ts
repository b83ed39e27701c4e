import { calendarDaysIn, intersection, type CivilDate, type Period, joined } from '../calendar/index.js';
import { equals } from '../money/index.js';
import type { Absence, Agent, LeaveLaw, LeaveSegment, LeaveType } from '../model/index.js';
import { accidentShares } from './accident-leave.js';
import { longLeaveShares, type SharePeriod } from './long-leave.js';
import { splitLostMonths } from './lost-months.js';
import { sickLeaveDays, type SickLeaveDay } from './sick-leave.js';
import { hasWaitingDay } from './waiting-day.js';

/**
 * The leave of one agent as segments over which the law answers the same: the rate of rules section 4, lost days,
 * months lost whole (rules section 7).
 *
 * @param absences the agent's absences, sorted by start, without overlap
 * @returns segments sorted by start; days in none of them are days without absence
 */
export function leaveSegments(absences: readonly Absence[], agent: Agent, law: LeaveLaw): LeaveSegment[] {
  const sick = sickLeaveSegments(
    absences.filter((absence) => ruleOf(absence, law).kind === 'rolling-year'),
    agent,
    law,
  );
  const others = absences.flatMap((absence) => otherSegments(absence, agent, law));
  const segments = [...sick, ...others].sort((a, b) => a.period.start - b.period.start);
  return splitLostMonths(segments);
}

/** The days of absence of any type, neighbouring rows joined. */
export function absentPeriods(absences: readonly Absence[]): Period[] {
  return joined(absences.map(({ period }) => period));
}

function sickLeaveSegments(rows: readonly Absence[], agent: Agent, law: LeaveLaw): LeaveSegment[] {
  const segments: LeaveSegment[] = [];
  const waitingDays = waitingDaysOf(rows, law);
  for (const day of sickLeaveDays(rows, agent, law.sickLeave)) {
    const served = waitingDays.has(day.day) ? 'lost' : 'days';
    const last = segments.at(-1);
    if (last !== undefined && continues(last, day, served)) {
      segments[segments.length - 1] = { ...last, period: { start: last.period.start, end: day.day } };
    } else {
      segments.push({
        period: { start: day.day, end: day.day },
        share: day.share,
        served,
        type: typeOf(day.absence, law),
        absence: day.absence,
        source: day.source,
        rollingYear: day.count,
      });
    }
  }
  return segments;
}

function continues(last: LeaveSegment, day: SickLeaveDay, served: LeaveSegment['served']): boolean {
  return last.absence === day.absence && last.served === served && equals(last.share, day.share);
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

function otherSegments(absence: Absence, agent: Agent, law: LeaveLaw): LeaveSegment[] {
  const type = typeOf(absence, law);
  return sharesOf(absence, type, agent, law)
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

function sharesOf(absence: Absence, type: LeaveType, agent: Agent, law: LeaveLaw): SharePeriod[] {
  const { rule } = type;
  switch (rule.kind) {
    case 'rolling-year':
      return [];
    case 'by-leave-year':
      return longLeaveShares(absence, rule.scales);
    case 'rate':
      if (rule.accident && agent.status === 'contractStaff') {
        return accidentShares(absence, agent, law.contractStaffAccident);
      }
      return rule.rates.flatMap(({ period, value, source }) => {
        const days = intersection(period, absence.period);
        return days === undefined ? [] : [{ period: days, share: value, source }];
      });
  }
}

function ruleOf(absence: Absence, law: LeaveLaw): LeaveType['rule'] {
  return typeOf(absence, law).rule;
}

/** The input check lets no other type through: a missing one is a bug. */
function typeOf(absence: Absence, law: LeaveLaw): LeaveType {
  const type = law.types.get(absence.type);
  if (type === undefined) throw new RangeError(`unknown leave type ${absence.type}`);
  return type;
}
