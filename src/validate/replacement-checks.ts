import { contains, formatIsoDate, overlaps, without, type Period } from '../calendar/index.js';
import {
  byCodePoint,
  conditionsOf,
  type Agent,
  type Allowance,
  type AllowanceCode,
  type Award,
  type AwardId,
  type Issue,
  type Numen,
  type Replacement,
} from '../model/index.js';
import type { CheckedRows } from './absence-checks.js';
import { issuesOf, reject, warn, type Fault } from './fault.js';
import { groupBy, keepDisjoint } from './kept-rows.js';

/** What the checks of replacements may look at. */
export interface ReplacementContext {
  /** Every award id and NUMEN found in any row, rejected ones included. */
  readonly knownAwards: Pick<ReadonlySet<string>, 'has'>;
  readonly knownAgents: Pick<ReadonlySet<string>, 'has'>;
  /** Awards not rejected at any stage, by id. */
  readonly awards: ReadonlyMap<AwardId, Award>;
  readonly agents: ReadonlyMap<Numen, Agent>;
  readonly allowances: ReadonlyMap<AllowanceCode, Allowance>;
  /** Days of absence of an agent, joined and sorted. */
  readonly absentDays: (numen: Numen) => readonly Period[];
  /** Valid, uncancelled awards of a person. */
  readonly awardsOf: (numen: Numen) => readonly Award[];
}

/** Every check of remplacements.csv, stage by stage (rules section 11). */
export function checkReplacements(
  replacements: readonly Replacement[],
  context: ReplacementContext,
): CheckedRows<Replacement> {
  const issues: Issue[] = [];
  const rejected: Replacement[] = [];
  /** Whether the row stands after these faults. */
  const stands = (row: Replacement, faults: readonly Fault[]): boolean => {
    if (faults.length === 0) return true;
    issues.push(...issuesOf(row.at, row.id, faults));
    const isRejected = faults.some(({ severity }) => severity === 'reject');
    if (isRejected) rejected.push(row);
    return !isRejected;
  };
  const candidates = replacements
    .filter((row) => stands(row, referenceFaults(row, context)))
    .filter((row) => context.awards.has(row.award))
    .filter((row) => stands(row, selfFaults(row, context)));
  const kept: Replacement[] = [];
  for (const own of groupBy(candidates, ({ award }) => award).values()) {
    const sorted = own.sort((a, b) => a.period.start - b.period.start || byCodePoint(a.id, b.id));
    const disjoint = keepDisjoint(sorted, ({ period }) => period);
    kept.push(...disjoint.kept);
    for (const { row, kept: other } of disjoint.overlapping) {
      const value = formatIsoDate(row.period.start);
      const facts = { other: other.id, award: row.award };
      stands(row, [reject('replacement.overlap', 'date_debut', value, facts)]);
    }
  }
  for (const row of kept) stands(row, warningsOf(row, context));
  return { kept, rejected, issues };
}

function referenceFaults(row: Replacement, { knownAwards, knownAgents }: ReplacementContext): Fault[] {
  const { start, end } = row.period;
  return [
    ...(knownAwards.has(row.award) ? [] : [reject('reference.unknown-award', 'id_mission', row.award)]),
    ...(knownAgents.has(row.numen) ? [] : [reject('reference.unknown-agent', 'numen_remplacant', row.numen)]),
    ...(end < start
      ? [reject('period.reversed', 'date_fin', formatIsoDate(end), { start: formatIsoDate(start) })]
      : []),
  ];
}

function selfFaults(row: Replacement, { awards }: ReplacementContext): Fault[] {
  return awards.get(row.award)?.holder === row.numen
    ? [reject('replacement.self', 'numen_remplacant', row.numen, { award: row.award })]
    : [];
}

function warningsOf(row: Replacement, context: ReplacementContext): Fault[] {
  const award = context.awards.get(row.award);
  if (award === undefined) return [];
  const faults: Fault[] = [];
  if (!contains(award.period, row.period.start) || !contains(award.period, row.period.end)) {
    const expected = shownPeriod(award.period);
    faults.push(
      warn('replacement.outside-award', 'date_debut', shownPeriod(row.period), { expected, award: award.id }),
    );
  }
  const uncovered = without(row.period, context.absentDays(award.holder))[0];
  if (uncovered !== undefined) {
    const found = shownPeriod(uncovered);
    const days = shownPeriod(row.period);
    const facts = { found, holder: award.holder, ...(found === days ? { case: 'no-absence' } : {}) };
    faults.push(warn('replacement.without-absence', 'date_debut', days, facts));
  }
  const obstacle = obstacleOf(row, award, context);
  if (obstacle !== undefined) {
    const facts = { ...obstacle, award: award.id, allowance: award.allowance };
    faults.push(warn('replacement.not-eligible', 'numen_remplacant', row.numen, facts));
  }
  return faults;
}

function shownPeriod({ start, end }: Period): string {
  return `${formatIsoDate(start)} – ${formatIsoDate(end)}`;
}

/** The condition of the allowance that the replacement does not meet, if any (`replacement.not-eligible`). */
function obstacleOf(row: Replacement, award: Award, context: ReplacementContext): Obstacle | undefined {
  const allowance = context.allowances.get(award.allowance);
  if (allowance === undefined) return undefined;
  const agent = context.agents.get(row.numen);
  const personal = agent === undefined ? undefined : personalObstacle(agent, allowance);
  if (personal !== undefined) return personal;
  const own = context.awardsOf(row.numen);
  for (const { barsReplacement, allowance: barring, source } of allowance.incompatibleWith) {
    const conflict = barsReplacement
      ? own.find((other) => other.allowance === barring && overlaps(other.period, row.period))
      : undefined;
    if (conflict !== undefined) return { found: `${conflict.allowance} ${conflict.id}`, source };
  }
  return undefined;
}

/** The column that is in the way, or the award, and the text that says so. */
type Obstacle = Readonly<Record<'found' | 'source', string>>;

function personalObstacle(agent: Agent, { conditions }: Allowance): Obstacle | undefined {
  const degree = conditionsOf(conditions, 'degree').find((condition) => condition.degree !== agent.degree);
  if (degree !== undefined) return { found: 'degre', source: degree.source };
  const certificate = conditionsOf(conditions, 'certificate').find(({ held }) => held && !agent.cafipemf);
  if (certificate !== undefined) return { found: 'cafipemf', source: certificate.source };
  const [cpge] = conditionsOf(conditions, 'cpge-full-service');
  if (cpge !== undefined && agent.cpgeFullService) {
    return { found: 'cpge_service_complet', source: cpge.source };
  }
  return undefined;
}
