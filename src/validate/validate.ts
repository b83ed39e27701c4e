import type {
  Absence,
  Agent,
  Award,
  AwardId,
  Conventions,
  Issue,
  Numen,
  Replacement,
} from '../model/index.js';
import { absentPeriods } from '../rules/leave.js';
import type { Regulations } from '../regulations/regulations.js';
import { checkAbsences, checkServicePeriods } from './absence-checks.js';
import { agentWarnings } from './agent-warnings.js';
import { checkAwards, type CheckedAwards } from './award-checks.js';
import { awardWarnings } from './award-warnings.js';
import { withSchools } from './concerned-schools.js';
import { envelopeIssues, envelopeUse } from './envelopes.js';
import { issuesOf } from './fault.js';
import type { InputRows } from './input-tables.js';
import { groupBy } from './kept-rows.js';
import { byUai, districtLookup } from './place-lookups.js';
import { checkReplacements } from './replacement-checks.js';
import type { ValidatedExport } from './validated-export.js';

/**
 * Checks an export whose rows have passed their shape (rules section 11): references and periods, the rules of the
 * row, the rules across rows, then warnings, on what is left. One bad row never stops the others.
 */
export function validate(
  rows: InputRows,
  regulations: Regulations,
  conventions: Conventions,
): ValidatedExport {
  const { allowances } = regulations;
  const knownAgents = rows.agents.borne;
  const agents = standingAgents(rows);
  const awards = checkAwards(rows.missions.values, {
    knownAgents,
    doubtfulIds: rows.missions.doubtful,
    agents,
    schools: byUai(rows.etablissements.values),
    districtOf: districtLookup(rows.districts.values),
    allowances,
    conventions,
  });
  const live = liveAwards(awards);
  const absences = checkAbsences(rows.absences.values, knownAgents);
  const service = checkServicePeriods(rows.service.values, knownAgents);
  const sortedAbsences = inDateOrder(absences.kept);
  const absencesByAgent = groupBy(sortedAbsences, ({ numen }) => numen);
  const rejectedAwards = new Set([...rows.missions.rejected, ...awards.rejected.map(({ id }) => id)]);
  const replacements = checkReplacements(rows.remplacements.values, {
    knownAwards: rows.missions.borne,
    knownAgents,
    // The first row of a duplicated id still stands as a row; what is blocked is its money.
    awards: replacedAwards(awards.standing, rows.remplacements.values),
    agents,
    allowances,
    absentDays: (numen) => absentPeriods(absencesByAgent.get(numen) ?? []),
    awardsOf: awardsOfReplacements(live, rows.remplacements.values),
  });
  const uses = envelopeUse(live, allowances);
  return {
    agents,
    awards: awards.standing,
    replacements: groupBy(inDateOrder(replacements.kept), ({ award }) => award),
    // Which row of a duplicated id is true depends on nothing but their order: no amount may rest on either.
    absences:
      rows.absences.doubtful.size === 0
        ? absencesByAgent
        : groupBy(sortedAbsences, ({ id, numen }) => (rows.absences.doubtful.has(id) ? undefined : numen)),
    servicePeriods: groupBy(
      [...service.kept].sort((a, b) => a.start - b.start),
      ({ numen }) => numen,
    ),
    blocking: {
      frozenAwards: new Set([
        ...rejectedAwards,
        ...rows.remplacements.rejected,
        ...replacements.rejected.map(({ award }) => award),
      ]),
      frozenPayees: rows.agents.rejected,
      blockedPayees: new Set([
        ...rows.absences.rejected,
        ...rows.service.rejected,
        ...absences.rejected.map(({ numen }) => numen),
        ...service.rejected.map(({ numen }) => numen),
      ]),
    },
    knownAwards: rows.missions.borne,
    envelopeUse: uses,
    coveredSchoolYears: new Set(awards.placed.map(({ schoolYear }) => schoolYear)),
    issues: [
      ...withSchools(rows, {
        missions: [...awards.issues, ...warningsOn(live, regulations)],
        absences: absences.issues,
        service: service.issues,
        remplacements: replacements.issues,
        agents: agentWarnings(rows.agents.values),
      }),
      ...envelopeIssues(rows.enveloppes.values, uses, allowances, conventions),
    ],
  };
}

/** Agents whose row stands: a duplicated NUMEN is nobody we can be sure of. */
function standingAgents(rows: InputRows): ReadonlyMap<Numen, Agent> {
  const standing = new Map<Numen, Agent>();
  for (const agent of rows.agents.values) {
    if (!rows.agents.rejected.has(agent.numen)) standing.set(agent.numen, agent);
  }
  return standing;
}

function liveAwards({ standing }: CheckedAwards): readonly Award[] {
  return standing.filter(({ state }) => state !== 'cancelled');
}

/** The awards that a row of remplacements.csv names: few, where there may be a million awards. */
function replacedAwards(
  awards: readonly Award[],
  replacements: readonly Replacement[],
): ReadonlyMap<AwardId, Award> {
  const named = new Set(replacements.map(({ award }) => award));
  const replaced = new Map<AwardId, Award>();
  for (const award of awards) if (named.has(award.id)) replaced.set(award.id, award);
  return replaced;
}

/** The awards of the persons who replace somebody. */
function awardsOfReplacements(
  awards: readonly Award[],
  replacements: readonly Replacement[],
): (numen: Numen) => readonly Award[] {
  const replacing = new Set(replacements.map(({ numen }) => numen));
  const own = groupBy(awards, ({ holder }) => (replacing.has(holder) ? holder : undefined));
  return (numen) => own.get(numen) ?? [];
}

function warningsOn(live: readonly Award[], { allowances }: Regulations): Issue[] {
  return awardWarnings(live, allowances).flatMap(({ award, fault }) => issuesOf(award.at, award.id, [fault]));
}

function inDateOrder<Row extends Pick<Absence, 'period'>>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.period.start - b.period.start);
}
