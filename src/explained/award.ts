import { caseOf, standingsOf } from '../computation.js';
import { layOut, type AwardCase, type LaidOutAward } from '../entitle/entitle.js';
import type { ExplainedCase } from './case.js';
import { explainDays } from './days.js';
import { explainKeys, type PayeeStory } from './keys.js';
import { explainSickLeave } from './leave.js';
import { whyNothing } from './nothing.js';
import { awardObstacles, payeeObstacles } from './obstacles.js';
import { issueRows, rowsOf, type IssueRow } from './rows.js';
import {
  byCodePoint,
  type Award,
  type AwardId,
  type Entitlement,
  type Issue,
  type Numen,
} from '../model/index.js';
import { presenceLookup } from '../presence-lookup.js';
import type { AwardExplanation, LaidOut, PayeeExplanation } from '../report/explanation/award-explanation.js';
import { verdictOf } from '../settle/settle.js';

/**
 * Explains what a run did for awards, from the reasons that its amounts were made of: the same facts, the same rules,
 * the same settlement. Made once for many awards of a case.
 *
 * @returns `undefined` for an award that neither the export nor the ledger knows
 */
export function awardExplainer(explained: ExplainedCase): (id: AwardId) => AwardExplanation | undefined {
  const { facts, regulations } = explained;
  const tools: Tools = {
    rowOf: issueRows(explained.excerpt, explained.origin),
    presenceOf: presenceLookup(facts, regulations),
    standingOf: standingsOf(facts),
    awards: new Map(facts.awards.map((award) => [award.id, award])),
  };
  return (id) => explainAward(id, explained, tools);
}

/** The awards of an agent: held, replaced on, or paid before; rejected rows that name the agent included. */
export function awardsOfAgent(
  { facts, ledger, excerpt }: Pick<ExplainedCase, 'facts' | 'ledger' | 'excerpt'>,
  numen: Numen,
): readonly AwardId[] {
  const ids = new Set<AwardId>();
  for (const { id, holder } of facts.awards) if (holder === numen) ids.add(id);
  for (const replacements of facts.replacements.values()) {
    for (const { award, numen: payee } of replacements) if (payee === numen) ids.add(award);
  }
  for (const id of ledger.awardIds()) {
    if (ledger.postingsOf(id).some(({ key }) => key.payee === numen)) ids.add(id);
  }
  for (const { award, agent } of rowsOf(excerpt)) {
    if (award !== undefined && agent === numen) ids.add(award as AwardId);
  }
  return [...ids].sort(byCodePoint);
}

/** Whether a row of the export is of an agent. */
export function isAgentNamed({ excerpt }: Pick<ExplainedCase, 'excerpt'>, numen: Numen): boolean {
  return rowsOf(excerpt).some(({ agent }) => agent === numen);
}

/** Made once for all awards of a case. */
interface Tools {
  readonly rowOf: (issue: Issue) => IssueRow | undefined;
  readonly presenceOf: AwardCase['presenceOf'];
  readonly standingOf: ReturnType<typeof standingsOf>;
  readonly awards: ReadonlyMap<AwardId, Award>;
}

