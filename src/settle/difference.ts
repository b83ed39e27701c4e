import type { PayMonth } from '../calendar/index.js';
import { absoluteCents, minCents, negateCents, subtractCents, type Cents } from '../money/index.js';
import type { Key, Posting, Settlement } from '../model/index.js';
import { arrearsLapse, recoverable } from '../rules/limitation.js';

/** What stands between a difference and its movement, if anything. */
export type Verdict = 'frozen' | 'vanished' | 'blocked' | 'serviceFait' | 'open';

/**
 * What becomes of the difference between due and posted of one key (rules sections 9 and 10). Nothing comes of zero.
 *
 * @param difference due minus net posted, signed
 * @param posted every posting of the key, oldest first
 */
export function settleDifference(
  key: Key,
  difference: Cents,
  posted: readonly Posting[],
  verdict: Verdict,
  payMonth: PayMonth,
): Settlement[] {
  if (difference === 0n) return [];
  switch (verdict) {
    case 'frozen':
      return [];
    case 'vanished':
    case 'blocked':
    case 'serviceFait':
      return [{ kind: 'held', key, motive: verdict, amount: difference }];
    case 'open':
      return difference > 0n
        ? payment(key, difference, payMonth)
        : recovery(key, absoluteCents(difference), posted, payMonth);
  }
}

/** Normal when the instalment is of the pay month; arrears when it is of an earlier one, unless they have lapsed. */
function payment(key: Key, amount: Cents, payMonth: PayMonth): Settlement[] {
  if (key.instalmentMonth === payMonth) return [{ kind: 'movement', key, nature: 'N', amount }];
  const since = arrearsLapse(key.instalmentMonth);
  if (payMonth >= since) return [{ kind: 'barred', key, since, amount }];
  return [{ kind: 'movement', key, nature: 'R', amount }];
}

/** Taken back as far as the payments it would cancel are still open; the rest is barred. */
function recovery(key: Key, owed: Cents, posted: readonly Posting[], payMonth: PayMonth): Settlement[] {
  const { open, lapsedSince } = recoverable(posted, payMonth);
  const taken = minCents(owed, open);
  const lost = subtractCents(owed, taken);
  const settlements: Settlement[] = [];
  if (taken > 0n) settlements.push({ kind: 'movement', key, nature: 'T', amount: negateCents(taken) });
  if (lost > 0n) settlements.push({ kind: 'barred', key, since: lapsedSince, amount: negateCents(lost) });
  return settlements;
}
