import type { PayMonth, SchoolYear } from '../calendar/index.js';
import type { Cents } from '../money/index.js';
import type { AllowanceCode, AwardId, Numen } from './ids.js';
import type { PlanName } from './plan.js';

/** What a movement, a posting and a held amount are about (rules section 9). */
export interface Key {
  readonly award: AwardId;
  readonly payee: Numen;
  readonly instalmentMonth: PayMonth;
}

/** `N` normal, `R` rappel (arrears), `T` reprise de trop-perçu (recovery). */
export type Nature = 'N' | 'R' | 'T';

/**
 * Under what a movement is made: what its award is today or, when nothing is due there any more, what was paid. An
 * award corrected from one allowance to another is taken back under the first.
 */
export interface Terms {
  readonly allowance: AllowanceCode;
  readonly schoolYear: SchoolYear;
  readonly plan: PlanName;
}

/** What one key gives at a pay month: money that moves, is held, or is barred. Amounts are signed, never zero. */
export type Settlement =
  | {
      readonly kind: 'movement';
      readonly key: Key;
      readonly nature: Nature;
      readonly amount: Cents;
      readonly terms: Terms;
    }
  | { readonly kind: 'held'; readonly key: Key; readonly motive: HeldMotive; readonly amount: Cents }
  | { readonly kind: 'barred'; readonly key: Key; readonly since: PayMonth; readonly amount: Cents };

/** A part of what is held that can no longer be paid, or recovered, from a month on (rules section 10). */
export interface Lapse {
  readonly key: Key;
  readonly motive: HeldMotive;
  /** Signed: arrears above zero, a recovery below. */
  readonly amount: Cents;
  /** First pay month at which it is barred. */
  readonly from: PayMonth;
}

/** `blocked`: bloque; `vanished`: disparu; `serviceFait`: service (files.md section 3). */
export type HeldMotive = 'blocked' | 'vanished' | 'serviceFait';

/** What was sent to the payer for a key, as the ledger keeps it. Append-only: a correction is a new posting. */
export interface Posting extends Terms {
  readonly key: Key;
  readonly payMonth: PayMonth;
  readonly amount: Cents;
  /** Reversed by REJETE or `cancel`, or itself such a reversal: counts in the net, fixes no plan. */
  readonly reversed: boolean;
}
