import { schoolYearPeriod, type CivilDate, type PayMonth } from './calendar/index.js';
import { entitle } from './entitle/entitle.js';
import { presenceOf } from './entitle/presence.js';
import type { LedgerView } from './ledger/view.js';
import { addCents, NO_CENTS, sumCents, type Cents } from './money/index.js';
import type {
  Award,
  AwardId,
  Conventions,
  Entitlement,
  Issue,
  Numen,
  Posting,
  Presence,
  Settlement,
} from './model/index.js';
import type { Regulations } from './regulations/regulations.js';
import { absentPeriods } from './rules/leave.js';
import { fixedPlanOf } from './rules/fixed-plan.js';
import { addEquations, NOTHING, type Equation } from './settle/equation.js';
import { settle, type AwardSettlement, type AwardStanding, type PayeeStanding } from './settle/settle.js';
import { issuesOf, warn } from './validate/fault.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** Everything an amount depends on, and nothing else: the facts, the law, the settings, what was posted, the month. */
export interface ComputationInputs {
  readonly facts: ValidatedExport;
  readonly regulations: Regulations;
  readonly conventions: Conventions;
  readonly ledger: LedgerView;
  readonly payMonth: PayMonth;
}

/** What a run owes, holds and bars. */
export interface Computation {
  readonly settlements: readonly Settlement[];
  readonly equation: Equation;
  readonly issues: readonly Issue[];
  readonly survey: LedgerSurvey;
  /** Recomputes the entitlements of an award, with their reasons. */
  readonly explain: (award: Award) => readonly Entitlement[];
}

/** What the ledger knows of the school years the export covers, to compare the run with (the brakes). */
export interface LedgerSurvey {
  /** Awards with postings in those years. */
  readonly knownAwards: number;
  /** Those of them that the export no longer has and that were paid. */
  readonly vanishedAwards: number;
  /** Sum of what was posted as payments in the pay month, reversed ones left out. */
  readonly monthCredits: Cents;
}

/** Entitles and settles every award of the export and of the ledger (rules sections 3 to 11). */
export function compute(inputs: ComputationInputs): Computation {
  const { facts, ledger } = inputs;
  const payees = payeesOf(inputs);
  const settlements: Settlement[] = [];
  const issues: Issue[] = [];
  const survey = { knownAwards: 0, vanishedAwards: 0, monthCredits: NO_CENTS };
  let equation = NOTHING;
  const keep = (settled: AwardSettlement): void => {
    settlements.push(...settled.settlements);
    equation = addEquations(equation, settled.equation);
  };
  for (const award of facts.awards) keep(settleAward(award, payees, inputs));
  const present = new Set(facts.awards.map(({ id }) => id));
  for (const id of ledger.awardIds()) {
    const postings = ledger.postingsOf(id);
    if (isCovered(postings, facts)) survey.knownAwards += 1;
    survey.monthCredits = addCents(survey.monthCredits, creditsOf(postings, inputs.payMonth));
    if (present.has(id)) continue;
    const settled = settleAbsent(id, inputs);
    keep(settled.settlement);
    issues.push(...settled.issues);
    survey.vanishedAwards += settled.issues.length;
  }
  return {
    survey,
    settlements,
    equation,
    issues,
    explain: (award) => entitlementsOf(award, payees, inputs),
  };
}

function settleAward(award: Award, presence: PresenceLookup, inputs: ComputationInputs): AwardSettlement {
  const { facts, ledger, payMonth } = inputs;
  const postings = ledger.postingsOf(award.id);
  const frozen = facts.blocking.frozenAwards.has(award.id) || award.state === 'proposed';
  if (frozen) return settle(award.id, [], postings, { kind: 'frozen' }, payMonth);
  return settle(
    award.id,
    entitlementsOf(award, presence, inputs),
    postings,
    standingOf(award, inputs),
    payMonth,
  );
}

