import type { PayMonth } from '../calendar/index.js';
import { addCents, NO_CENTS, subtractCents, sumCents, type Cents } from '../money/index.js';
import type { AwardId, Entitlement, Key, Numen, Posting, Settlement } from '../model/index.js';
import { settleDifference, type Verdict } from './difference.js';
import { addEquations, NOTHING, type Equation } from './equation.js';

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
  let equation = NOTHING;
  for (const { key, due, posted } of positionsOf(award, entitlements, postings, payMonth)) {
    const before = sumCents(posted.map(({ amount }) => amount));
    const verdict = verdictOf(standing, key.payee);
    const owed = verdict === 'frozen' ? before : due;
    const outcome = settleDifference(key, subtractCents(owed, before), posted, verdict, payMonth);
    settlements.push(...outcome);
    equation = addEquations(equation, equationOf(owed, before, outcome));
  }
  return { settlements, equation };
}

/** What is known of one key: what it is due and what was posted for it. */
interface KeyPosition {
  readonly key: Key;
  due: Cents;
  readonly posted: Posting[];
}

/** Every key that is due by the pay month or was ever posted, in order of payee and month as first met. */
function positionsOf(
  award: AwardId,
  entitlements: readonly Entitlement[],
  postings: readonly Posting[],
  payMonth: PayMonth,
): Iterable<KeyPosition> {
  const positions = new Map<string, KeyPosition>();
  const positionAt = (payee: Numen, instalmentMonth: PayMonth): KeyPosition => {
    const name = `${String(instalmentMonth)}|${payee}`;
    const known = positions.get(name);
    if (known !== undefined) return known;
    const fresh = { key: { award, payee, instalmentMonth }, due: NO_CENTS, posted: [] };
    positions.set(name, fresh);
    return fresh;
  };
  for (const { payee, instalments } of entitlements) {
    for (const { month, due } of instalments) {
      if (month > payMonth) continue;
      const position = positionAt(payee, month);
      position.due = addCents(position.due, due);
    }
  }
  for (const posting of postings) {
    positionAt(posting.key.payee, posting.key.instalmentMonth).posted.push(posting);
  }
  return positions.values();
}

function verdictOf(standing: AwardStanding, payee: Numen): Verdict {
  if (standing.kind === 'frozen') return 'frozen';
  const own = standing.payee(payee);
  if (own === 'frozen') return 'frozen';
  if (standing.kind === 'vanished') return 'vanished';
  if (own === 'blocked') return 'blocked';
  return standing.serviceFait ? 'open' : 'serviceFait';
}

function equationOf(due: Cents, postedBefore: Cents, settlements: readonly Settlement[]): Equation {
  const totalOf = (kind: Settlement['kind']): Cents =>
    sumCents(settlements.filter((settlement) => settlement.kind === kind).map(({ amount }) => amount));
  return {
    due,
    postedBefore,
    movements: totalOf('movement'),
    held: totalOf('held'),
    barred: totalOf('barred'),
  };
}
