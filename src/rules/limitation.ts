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
 * The part of what was paid for a key that can still be taken back (rules section 10): what earlier recoveries left of
 * the payments not yet lapsed.
 *
 * @param postings of one key, oldest first
 */
export function recoverable(postings: readonly Posting[], payMonth: PayMonth): RecoverableAmount {
  let open = NO_CENTS;
  let lapsedSince = payMonth;
  for (const { lapse, remaining } of remainingPayments(postings)) {
    if (payMonth < lapse) open = addCents(open, remaining);
    else if (remaining > 0n) lapsedSince = lapse;
  }
  return { open, lapsedSince };
}

/** What recoveries have left of a payment, and the first pay month at which it is lost. */
interface RemainingPayment {
  readonly lapse: PayMonth;
  remaining: Cents;
}

/**
 * Of each payment for a key that stands, in order, what recoveries left.
 *
 * A recovery cancels the oldest payments still open in its own pay month: a lapsed one can never be recovered (loi
 * 2000-321 art. 37-1). What exceeds them (opening balances, modifications by the payer) cancels the oldest of the
 * others, then what is paid afterwards.
 *
 * @param postings of one key, oldest first
 */
export function remainingPayments(postings: readonly Posting[]): readonly Readonly<RemainingPayment>[] {
  const payments: RemainingPayment[] = [];
  let uncancelled = NO_CENTS;
  for (const { amount, payMonth, reversed } of postings) {
    // What the payer refused was never paid, and its reversal took nothing back.
    if (reversed) continue;
    if (amount > 0n) payments.push({ lapse: recoveryLapse(payMonth), remaining: amount });
    else uncancelled = addCents(uncancelled, absoluteCents(amount));
    const open = payments.filter(({ lapse }) => payMonth < lapse);
    uncancelled = cancelOldest(open, uncancelled);
    uncancelled = cancelOldest(payments, uncancelled);
  }
  return payments;
}

/** Gives the part of the amount that the payments do not cover. */
function cancelOldest(payments: readonly RemainingPayment[], amount: Cents): Cents {
  let uncancelled = amount;
  for (const payment of payments) {
    const cancelled = minCents(uncancelled, payment.remaining);
    payment.remaining = subtractCents(payment.remaining, cancelled);
    uncancelled = subtractCents(uncancelled, cancelled);
  }
  return uncancelled;
}
