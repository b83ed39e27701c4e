import type { PayMonth } from '../calendar/index.js';
import { addCents, NO_CENTS, type Cents } from '../money/index.js';
import type { AllowanceCode, FixedPlan, Posting } from '../model/index.js';

/**
 * What the postings of one award fix for good (rules section 9: an award's plan sticks, since what was paid is never
 * taken back and paid again). The first payment under its allowance fixes the plan; a plan of one instalment, once
 * posted for a payee, keeps that month. Recoveries and reversed postings fix nothing, nor does a payment that only gives
 * back what was recovered of another that the payer refused since.
 *
 * @param postings of one award, oldest first
 */
export function fixedPlanOf(postings: readonly Posting[], allowance: AllowanceCode): FixedPlan {
  if (postings.length === 0) return NOTHING_FIXED;
  const standing = lastingPayments(postings);
  const monthByPayee = new Map<string, PayMonth>();
  for (const { key, plan } of standing) {
    const once = plan === 'partial' || plan === 'own-period';
    if (once && !monthByPayee.has(key.payee)) monthByPayee.set(key.payee, key.instalmentMonth);
  }
  return { plan: standing.find((posting) => posting.allowance === allowance)?.plan, monthByPayee };
}

const NOTHING_FIXED: FixedPlan = { plan: undefined, monthByPayee: new Map() };

/** The payments after which something is paid for their key. */
function lastingPayments(postings: readonly Posting[]): readonly Posting[] {
  // Where nothing was ever taken back, nothing is net of anything.
  if (postings.every(({ amount, reversed }) => amount > 0n && !reversed)) return postings;
  const nets = new Map<string, Cents>();
  return postings.filter(({ key, amount, reversed }) => {
    if (reversed) return false;
    const name = `${String(key.instalmentMonth)}|${key.payee}`;
    const net = addCents(nets.get(name) ?? NO_CENTS, amount);
    nets.set(name, net);
    return amount > 0n && net > 0n;
  });
}
