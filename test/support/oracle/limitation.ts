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
 * What can still be recovered of the postings of one key (loi 2000-321, art. 37-1; rules, section 10). What was taken
 * back earlier cancels the oldest payments first.
 */
export function recoverable(postings: readonly OraclePosting[], payMonth: string): bigint {
  let takenBack = postings.reduce((total, { cents }) => (cents < 0n ? total - cents : total), 0n);
  let open = 0n;
  const payments = postings
    .filter(({ cents }) => cents > 0n)
    .sort((a, b) => monthNumber(a.payMonth) - monthNumber(b.payMonth));
  for (const { cents, payMonth: paidIn } of payments) {
    const cancelled = takenBack < cents ? takenBack : cents;
    takenBack -= cancelled;
    if (isWithinTwoYears(paidIn, payMonth)) open += cents - cancelled;
  }
  return open;
}

/** The first day of the month of pay is before the first day of the month following the payment, plus two years. */
function isWithinTwoYears(paidIn: string, payMonth: string): boolean {
  return monthNumber(payMonth) < monthNumber(paidIn) + 1 + 24;
}
