import type { PayMonth } from '../calendar/index.js';
import type { AllowanceCode, FixedPlan, Posting } from '../model/index.js';

/**
 * What the postings of one award fix for good (rules section 9: an award's plan sticks). The first posting fixes the
 * plan; a plan of one instalment, once posted for a payee, keeps that month. Recoveries and reversed
 * postings fix nothing, nor does what was paid under another allowance before the award was corrected.
 *
 * @param postings of one award, oldest first
 */
export function fixedPlanOf(postings: readonly Posting[], allowance: AllowanceCode): FixedPlan | undefined {
  const standing = postings.filter(
    ({ reversed, amount, allowance: paidUnder }) => !reversed && amount > 0n && paidUnder === allowance,
  );
  const first = standing[0];
  if (first === undefined) return undefined;
  const monthByPayee = new Map<string, PayMonth>();
  for (const { key, plan } of standing) {
    const once = plan === 'partial' || plan === 'own-period';
    if (once && !monthByPayee.has(key.payee)) monthByPayee.set(key.payee, key.instalmentMonth);
  }
  return { plan: first.plan, monthByPayee };
}