function explainAward(id: AwardId, explained: ExplainedCase, tools: Tools): AwardExplanation | undefined {
  const { facts, ledger, regulations, conventions, payMonth, remittance, computation } = explained;
  const award = tools.awards.get(id);
  const postings = ledger.postingsOf(id);
  if (award === undefined && postings.length === 0 && !isNamed(id, explained)) return undefined;
  const obstacles = awardObstacles(id, award, explained, tools.rowOf);
  const allowanceCode = award?.allowance ?? postings.at(-1)?.allowance;
  const isComputed = award !== undefined && tools.standingOf(award).kind === 'open';
  const awardCase = isComputed ? caseOf(award, postings, tools.presenceOf, explained) : undefined;
  const drawn = awardCase === undefined ? undefined : { awardCase, laidOut: layOut(awardCase, conventions) };
  const laidOut = drawn === undefined ? undefined : laidOutOf(drawn.awardCase, drawn.laidOut, explained);
  const entitlements = drawn === undefined ? [] : computation.explain(drawn.awardCase.award);
  const isWholeFrozen = award === undefined && !obstacles.some(({ kind }) => kind === 'vanished');
  const payees = payeesOf(id, award, laidOut, entitlements, explained).map(([payee, role]) => {
    const entitlement = entitlements.find((one) => one.payee === payee);
    const isFrozen =
      award === undefined
        ? isWholeFrozen || facts.blocking.frozenPayees.has(payee)
        : verdictOf(tools.standingOf(award), payee) === 'frozen';
    const story: PayeeStory = { id, payee, award, entitlement, laidOut, isFrozen };
    const keys = explainKeys(story, explained);
    const own = payeeObstacles(payee, explained, tools.rowOf);
    const nothing = whyNothing(story, keys, [...obstacles, ...own], explained);
    return { payee, role, obstacles: own, keys, nothing };
  });
  return {
    id,
    payMonth,
    remittance,
    award,
    allowance: allowanceCode === undefined ? undefined : regulations.allowances.get(allowanceCode),
    rounding: conventions.rounding,
    obstacles,
    warnings: warningsOn(id, explained, tools.rowOf),
    laidOut,
    payees,
  };
}

/** Whether a row of the export bears the id, valid or not. */
function isNamed(id: AwardId, { facts, excerpt }: ExplainedCase): boolean {
  return facts.knownAwards.has(id) || rowsOf(excerpt).some(({ award }) => award === id);
}

function laidOutOf(
  awardCase: AwardCase,
  { plan, planned, held }: LaidOutAward,
  { facts, conventions }: ExplainedCase,
): LaidOut {
  const { award, allowance, fixedPlan, presenceOf } = awardCase;
  const unfixed = layOut({ ...awardCase, fixedPlan: { ...fixedPlan, plan: undefined } }, conventions);
  const payees = [...new Set([award.holder, ...held.map(({ payee }) => payee)])];
  return {
    plan: plan.name,
    isPlanFixed: unfixed.plan.name !== plan.name,
    basis: plan.basis,
    months: plan.windows.map(({ month }) => month),
    planned,
    days: explainDays(awardCase, planned, held, facts.blocking.frozenPayees),
    sickLeave:
      allowance.leave.rule === 'maintained'
        ? payees.flatMap((payee) => explainSickLeave(payee, presenceOf(payee), planned))
        : [],
  };
}

/** The holder, then the replacements in order of first day, then who was only paid before. */
function payeesOf(
  id: AwardId,
  award: Award | undefined,
  laidOut: LaidOut | undefined,
  entitlements: readonly Entitlement[],
  { facts, ledger }: ExplainedCase,
): readonly (readonly [Numen, PayeeExplanation['role']])[] {
  const roles = new Map<Numen, PayeeExplanation['role']>();
  if (award !== undefined) roles.set(award.holder, 'holder');
  const replacing = [
    ...entitlements.map(({ payee }) => payee),
    // Where nothing is computed, the designations still say who is concerned.
    ...(laidOut === undefined ? (facts.replacements.get(id) ?? []).map(({ numen }) => numen) : []),
  ];
  for (const payee of replacing) if (!roles.has(payee)) roles.set(payee, 'replacement');
  const paid = ledger.postingsOf(id).map(({ key }) => key.payee);
  for (const payee of paid.sort(byCodePoint)) if (!roles.has(payee)) roles.set(payee, 'former');
  return [...roles];
}

/** Warnings on the row of the award and on its replacements. */
function warningsOn(
  id: AwardId,
  { facts }: ExplainedCase,
  rowOf: (issue: Issue) => IssueRow | undefined,
): readonly Issue[] {
  return facts.issues.filter((issue) => {
    if (issue.severity !== 'warn') return false;
    const row = rowOf(issue);
    const isOfAward = row?.table === 'missions' || row?.table === 'remplacements';
    // What is said by the obstacles is not said twice.
    return isOfAward && row.award === id && issue.code !== 'award.not-validated';
  });
}
