import type { PayMonth } from '../calendar/index.js';
import { NO_CENTS, subtractCents, sumCents, type Cents } from '../money/index.js';
import type { AwardId, Entitlement, Key, Numen, Posting, Settlement, Terms } from '../model/index.js';
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
  for (const { key, due, posted, terms } of positionsOf(award, entitlements, postings, payMonth)) {
    const before = sumCents(posted.map(({ amount }) => amount));
    const verdict = verdictOf(standing, key.payee);
    const owed = verdict === 'frozen' ? before : due;
    const outcome = settleDifference({ key, posted, terms }, subtractCents(owed, before), verdict, payMonth);
    settlements.push(...outcome);
    equation = addEquations(equation, equationOf(owed, before, outcome));
  }
  return { settlements, equation };
}

/** What is known of one key: what it is due, and what was posted for it. */
interface KeyPosition {
  readonly key: Key;
  readonly due: Cents;
  readonly posted: Posting[];
  /** Of the entitlement that is due, else of the last posting. */
  readonly terms: Terms;
}

/** Every key that is due by the pay month or was ever posted, in order of payee and month as first met. */
function positionsOf(
  award: AwardId,
  entitlements: readonly Entitlement[],
  postings: readonly Posting[],
  payMonth: PayMonth,
): Iterable<KeyPosition> {
  const positions = new Map<string, KeyPosition>();
  const nameOf = (payee: Numen, month: PayMonth): string => `${String(month)}|${payee}`;
  for (const { payee, instalments, allowance, schoolYear, plan } of entitlements) {
    for (const { month, due } of instalments) {
      if (month > payMonth) continue;
      const key = { award, payee, instalmentMonth: month };
      positions.set(nameOf(payee, month), { key, due, posted: [], terms: { allowance, schoolYear, plan } });
    }
  }
  const computed = new Set(positions.keys());
  for (const posting of postings) {
    const { key, allowance, schoolYear, plan } = posting;
    const name = nameOf(key.payee, key.instalmentMonth);
    const known = positions.get(name);
    const terms = known !== undefined && computed.has(name) ? known.terms : { allowance, schoolYear, plan };
    const posted = [...(known?.posted ?? []), posting];
    positions.set(name, { key, due: known?.due ?? NO_CENTS, posted, terms });
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
