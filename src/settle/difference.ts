import type { PayMonth } from '../calendar/index.js';
import { absoluteCents, minCents, negateCents, subtractCents, type Cents } from '../money/index.js';
import type { Key, Posting, Settlement, Terms } from '../model/index.js';
import { arrearsLapse, recoverable } from '../rules/limitation.js';

/** What stands between a difference and its movement, if anything. */
export type Verdict = 'frozen' | 'vanished' | 'blocked' | 'serviceFait' | 'open';

/** A key with every posting made for it, oldest first, and the terms of its movement. */
export interface SettledKey {
  readonly key: Key;
  readonly posted: readonly Posting[];
  readonly terms: Terms;
}

/**
 * What becomes of the difference between due and posted of one key (rules sections 9 and 10). Nothing comes of zero.
 *
 * @param difference due minus net posted, signed
 */
export function settleDifference(
  subject: SettledKey,
  difference: Cents,
  verdict: Verdict,
  payMonth: PayMonth,
): readonly Settlement[] {
  if (difference === 0n) return NOTHING;
  switch (verdict) {
    case 'frozen':
      return NOTHING;
    case 'vanished':
    case 'blocked':
    case 'serviceFait':
      return [{ kind: 'held', key: subject.key, motive: verdict, amount: difference }];
    case 'open':
      return difference > 0n
        ? payment(subject, difference, payMonth)
        : recovery(subject, absoluteCents(difference), payMonth);
  }
}

const NOTHING: readonly Settlement[] = [];

/** Normal when the instalment is of the pay month; arrears when it is of an earlier one, unless they have lapsed. */
function payment({ key, terms }: SettledKey, amount: Cents, payMonth: PayMonth): Settlement[] {
  if (key.instalmentMonth === payMonth) return [{ kind: 'movement', key, nature: 'N', amount, terms }];
  const since = arrearsLapse(key.instalmentMonth);
  if (payMonth >= since) return [{ kind: 'barred', key, since, amount }];
  return [{ kind: 'movement', key, nature: 'R', amount, terms }];
}

/** Taken back as far as the payments it would cancel are still open; the rest is barred. */
function recovery({ key, posted, terms }: SettledKey, owed: Cents, payMonth: PayMonth): Settlement[] {
  const { open, lapsedSince } = recoverable(posted, payMonth);
  const taken = minCents(owed, open);
  const lost = subtractCents(owed, taken);
  const settlements: Settlement[] = [];
  if (taken > 0n) settlements.push({ kind: 'movement', key, nature: 'T', amount: negateCents(taken), terms });
  if (lost > 0n) settlements.push({ kind: 'barred', key, since: lapsedSince, amount: negateCents(lost) });
  return settlements;
}
