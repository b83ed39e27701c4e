import type { PayMonth } from '../calendar/index.js';

/** The four instalment plans of rules section 8. */
export type PlanName = 'twelfths' | 'ninths' | 'partial' | 'own-period';

/** A plan as files name it, in what is written and in what is read. */
export const PLAN_WORDS: Readonly<Record<PlanName, string>> = {
  twelfths: 'douziemes',
  ninths: 'neuviemes',
  partial: 'annee-partielle',
  'own-period': 'periode-propre',
};

/** How an allowance chooses its plan: one for all its awards, or by the modality of the award (the IMP). */
export type PlanRule =
  | { readonly kind: 'always'; readonly plan: PlanName; readonly ificPayMonth: boolean }
  | {
      readonly kind: 'by-modality';
      readonly wholeYear: PlanName;
      readonly otherwise: PlanName;
      readonly occasional: PlanName;
    };

/**
 * What earlier postings fixed for an award (rules section 9, "an award's plan sticks"): its plan, and for a plan
 * of one instalment the month each payee was paid under.
 */
export interface FixedPlan {
  /** `undefined` when nothing was paid under the award's allowance of today. */
  readonly plan: PlanName | undefined;
  readonly monthByPayee: ReadonlyMap<string, PayMonth>;
}
