import type { PayMonth } from '../calendar/index.js';
import type { AllowanceCode, FixedPlan, Posting } from '../model/index.js';

/**
 * What the postings of one award fix for good (rules section 9: an award's plan sticks, since what was paid is never
 * taken back and paid again). The first payment under its allowance fixes the plan; a plan of one instalment, once
 * posted for a payee, keeps that month. Recoveries and reversed postings fix nothing.
 *
 * @param postings of one award, oldest first
 */
export function fixedPlanOf(postings: readonly Posting[], allowance: AllowanceCode): FixedPlan {
  const standing = postings.filter(({ reversed, amount }) => !reversed && amount > 0n);
  const monthByPayee = new Map<string, PayMonth>();
  for (const { key, plan } of standing) {
    const once = plan === 'partial' || plan === 'own-period';
    if (once && !monthByPayee.has(key.payee)) monthByPayee.set(key.payee, key.instalmentMonth);
  }
  return { plan: standing.find((posting) => posting.allowance === allowance)?.plan, monthByPayee };
}
