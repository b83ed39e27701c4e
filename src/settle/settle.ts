import type { PayMonth } from '../calendar/index.js';
import { addCents, NO_CENTS, subtractCents, type Cents } from '../money/index.js';
import type { AwardId, Entitlement, Key, Numen, Posting, Settlement, Terms } from '../model/index.js';
import { settleDifference, type Verdict } from './difference.js';
import { NOTHING, type Equation } from './equation.js';

/** How an award, or one payee of it, stands towards payment (rules sections 9 and 11). */
export type PayeeStanding = 'frozen' | 'blocked' | 'open';

export type AwardStanding =
  /** Nothing can be computed, or nothing is decided yet: due := posted for every payee. */
  | { readonly kind: 'frozen' }
  /** Known to the ledger, absent from an export that covers its school year: due 0, held, never recovered by itself. */
  | { readonly kind: 'vanished'; readonly payee: (numen: Numen) => PayeeStanding }
  | {
      readonly kind: 'open';
      readonly serviceFait: boolean;
      readonly payee: (numen: Numen) => PayeeStanding;
    };

export interface AwardSettlement {
  readonly settlements: readonly Settlement[];
  readonly equation: Equation;
}

/**
 * Turns what one award's payees are due into movements, held and barred amounts: due minus what was posted, one net
 * line per key (rules section 9). Verdicts apply in this order: frozen, vanished, blocked, service, time-bar.
 *
 * @param entitlements empty for an award that is cancelled, vanished or not computed
 * @param postings every posting of the award, oldest first
 */
export function settle(
  award: AwardId,
  entitlements: readonly Entitlement[],
  postings: readonly Posting[],
  standing: AwardStanding,
  payMonth: PayMonth,
): AwardSettlement {
  const settlements: Settlement[] = [];
  const equation: { -readonly [Side in keyof Equation]: Cents } = { ...NOTHING };
  let [payee, verdict]: [Numen | undefined, Verdict] = [undefined, 'open'];
  for (const position of positionsOf(award, entitlements, postings, payMonth)) {
    const { key, due, posted } = position;
    const before = posted.length === 0 ? NO_CENTS : netOf(posted);
    // The keys of a payee follow each other.
    if (key.payee !== payee) [payee, verdict] = [key.payee, verdictOf(standing, key.payee)];
    const owed = verdict === 'frozen' ? before : due;
    equation.due = addCents(equation.due, owed);
    if (before !== 0n) equation.postedBefore = addCents(equation.postedBefore, before);
    const difference = before === 0n ? owed : subtractCents(owed, before);
    for (const settlement of settleDifference(position, difference, verdict, payMonth)) {
      const side = SIDES[settlement.kind];
      equation[side] = addCents(equation[side], settlement.amount);
      settlements.push(settlement);
    }
  }
  return { settlements, equation };
}

/** Where each settlement stands in the equation. */
const SIDES = { movement: 'movements', held: 'held', barred: 'barred' } as const;

/** What is known of one key: what it is due, and what was posted for it. */
interface KeyPosition {
  readonly key: Key;
  readonly due: Cents;
  /** Oldest first. */
  posted: readonly Posting[];
  /** Of the entitlement that is due, else of the last posting. */
  terms: Terms;
}

/** Every key that is due by the pay month or was ever posted, in order of payee and month as first met. */
function positionsOf(
  award: AwardId,
  entitlements: readonly Entitlement[],
  postings: readonly Posting[],
  payMonth: PayMonth,
): readonly KeyPosition[] {
  const positions: KeyPosition[] = [];
  for (const { payee, instalments, allowance, schoolYear, plan } of entitlements) {
    const terms = { allowance, schoolYear, plan };
    for (const { month, due } of instalments) {
      if (month > payMonth) continue;
      positions.push({ key: { award, payee, instalmentMonth: month }, due, posted: NONE, terms });
    }
  }
  const computed = positions.length;
  for (const posting of postings) {
    const { key, allowance, schoolYear, plan } = posting;
    const terms = { allowance, schoolYear, plan };
    // The keys of an award are few: looking through them costs less than naming them.
    const index = positions.findIndex((position) => isSameKey(position.key, key));
    const known = positions[index];
    if (known === undefined) {
      positions.push({ key, due: NO_CENTS, posted: [posting], terms });
    } else {
      known.posted = [...known.posted, posting];
      if (index >= computed) known.terms = terms;
    }
  }
  return positions;
}

const NONE: readonly Posting[] = [];

/** Of keys of one award. */
function isSameKey(a: Key, b: Key): boolean {
  return a.instalmentMonth === b.instalmentMonth && a.payee === b.payee;
}

function netOf(posted: readonly Posting[]): Cents {
  let net = NO_CENTS;
  for (const { amount } of posted) net = addCents(net, amount);
  return net;
}

/** What stands between the differences of a payee and their movements. */
export function verdictOf(standing: AwardStanding, payee: Numen): Verdict {
  if (standing.kind === 'frozen') return 'frozen';
  const own = standing.payee(payee);
  if (own === 'frozen') return 'frozen';
  if (standing.kind === 'vanished') return 'vanished';
  if (own === 'blocked') return 'blocked';
  return standing.serviceFait ? 'open' : 'serviceFait';
}
