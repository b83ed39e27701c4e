import type {
  Agent,
  Allowance,
  AllowanceCode,
  Award,
  Conventions,
  District,
  Issue,
  Numen,
  School,
} from '../model/index.js';
import { acrossAwardFaults } from './across-awards.js';
import { awardConditionFaults, conditionsOfTheRow, type RowCondition } from './award-conditions.js';
import { awardReferenceFaults } from './award-references.js';
import { issuesOf, NO_FAULTS, type Fault } from './fault.js';

/** What the checks of missions.csv may look at. */
export interface AwardCheckContext {
  readonly knownAgents: Pick<ReadonlySet<string>, 'has'>;
  /** Ids of which a row is rejected: a row that stands under one of them counts in no rule across rows. */
  readonly doubtfulIds: ReadonlySet<string>;
  /** Agents whose row stands. */
  readonly agents: ReadonlyMap<Numen, Agent>;
  readonly schools: ReadonlyMap<string, School>;
  readonly districtOf: (award: Award) => District | undefined;
  readonly allowances: ReadonlyMap<AllowanceCode, Allowance>;
  readonly conventions: Conventions;
}

export interface CheckedAwards {
  /** Awards not rejected at any stage, in file order. */
  readonly standing: readonly Award[];
  readonly rejected: readonly Award[];
  /** Awards that passed references and periods: an export covers their school years. */
  readonly placed: readonly Award[];
  readonly issues: readonly Issue[];
}

/**
 * The stages of missions.csv after its shape (rules section 11): references and periods, the rules of the row, the
 * rules across rows. A row set aside at one stage is not looked at by the next; a cancelled award only goes through
 * the first.
 */
export function checkAwards(awards: readonly Award[], context: AwardCheckContext): CheckedAwards {
  const issues: Issue[] = [];
  const rejected = new Set<Award>();
  const warnings = new Map<Award, readonly Fault[]>();
  /** Rejects are said at once; warnings wait, since they are only made on rows that stand to the end. */
  const report = (award: Award, faults: readonly Fault[]): void => {
    if (faults.length === 0) return;
    const rejects = faults.filter(({ severity }) => severity === 'reject');
    issues.push(...issuesOf(award.at, award.id, rejects));
    if (rejects.length > 0) rejected.add(award);
    else warnings.set(award, faults);
  };
  const standing = (rows: readonly Award[]): readonly Award[] =>
    rejected.size === 0 ? rows : rows.filter((award) => !rejected.has(award));
  for (const award of awards) {
    report(award, awardReferenceFaults(award, allowanceOf(award, context), context.knownAgents));
  }
  const placed = standing(awards);
  const live = placed.filter(({ state }) => state !== 'cancelled');
  const { agents, schools, districtOf, conventions } = context;
  const conditionsOf = rowConditions(context);
  for (const award of live) {
    const allowance = allowanceOf(award, context);
    const looksAt = { award, allowance, agents, schools, districtOf, conventions };
    report(award, awardConditionFaults(looksAt, conditionsOf.get(award.allowance) ?? []));
  }
  const survivors = standing(live).filter(({ id }) => !context.doubtfulIds.has(id));
  const byAward = new Map<Award, readonly Fault[]>();
  for (const { award, fault } of acrossAwardFaults({ ...context, awards: survivors })) {
    byAward.set(award, [...(byAward.get(award) ?? NO_FAULTS), fault]);
  }
  for (const [award, faults] of byAward) report(award, faults);
  for (const [award, faults] of warnings) {
    if (!rejected.has(award)) issues.push(...issuesOf(award.at, award.id, faults));
  }
  return { standing: standing(placed), rejected: [...rejected], placed, issues };
}

/** Chosen once for each allowance, not for each of its awards. */
function rowConditions({
  allowances,
}: AwardCheckContext): ReadonlyMap<AllowanceCode, readonly RowCondition[]> {
  return new Map([...allowances].map(([code, allowance]) => [code, conditionsOfTheRow(allowance)]));
}

/** The shape check lets no unknown allowance through: a missing one is a bug. */
function allowanceOf(award: Award, { allowances }: AwardCheckContext): Allowance {
  const allowance = allowances.get(award.allowance);
  if (allowance === undefined) throw new RangeError(`unknown allowance ${award.allowance}`);
  return allowance;
}
