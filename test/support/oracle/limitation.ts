import { monthNumber } from './school-year.js';
import type { OraclePosting } from './types.js';

/**
 * Arrears (loi 68-1250, art. 1; rules, section 10): an instalment of civil year `y` lapses on 1 January `y+5`.
 */
export function arrearsAreBarred(instalmentMonth: string, payMonth: string): boolean {
  const year = Math.floor(monthNumber(instalmentMonth) / 12);
  return monthNumber(payMonth) >= (year + 5) * 12;
}

/**
 * What can still be recovered of the postings of one key, given in the order in which they were made (loi 2000-321,
 * art. 37-1; rules, section 10). Each recovery is spent on the payments it may be about: first those made before it that
 * had not lapsed in its own month, then the other earlier ones, then those made since; the oldest first each time.
 */
export function recoverable(postings: readonly OraclePosting[], payMonth: string): bigint {
  const lines = postings.map(({ cents, payMonth: month }) => ({ month, isPayment: cents > 0n, left: cents }));
  lines.forEach((recovery, place) => {
    if (recovery.isPayment) return;
    const earlier = lines.slice(0, place).filter(({ isPayment }) => isPayment);
    const later = lines.slice(place).filter(({ isPayment }) => isPayment);
    const inTime = earlier.filter(({ month }) => isWithinTwoYears(month, recovery.month));
    const tooLate = earlier.filter((payment) => !inTime.includes(payment));
    for (const payment of [...inTime, ...tooLate, ...later]) {
      const cancelled = payment.left < -recovery.left ? payment.left : -recovery.left;
      payment.left -= cancelled;
      recovery.left += cancelled;
    }
  });
  return lines
    .filter(({ isPayment, month }) => isPayment && isWithinTwoYears(month, payMonth))
    .reduce((total, { left }) => total + left, 0n);
}

/** The first day of the month of pay is before the first day of the month following the payment, plus two years. */
function isWithinTwoYears(paidIn: string, payMonth: string): boolean {
  return monthNumber(payMonth) < monthNumber(paidIn) + 1 + 24;
}
