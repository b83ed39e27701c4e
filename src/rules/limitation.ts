import { addPayMonths, payMonthOf, yearOf, type PayMonth } from '../calendar/index.js';
import { absoluteCents, addCents, minCents, NO_CENTS, subtractCents, type Cents } from '../money/index.js';
import type { Posting } from '../model/index.js';

/**
 * First pay month at which a payment can no longer be recovered. Loi 2000-321 art. 37-1: two years from the first day
 * of the month that follows the payment.
 */
export function recoveryLapse(paidIn: PayMonth): PayMonth {
  return addPayMonths(paidIn, 25);
}

/**
 * First pay month at which arrears have lapsed. Loi 68-1250 art. 1: four years from 1 January after the year in which
 * they fell due.
 */
export function arrearsLapse(instalmentMonth: PayMonth): PayMonth {
  return payMonthOf(yearOf(instalmentMonth) + 5, 1);
}

/** What can still be recovered of one key's payments at a pay month, and when the rest lapsed. */
export interface RecoverableAmount {
  readonly open: Cents;
  /** The latest lapse among the payments that can no longer be recovered; the pay month itself when there is none. */
  readonly lapsedSince: PayMonth;
}

/**
 * The part of what was paid for a key that can still be taken back (rules section 10): earlier recoveries cancel the
 * oldest payments first; what remains of payments not yet lapsed is open.
 *
 * @param postings of one key, oldest first
 */
export function recoverable(postings: readonly Posting[], payMonth: PayMonth): RecoverableAmount {
  // What the payer refused was never paid, and its reversal took nothing back.
  const paid = postings.filter(({ reversed }) => !reversed);
  let cancelled = NO_CENTS;
  for (const { amount } of paid) {
    if (amount < 0n) cancelled = addCents(cancelled, absoluteCents(amount));
  }
  let open = NO_CENTS;
  let lapsedSince = payMonth;
  for (const posting of paid) {
    if (posting.amount <= 0n) continue;
    const taken = minCents(cancelled, posting.amount);
    cancelled = subtractCents(cancelled, taken);
    const remaining = subtractCents(posting.amount, taken);
    const lapse = recoveryLapse(posting.payMonth);
    if (payMonth < lapse) open = addCents(open, remaining);
    else if (remaining > 0n) lapsedSince = lapse;
  }
  return { open, lapsedSince };
}