/** A cancelled award is due nothing; while an active one waits for its certificate, its differences are held. */
function standingOf(award: Award, { facts }: ComputationInputs): AwardStanding {
  const serviceFait = award.serviceFait || award.state === 'cancelled';
  return { kind: 'open', serviceFait, payee: payeeStanding(facts) };
}

function payeeStanding({ blocking }: ValidatedExport): (numen: Numen) => PayeeStanding {
  return (numen) => {
    if (blocking.frozenPayees.has(numen)) return 'frozen';
    return blocking.blockedPayees.has(numen) ? 'blocked' : 'open';
  };
}

function entitlementsOf(
  award: Award,
  presence: PresenceLookup,
  { facts, regulations, conventions, ledger }: ComputationInputs,
): readonly Entitlement[] {
  if (award.state !== 'active') return [];
  const allowance = regulations.allowances.get(award.allowance);
  if (allowance === undefined) throw new RangeError(`unknown allowance ${award.allowance}`);
  const fixedPlan = fixedPlanOf(ledger.postingsOf(award.id), award.allowance);
  const replacements = facts.replacements.get(award.id) ?? [];
  return entitle({ award, allowance, replacements, presenceOf: presence, fixedPlan }, conventions);
}

/** An award known to the ledger of which the export has no row that stands. */
function settleAbsent(
  id: AwardId,
  { facts, ledger, payMonth }: ComputationInputs,
): { settlement: AwardSettlement; issues: readonly Issue[] } {
  const postings = ledger.postingsOf(id);
  const isVanished = isCovered(postings, facts) && !facts.knownAwards.has(id);
  const standing: AwardStanding =
    isVanished && !facts.blocking.frozenAwards.has(id)
      ? { kind: 'vanished', payee: payeeStanding(facts) }
      : { kind: 'frozen' };
  const settlement = settle(id, [], postings, standing, payMonth);
  const at = { file: 'missions.csv', line: undefined };
  const reported = isVanished && hasNet(postings);
  return {
    settlement,
    issues: reported ? issuesOf(at, id, [warn('award.vanished', 'id_mission', id)]) : [],
  };
}

function isCovered(postings: readonly Posting[], { coveredSchoolYears }: ValidatedExport): boolean {
  return postings.some(({ schoolYear }) => coveredSchoolYears.has(schoolYear));
}

function creditsOf(postings: readonly Posting[], month: PayMonth): Cents {
  return sumCents(
    postings
      .filter(({ payMonth, reversed, amount }) => payMonth === month && !reversed && amount > 0n)
      .map(({ amount }) => amount),
  );
}

function hasNet(postings: readonly Posting[]): boolean {
  const nets = new Map<string, bigint>();
  for (const { key, amount } of postings) {
    const name = `${String(key.instalmentMonth)}|${key.payee}`;
    nets.set(name, (nets.get(name) ?? 0n) + amount);
  }
  return [...nets.values()].some((net) => net !== 0n);
}

type PresenceLookup = (numen: Numen) => Presence;

/** Each agent's presence, laid out once. Of an agent whose row is rejected only the days of absence are known. */
function payeesOf({ facts, regulations }: ComputationInputs): PresenceLookup {
  const horizon = facts.awards.reduce<CivilDate>(
    (last, { schoolYear }) => Math.max(last, schoolYearPeriod(schoolYear).end) as CivilDate,
    0 as CivilDate,
  );
  const known = new Map<Numen, Presence>();
  return (numen) => {
    const found = known.get(numen);
    if (found !== undefined) return found;
    const agent = facts.agents.get(numen);
    const absences = facts.absences.get(numen) ?? [];
    const servicePeriods = facts.servicePeriods.get(numen) ?? [];
    const presence =
      agent === undefined
        ? { leave: [], payFractions: [], absent: absentPeriods(absences) }
        : presenceOf({ agent, absences, servicePeriods }, regulations.leave, horizon);
    known.set(numen, presence);
    return presence;
  };
}
