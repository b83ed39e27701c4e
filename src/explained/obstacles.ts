import type { ExplainedCase } from './case.js';
import type { IssueRow } from './rows.js';
import type { Award, AwardId, Issue, Numen } from '../model/index.js';
import type { Obstacle } from '../report/explanation/award-explanation.js';

type RowOf = (issue: Issue) => IssueRow | undefined;

/**
 * What stands between an award and its payment (rules sections 9 and 11): a rejected row, a decision that is missing
 * or withdrawn, a row that is gone.
 */
export function awardObstacles(
  id: AwardId,
  award: Award | undefined,
  explained: ExplainedCase,
  rowOf: RowOf,
): readonly Obstacle[] {
  const rejected = rejectedRows(id, explained, rowOf);
  if (award === undefined) {
    const { facts } = explained;
    const isNamed = facts.blocking.frozenAwards.has(id) || facts.knownAwards.has(id);
    return isNamed ? rejected : [{ kind: isCovered(id, explained) ? 'vanished' : 'other-year' }];
  }
  const obstacles: Obstacle[] = [...rejected];
  if (award.state === 'proposed') obstacles.push({ kind: 'proposed' });
  if (award.state === 'cancelled') obstacles.push({ kind: 'cancelled' });
  if (award.state === 'active' && !award.serviceFait) obstacles.push({ kind: 'uncertified' });
  return obstacles;
}

/** What stands between a payee and any payment, whatever the award. */
export function payeeObstacles(payee: Numen, { facts }: ExplainedCase, rowOf: RowOf): readonly Obstacle[] {
  const { frozenPayees, blockedPayees } = facts.blocking;
  const ofPayee = (...tables: readonly IssueRow['table'][]): readonly Issue[] =>
    facts.issues.filter((issue) => {
      const row = rowOf(issue);
      return issue.severity === 'reject' && row?.agent === payee && tables.includes(row.table);
    });
  const obstacles: Obstacle[] = [];
  if (frozenPayees.has(payee)) obstacles.push({ kind: 'payee-rejected', issues: ofPayee('agents') });
  if (blockedPayees.has(payee)) {
    obstacles.push({ kind: 'payee-blocked', issues: ofPayee('absences', 'service') });
  }
  return obstacles;
}

/** Rejected rows that freeze an award: its own, or one of its replacements. */
function rejectedRows(id: AwardId, { facts }: ExplainedCase, rowOf: RowOf): readonly Obstacle[] {
  if (!facts.blocking.frozenAwards.has(id) && !hasOnlyRejectedRow(id, facts)) return [];
  const rejects = facts.issues.filter(({ severity }) => severity === 'reject');
  const ofTable = (table: IssueRow['table']): readonly Issue[] =>
    rejects.filter((issue) => {
      const row = rowOf(issue);
      return row?.table === table && row.award === id;
    });
  const [own, replacements] = [ofTable('missions'), ofTable('remplacements')];
  const obstacles: Obstacle[] = [];
  if (own.length > 0 || replacements.length === 0) obstacles.push({ kind: 'award-rejected', issues: own });
  if (replacements.length > 0) obstacles.push({ kind: 'replacement-rejected', issues: replacements });
  return obstacles;
}

function hasOnlyRejectedRow(id: AwardId, { awards, knownAwards }: ExplainedCase['facts']): boolean {
  return knownAwards.has(id) && !awards.some((award) => award.id === id);
}

/** Whether the export covers a school year in which the award was posted: then it ought to hold it. */
function isCovered(id: AwardId, { facts, covered, ledger }: ExplainedCase): boolean {
  const years = new Set([...facts.coveredSchoolYears, ...covered]);
  return ledger.postingsOf(id).some(({ schoolYear }) => years.has(schoolYear));
}
