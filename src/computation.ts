import type { PayMonth, SchoolYear } from './calendar/index.js';
import { entitle, type AwardCase } from './entitle/entitle.js';
import { Entitler } from './entitle/entitler.js';
import { LedgerGroups, vanishedOf, type AbsentAward, type LedgerAwards } from './ledger-awards.js';
import type { LedgerView } from './ledger/view.js';
import { addCents, NO_CENTS, sumCents, type Cents } from './money/index.js';
import type {
  Award,
  AwardId,
  Conventions,
  Entitlement,
  Issue,
  Lapse,
  Numen,
  Posting,
  Settlement,
} from './model/index.js';
import { presenceLookup, type PresenceLookup } from './presence-lookup.js';
import type { Regulations } from './regulations/regulations.js';
import { fixedPlanOf } from './rules/fixed-plan.js';
import { addEquations, EquationTally, type Equation } from './settle/equation.js';
import { lapsingSoon } from './settle/lapsing.js';
import { settle, type AwardStanding, type PayeeStanding } from './settle/settle.js';
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

/** The same for a part of an export. */
export interface PartInputs extends ComputationInputs {
  /** Every school year that the whole export can turn out to cover. */
  readonly coverable: ReadonlySet<SchoolYear>;
}

/** What a run owes, holds and bars. */
export interface Computation {
  readonly settlements: readonly Settlement[];
  readonly equation: Equation;
  readonly issues: readonly Issue[];
  /** What is held and lapses within six months. */
  readonly lapses: readonly Lapse[];
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

/** What is computed of a part of an export: which school years the whole export covers is not known yet. */
export interface PartComputation extends Pick<
  Computation,
  'settlements' | 'equation' | 'lapses' | 'explain'
> {
  /** Awards of the ledger by the school years of their postings. */
  readonly ledgerAwards: readonly LedgerAwards[];
  /** As in {@link LedgerSurvey}. */
  readonly monthCredits: Cents;
}

/** Entitles and settles every award of the export and of the ledger (rules sections 3 to 11). */
export function compute(inputs: ComputationInputs): Computation {
  const part = computePart({ ...inputs, coverable: inputs.facts.coveredSchoolYears });
  const vanished = vanishedOf(part.ledgerAwards, inputs.facts.coveredSchoolYears);
  const { settlements, equation, explain, monthCredits } = part;
  return {
    settlements: [...settlements, ...vanished.settlements],
    equation: addEquations(equation, vanished.equation),
    issues: vanished.issues,
    lapses: [...part.lapses, ...vanished.lapses],
    survey: { knownAwards: vanished.knownAwards, vanishedAwards: vanished.issues.length, monthCredits },
    explain,
  };
}

/** The same of a part of an export: rows that stand by themselves, and the postings of their awards. */
export function computePart(inputs: PartInputs): PartComputation {
  const settling = new Settling(inputs);
  const settlements: Settlement[] = [];
  const rest = settling.settleAwards((_, own) => {
    for (const settlement of own) settlements.push(settlement);
  });
  return { settlements, ...rest, explain: (award) => settling.explain(award) };
}

/** Hears of each award of the facts, in their order, as soon as it is settled. */
export type AwardListener = (award: Award, settlements: readonly Settlement[]) => void;

/** Settles the awards of a part one by one, and keeps none of them. */
export class Settling {
  readonly #inputs: PartInputs;
  readonly #payees: PresenceLookup;

  constructor(inputs: PartInputs) {
    this.#inputs = inputs;
    this.#payees = presenceLookup(inputs.facts, inputs.regulations);
  }

