import { schoolYearPeriod, type CivilDate, type SchoolYear } from './calendar/index.js';
import { ALWAYS_PRESENT, presenceOf } from './entitle/presence.js';
import type { Numen, Presence } from './model/index.js';
import type { Regulations } from './regulations/regulations.js';
import { absentPeriods } from './rules/leave.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** Finds the presence of an agent. */
export type PresenceLookup = (numen: Numen) => Presence;

/** Each agent's presence, laid out once. Of an agent whose row is rejected only the days of absence are known. */
export function presenceLookup(facts: ValidatedExport, { leave }: Regulations): PresenceLookup {
  let lastYear: SchoolYear | undefined;
  for (const { schoolYear } of facts.awards) {
    if (lastYear === undefined || schoolYear > lastYear) lastYear = schoolYear;
  }
  const horizon = lastYear === undefined ? (0 as CivilDate) : schoolYearPeriod(lastYear).end;
  const known = new Map<Numen, Presence>();
  const presence = (numen: Numen): Presence => {
    const absences = facts.absences.get(numen) ?? NO_ROWS;
    const servicePeriods = facts.servicePeriods.get(numen) ?? NO_ROWS;
    // Most agents: nothing to lay out, and nothing to remember.
    if (absences.length === 0 && servicePeriods.length === 0) return ALWAYS_PRESENT;
    const found = known.get(numen);
    if (found !== undefined) return found;
    const agent = facts.agents.get(numen);
    const laidOut =
      agent === undefined
        ? { leave: [], payFractions: [], absent: absentPeriods(absences) }
        : presenceOf({ agent, absences, servicePeriods }, leave, horizon);
    known.set(numen, laidOut);
    return laidOut;
  };
  let [last, latest]: [Numen | undefined, Presence] = [undefined, ALWAYS_PRESENT];
  // An award asks several times for the same person.
  return (numen) => {
    if (numen !== last) [last, latest] = [numen, presence(numen)];
    return latest;
  };
}

const NO_ROWS: readonly never[] = [];
