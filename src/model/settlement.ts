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

/** What one key gives at a pay month: money that moves, is held, or is barred. Amounts are signed, never zero. */
export type Settlement =
  | { readonly kind: 'movement'; readonly key: Key; readonly nature: Nature; readonly amount: Cents }
  | { readonly kind: 'held'; readonly key: Key; readonly motive: HeldMotive; readonly amount: Cents }
  | { readonly kind: 'barred'; readonly key: Key; readonly since: PayMonth; readonly amount: Cents };

/** `blocked`: bloque; `vanished`: disparu; `serviceFait`: service (files.md section 3). */
export type HeldMotive = 'blocked' | 'vanished' | 'serviceFait';

/** What was sent to the payer for a key, as the ledger keeps it. Append-only: a correction is a new posting. */
export interface Posting {
  readonly key: Key;
  readonly payMonth: PayMonth;
  readonly amount: Cents;
  readonly schoolYear: SchoolYear;
  readonly allowance: AllowanceCode;
  readonly plan: PlanName;
  /** Reversed by REJETE or `cancel`, or itself such a reversal: counts in the net, fixes no plan. */
  readonly reversed: boolean;
}