  settleAwards(settled: AwardListener): Omit<PartComputation, 'settlements' | 'explain'> {
    const { facts, ledger, payMonth, conventions } = this.#inputs;
    const entitler = new Entitler(conventions, payMonth);
    const standings = standingsOf(facts);
    const lapses: Lapse[] = [];
    const equation = new EquationTally();
    for (const award of facts.awards) {
      const postings = ledger.postingsOf(award.id);
      const standing = standings(award);
      const awardCase = standing.kind === 'frozen' ? undefined : this.#caseOf(award, postings);
      const entitlements = awardCase === undefined ? NO_ROWS : entitler.entitlements(awardCase);
      const own = settle(award.id, entitlements, postings, standing, payMonth);
      for (const settlement of own.settlements) {
        if (settlement.kind === 'held') lapses.push(...lapsesOf(settlement, ledger, payMonth));
      }
      equation.add(own.equation);
      settled(award, own.settlements);
    }
    return { equation: equation.sum, lapses, ...ledgerAwardsOf(this.#inputs) };
  }

  /** Recomputes the entitlements of an award, with their reasons. */
  explain(award: Award): readonly Entitlement[] {
    const { ledger, conventions } = this.#inputs;
    const awardCase = this.#caseOf(award, ledger.postingsOf(award.id));
    return awardCase === undefined ? NO_ROWS : entitle(awardCase, conventions);
  }

  #caseOf(award: Award, postings: readonly Posting[]): AwardCase | undefined {
    return caseOf(award, postings, this.#payees, this.#inputs);
  }
}

/** What the ledger knows, whether the export has the award or not. */
function ledgerAwardsOf(inputs: PartInputs): Pick<PartComputation, 'ledgerAwards' | 'monthCredits'> {
  const { facts, ledger, payMonth } = inputs;
  const groups = new LedgerGroups();
  let monthCredits = NO_CENTS;
  let present: ReadonlySet<AwardId> | undefined;
  for (const id of ledger.awardIds()) {
    present ??= new Set(facts.awards.map((award) => award.id));
    const postings = ledger.postingsOf(id);
    monthCredits = addCents(monthCredits, creditsOf(postings, payMonth));
    groups.add(postings, present.has(id) ? undefined : settleAbsent(id, inputs));
  }
  return { ledgerAwards: groups.all(), monthCredits };
}

/**
 * How each award stands. A cancelled one is due nothing; while an active one waits for its certificate, its differences
 * are held.
 */
export function standingsOf({ blocking }: ValidatedExport): (award: Award) => AwardStanding {
  const payee = payeeStanding(blocking);
  const certified: AwardStanding = { kind: 'open', serviceFait: true, payee };
  const uncertified: AwardStanding = { kind: 'open', serviceFait: false, payee };
  return ({ id, state, serviceFait }) => {
    if (blocking.frozenAwards.has(id) || state === 'proposed') return FROZEN;
    return serviceFait || state === 'cancelled' ? certified : uncertified;
  };
}

const FROZEN: AwardStanding = { kind: 'frozen' };

function payeeStanding({ frozenPayees, blockedPayees }: ValidatedExport['blocking']) {
  return (numen: Numen): PayeeStanding => {
    if (frozenPayees.has(numen)) return 'frozen';
    return blockedPayees.has(numen) ? 'blocked' : 'open';
  };
}

/** What an award is entitled from; an award that is not active brings nothing. */
export function caseOf(
  award: Award,
  postings: readonly Posting[],
  presence: PresenceLookup,
  { facts, regulations }: ComputationInputs,
): AwardCase | undefined {
  if (award.state !== 'active') return undefined;
  const allowance = regulations.allowances.get(award.allowance);
  if (allowance === undefined) throw new RangeError(`unknown allowance ${award.allowance}`);
  const fixedPlan = fixedPlanOf(postings, award.allowance);
  const replacements = facts.replacements.get(award.id) ?? NO_ROWS;
  return { award, allowance, replacements, presenceOf: presence, fixedPlan };
}

/** An award known to the ledger of which the export has no row that stands. */
function settleAbsent(id: AwardId, { facts, ledger, payMonth, coverable }: PartInputs): AbsentAward {
  const postings = ledger.postingsOf(id);
  const otherwise = settle(id, [], postings, FROZEN, payMonth);
  if (facts.knownAwards.has(id) || postings.every(({ schoolYear }) => !coverable.has(schoolYear))) {
    return { ifCovered: { ...otherwise, issues: [], lapses: [] }, otherwise: otherwise.equation };
  }
  const isFrozen = facts.blocking.frozenAwards.has(id);
  const standing: AwardStanding = isFrozen
    ? FROZEN
    : { kind: 'vanished', payee: payeeStanding(facts.blocking) };
  const at = { file: 'missions.csv', line: undefined };
  const issues = hasNet(postings) ? issuesOf(at, id, [warn('award.vanished', 'id_mission', id)]) : [];
  const settled = settle(id, [], postings, standing, payMonth);
  const lapses = settled.settlements.flatMap((entry) => lapsesOf(entry, ledger, payMonth));
  return { ifCovered: { ...settled, issues, lapses }, otherwise: otherwise.equation };
}

function lapsesOf(entry: Settlement, ledger: LedgerView, payMonth: PayMonth): Lapse[] {
  if (entry.kind !== 'held') return [];
  const { payee, award, instalmentMonth } = entry.key;
  const postings = ledger
    .postingsOf(award)
    .filter(({ key }) => key.payee === payee && key.instalmentMonth === instalmentMonth);
  return lapsingSoon(entry, postings, payMonth);
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

const NO_ROWS: readonly never[] = [];
