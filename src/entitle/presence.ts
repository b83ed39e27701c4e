import { OPEN_END, type CivilDate } from '../calendar/index.js';
import type { Absence, Agent, LeaveLaw, Presence, ServicePeriod } from '../model/index.js';
import { absentPeriods, leaveSegments } from '../rules/leave.js';
import { payFractionOf } from '../rules/pay-fraction.js';

/** The facts of one agent that bear on the agent's days. */
export interface AgentFacts {
  readonly agent: Agent;
  /** Sorted by start, without overlap. */
  readonly absences: readonly Absence[];
  readonly servicePeriods: readonly ServicePeriod[];
}

/**
 * An agent's leave and part time, laid out in segments (rules sections 4 to 6).
 *
 * @param horizon no award has days after this one: leave without end is cut there
 */
export function presenceOf(
  { agent, absences, servicePeriods }: AgentFacts,
  law: LeaveLaw,
  horizon: CivilDate,
): Presence {
  if (absences.length === 0 && servicePeriods.length === 0) return ALWAYS_PRESENT;
  const within = absences.filter(({ period }) => period.start <= horizon).map((row) => cutAt(row, horizon));
  return {
    leave: leaveSegments(within, agent, law),
    absent: absentPeriods(within),
    payFractions: servicePeriods.map((origin) => ({
      period: { start: origin.start, end: origin.end ?? OPEN_END },
      fraction: payFractionOf(origin),
      origin,
    })),
  };
}

/** The presence of an agent without a row of absence or part time. */
export const ALWAYS_PRESENT: Presence = { leave: [], absent: [], payFractions: [] };

function cutAt(absence: Absence, horizon: CivilDate): Absence {
  const { start, end } = absence.period;
  return end <= horizon ? absence : { ...absence, period: { start, end: horizon } };
}
