import type { Cents } from '../../money/index.js';

/** The text under which an amount is barred (rules section 10): a recovery when it is negative, arrears otherwise. */
export function limitationLaw(amount: Cents): string {
  return amount < 0n ? 'loi 2000-321 art. 37-1' : 'loi 68-1250 art. 1';
}
