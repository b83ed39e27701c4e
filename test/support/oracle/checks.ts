import type { OracleConventions } from './conventions.js';
import { checkAcrossRows } from './across-rows.js';
import { checkAwardRows } from './award-rules.js';
import type { Absence, Agent, Award, Replacement, ServicePeriod } from './rows.js';
import { checkReferencesAndPeriods } from './references.js';
import { checkReplacements } from './replacement-rules.js';
import type { Tables } from './tables.js';
import { idsIn, rowsInDoubt } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';
import { warn } from './warnings.js';

/** What the checks leave to compute with, and what they block (rules, section 11). */
export interface Checked {
  readonly agents: ReadonlyMap<string, Agent>;
  readonly service: readonly ServicePeriod[];
  readonly absences: readonly Absence[];
  readonly replacements: readonly Replacement[];
  /** Awards rejected at no stage, cancelled ones included. */
  readonly awards: readonly Award[];
  /** Ids of every award row, rejected or not: these have not vanished. */
  readonly awardIds: ReadonlySet<string>;
  readonly coveredSchoolYears: ReadonlySet<number>;
  readonly frozenAwards: ReadonlySet<string>;
  readonly frozenPayees: ReadonlySet<string>;
  readonly blockedPayees: ReadonlySet<string>;
}

/** Checks run in stages: shape (already done), references and periods, the row, across rows; then the warnings. */
export function check(tables: Tables, verdicts: Verdicts, conventions: OracleConventions): Checked {
  checkReferencesAndPeriods(tables, verdicts);
  const coveredSchoolYears = new Set(survivors(tables.awards, verdicts).map(({ value }) => value.schoolYear));
  checkAwardRows(tables, verdicts, conventions);
  checkAcrossRows(tables, verdicts);
  checkReplacements(tables, verdicts);
  warn(tables, verdicts, conventions);
  const valid = <T>(rows: Parameters<typeof survivors<T>>[0]): T[] =>
    survivors(rows, verdicts).map(({ value }) => value);
  return {
    agents: new Map(valid(tables.agents).map((agent) => [agent.numen, agent])),
    service: valid(tables.service),
    // Neither row of a duplicated id is counted on: which is first depends on the order of the file.
    absences: survivors(tables.absences, verdicts)
      .filter((row) => !rowsInDoubt(tables.absences, 'id_absence', verdicts).includes(row))
      .map(({ value }) => value),
    replacements: valid(tables.replacements),
    awards: valid(tables.awards),
    awardIds: idsIn(tables.awards, 'id_mission'),
    coveredSchoolYears,
    ...blockedBy(tables, verdicts),
  };
}

/**
 * Blocking (rules, section 11). A rejected row of service or absences blocks the agent as payee. A rejected agent row
 * freezes the keys of that payee; a rejected award, an award with a rejected replacement and a proposed one (section 9)
 * freeze the keys of the award. A duplicated key does so for both rows.
 */
function blockedBy(
  tables: Tables,
  verdicts: Verdicts,
): Pick<Checked, 'frozenAwards' | 'frozenPayees' | 'blockedPayees'> {
  const proposed = tables.awards.filter(({ value }) => value?.state === 'PROPOSEE');
  return {
    frozenAwards: new Set([
      ...idsIn(rowsInDoubt(tables.awards, 'id_mission', verdicts), 'id_mission'),
      ...idsIn(rowsInDoubt(tables.replacements, 'id_remplacement', verdicts), 'id_mission'),
      ...idsIn(proposed, 'id_mission'),
    ]),
    frozenPayees: idsIn(rowsInDoubt(tables.agents, 'numen', verdicts), 'numen'),
    blockedPayees: new Set([
      ...idsIn(rowsInDoubt(tables.absences, 'id_absence', verdicts), 'numen'),
      ...idsIn(rowsInDoubt(tables.service, null, verdicts), 'numen'),
    ]),
  };
}
