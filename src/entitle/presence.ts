import { earliest, OPEN_END, type CivilDate } from '../calendar/index.js';
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
  const within = absences
    .filter(({ period }) => period.start <= horizon)
    .map((absence) => ({
      ...absence,
      period: { start: absence.period.start, end: earliest(absence.period.end, horizon) },
    }));
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
