import type { Absence, Agent, Award, Conventions, District, Issue, Numen } from '../model/index.js';
import { absentPeriods } from '../rules/leave.js';
import type { Regulations } from '../regulations/regulations.js';
import { checkAbsences, checkServicePeriods } from './absence-checks.js';
import { agentWarnings } from './agent-warnings.js';
import { checkAwards, type CheckedAwards } from './award-checks.js';
import { awardWarnings } from './award-warnings.js';
import { envelopeIssues } from './envelopes.js';
import { issuesOf } from './fault.js';
import { INPUT_NAMES, type InputRows } from './input-tables.js';
import { groupBy } from './kept-rows.js';
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
    schools: new Map(rows.etablissements.values.map((school) => [school.uai, school])),
    districtOf: districtLookup(rows.districts.values),
    allowances,
    conventions,
  });
  const live = awards.standing.filter(({ state }) => state !== 'cancelled');
  const absences = checkAbsences(rows.absences.values, knownAgents);
  const service = checkServicePeriods(rows.service.values, knownAgents);
  const absencesByAgent = groupBy(inDateOrder(absences.kept), ({ numen }) => numen);
  const awardsByHolder = groupBy(live, ({ holder }) => holder);
  const rejectedAwards = new Set([...rows.missions.rejected, ...awards.rejected.map(({ id }) => id)]);
  const replacements = checkReplacements(rows.remplacements.values, {
    knownAwards: rows.missions.borne,
    knownAgents,
    // The first row of a duplicated id still stands as a row; what is blocked is its money.
    awards: new Map(awards.standing.map((award) => [award.id, award])),
    agents,
    allowances,
    absentDays: (numen) => absentPeriods(absencesByAgent.get(numen) ?? []),
    awardsOf: (numen) => awardsByHolder.get(numen) ?? [],
  });
  return {
    agents,
    awards: awards.standing,
    replacements: groupBy(inDateOrder(replacements.kept), ({ award }) => award),
    // Which row of a duplicated id is true depends on nothing but their order: no amount may rest on either.
    absences: groupBy(
      inDateOrder(absences.kept).filter(({ id }) => !rows.absences.doubtful.has(id)),
      ({ numen }) => numen,
    ),
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
    coveredSchoolYears: new Set(awards.placed.map(({ schoolYear }) => schoolYear)),
    issues: [
      ...INPUT_NAMES.flatMap((name) => rows[name].issues),
      ...awards.issues,
      ...absences.issues,
      ...service.issues,
      ...replacements.issues,
      ...agentWarnings(rows.agents.values),
      ...warningsOn(awards, regulations),
      ...envelopeIssues(rows.enveloppes.values, live, allowances, conventions),
    ],
  };
}

/** Agents whose row stands: a duplicated NUMEN is nobody we can be sure of. */
function standingAgents(rows: InputRows): ReadonlyMap<Numen, Agent> {
  return new Map(
    rows.agents.values
      .filter(({ numen }) => !rows.agents.rejected.has(numen))
      .map((agent) => [agent.numen, agent]),
  );
}

function districtLookup(districts: readonly District[]): (award: Award) => District | undefined {
  const keyOf = (district: string, schoolYear: number): string => `${String(schoolYear)}|${district}`;
  const byKey = new Map(districts.map((row) => [keyOf(row.district, row.schoolYear), row]));
  return ({ district, schoolYear }) => byKey.get(keyOf(district, schoolYear));
}

function warningsOn({ standing }: CheckedAwards, { allowances }: Regulations): Issue[] {
  const live = standing.filter(({ state }) => state !== 'cancelled');
  return awardWarnings(live, allowances).flatMap(({ award, fault }) => issuesOf(award.at, award.id, [fault]));
}

function inDateOrder<Row extends Pick<Absence, 'period'>>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.period.start - b.period.start);
}
