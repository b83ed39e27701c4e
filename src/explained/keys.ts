import type { Period } from '../calendar/index.js';
import type { ExplainedCase } from './case.js';
import { whyZero } from './zero.js';
import {
  type Award,
  type AwardId,
  type Entitlement,
  type InstalmentDue,
  type Key,
  type Numen,
  type Posting,
  type Settlement,
} from '../model/index.js';
import { NO_CENTS, roundToCents, sum, sumCents, type Cents } from '../money/index.js';
import { closesYear } from '../report/explanation/arithmetic.js';
import type { Closing, KeyExplanation, LaidOut, Outcome } from '../report/explanation/award-explanation.js';
import { daysIn } from '../rules/contribution.js';

/** One payee of an award, and what the run knew of it. */
export interface PayeeStory {
  readonly id: AwardId;
  readonly payee: Numen;
  readonly award: Award | undefined;
  /** `undefined`: no day of the award, or nothing is computed. */
  readonly entitlement: Entitlement | undefined;
  readonly laidOut: LaidOut | undefined;
  /** Due := posted. */
  readonly isFrozen: boolean;
}

/** Every key of a payee at a pay month: due by then, or ever posted (rules section 9). In order of month. */
export function explainKeys(story: PayeeStory, explained: ExplainedCase): readonly KeyExplanation[] {
  const { id, payee, entitlement, isFrozen } = story;
  const postings = explained.ledger.postingsOf(id).filter(({ key }) => key.payee === payee);
  const instalments = isFrozen ? [] : (entitlement?.instalments ?? []);
  const due = instalments.filter(({ month }) => month <= explained.payMonth).map(({ month }) => month);
  const months = new Set([...due, ...postings.map(({ key }) => key.instalmentMonth)]);
  return [...months]
    .sort((a, b) => a - b)
    .map((instalmentMonth) => {
      const key = { award: id, payee, instalmentMonth };
      const own = postings.filter((posting) => posting.key.instalmentMonth === instalmentMonth);
      const instalment = instalments.find(({ month }) => month === instalmentMonth);
      // A key that is not due yet can have been posted: then nothing of it is due.
      const isDue = instalment !== undefined && instalmentMonth <= explained.payMonth;
      return explainKey(key, isDue ? instalment : undefined, own, story, explained);
    });
}

function explainKey(
  key: Key,
  instalment: InstalmentDue | undefined,
  posted: readonly Posting[],
  story: PayeeStory,
  explained: ExplainedCase,
): KeyExplanation {
  const { book, computation } = explained;
  const { award, entitlement, isFrozen, laidOut } = story;
  const net = sumCents(posted.map(({ amount }) => amount));
  const postings = book.before(key);
  if (sumCents(postings.map(({ amount }) => amount)) !== net) {
    throw new Error('the postings of a key differ from what its run was settled against');
  }
  const due = isFrozen ? net : (instalment?.due ?? NO_CENTS);
  const outcomes = computation.settlements
    .filter((settlement) => isSameKey(settlement.key, key))
    .map((settlement) => outcomeOf(settlement, explained));
  const days =
    instalment === undefined || laidOut === undefined || award === undefined
      ? undefined
      : daysOfInstalment(instalment, laidOut.planned, award);
  return {
    key,
    plan: entitlement?.plan ?? posted.at(-1)?.plan ?? 'own-period',
    instalment,
    days,
    due,
    isFrozen,
    closing:
      instalment === undefined || entitlement === undefined
        ? undefined
        : closingOf(instalment, entitlement, explained),
    zero:
      due === 0n && instalment !== undefined && laidOut !== undefined
        ? whyZero(story.payee, instalment, days, laidOut.days)
        : [],
    postings,
    posted: net,
    outcomes,
    otherwiseSent: otherwiseSent(key, outcomes, explained),
    since: book.since(key),
  };
}

function isSameKey(a: Key, b: Key): boolean {
  return a.award === b.award && a.payee === b.payee && a.instalmentMonth === b.instalmentMonth;
}

/** Days of the award that fall in an instalment, whoever holds them. */
function daysOfInstalment(instalment: InstalmentDue, planned: Period, { schoolYear }: Award) {
  const { window, month } = instalment;
  return daysIn({ ...window, month }, planned, instalment, schoolYear);
}

function outcomeOf(settlement: Settlement, { book, unwritable }: ExplainedCase): Outcome {
  const { amount, key } = settlement;
  switch (settlement.kind) {
    case 'held':
      return { kind: 'held', motive: settlement.motive, amount };
    case 'barred':
      return { kind: 'barred', since: settlement.since, amount };
    case 'movement': {
      const issues = unwritable(key);
      if (issues.length > 0) return { kind: 'unwritable', issues, amount };
      return { kind: 'movement', nature: settlement.nature, amount, reference: book.sent(key)?.reference };
    }
  }
}

/** What was sent, when the program of today would not send that: people must not be told that it would. */
function otherwiseSent(
  key: Key,
  outcomes: readonly Outcome[],
  { book }: ExplainedCase,
): KeyExplanation['otherwiseSent'] {
  const sent = book.sent(key);
  const computed = outcomes.find(({ kind }) => kind === 'movement')?.amount;
  return sent?.amount === computed ? undefined : { sent };
}

/** The year that the last instalment closes (rules section 8). */
function closingOf(
  instalment: InstalmentDue,
  { instalments }: Entitlement,
  { conventions }: ExplainedCase,
): Closing | undefined {
  if (!closesYear(instalment)) return undefined;
  const amounts = instalments.map(({ exact }) => exact);
  const exactYear = sum(amounts);
  return {
    amounts,
    exactYear,
    roundedYear: roundToCents(exactYear, conventions.rounding),
    earlier: instalments.slice(0, -1).map(({ due }): Cents => due),
  };
}
