import { addPayMonths, type PayMonth } from '../calendar/index.js';
import { absoluteCents, minCents, negateCents, subtractCents, type Cents } from '../money/index.js';
import type { Lapse, Posting, Settlement } from '../model/index.js';
import { arrearsLapse, recoverable } from '../rules/limitation.js';

/** How far ahead people are warned, in months. */
const WARNING_MONTHS = 6;

/**
 * What is held at a pay month and will be barred within six months if nobody releases it (rules section 10: arrears
 * after four years, each payment to recover after two).
 *
 * @param postings of the key held, oldest first
 */
export function lapsingSoon(
  { key, motive, amount }: Extract<Settlement, { kind: 'held' }>,
  postings: readonly Posting[],
  payMonth: PayMonth,
): Lapse[] {
  const last = addPayMonths(payMonth, WARNING_MONTHS);
  if (amount > 0n) {
    const from = arrearsLapse(key.instalmentMonth);
    return from > payMonth && from <= last ? [{ key, motive, amount, from }] : [];
  }
  const owed = absoluteCents(amount);
  const openAt = (month: PayMonth): Cents => minCents(owed, recoverable(postings, month).open);
  const lapses: Lapse[] = [];
  for (let from = addPayMonths(payMonth, 1); from <= last; from = addPayMonths(from, 1)) {
    const lost = subtractCents(openAt(addPayMonths(from, -1)), openAt(from));
    if (lost > 0n) lapses.push({ key, motive, amount: negateCents(lost), from });
  }
  return lapses;
}
