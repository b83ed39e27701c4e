import type { PayMonth, Period } from '../../calendar/index.js';
import type { Cents, Exact, Rounding } from '../../money/index.js';
import type {
  Absence,
  Allowance,
  Award,
  AwardId,
  HeldMotive,
  InstalmentDue,
  Issue,
  Key,
  Nature,
  Numen,
  PlanName,
  Replacement,
  RollingYearCount,
  Stretch,
} from '../../model/index.js';

/** What a pay run did for one award, with the reasons it was made from: plain data, for people and programs. */
export interface AwardExplanation {
  readonly id: AwardId;
  readonly payMonth: PayMonth;
  /** Rank of the remittance; `undefined` when the run had nothing to send. */
  readonly remittance: number | undefined;
  /** `undefined` when the export has no row of it that stands. */
  readonly award: Award | undefined;
  readonly allowance: Allowance | undefined;
  readonly rounding: Rounding;
  /** What stands between the whole award and its payment. */
  readonly obstacles: readonly Obstacle[];
  /** Warnings on its rows: it is paid all the same. */
  readonly warnings: readonly Issue[];
  /** `undefined` where nothing is computed. */
  readonly laidOut: LaidOut | undefined;
  /** Holder first, then in order of first day, then those who were only paid before. */
  readonly payees: readonly PayeeExplanation[];
}

/** An award laid out in time. */
export interface LaidOut {
  readonly plan: PlanName;
  /** Whether an earlier payment fixed it (rules section 9: a plan sticks). */
  readonly isPlanFixed: boolean;
  readonly basis: number;
  readonly months: readonly PayMonth[];
  /** The days it stands for in its plan; as written in plans of its own period. */
  readonly planned: Period;
  /** Every day of it, folded into periods over which nothing changes; in order. */
  readonly days: readonly ExplainedDays[];
  /** Ordinary sick leave of its payees that touches it. */
  readonly sickLeave: readonly ExplainedSickLeave[];
}

/** Days of an award that are alike. */
export interface ExplainedDays {
  readonly period: Period;
  /** Under convention C3 `suspend`, days of nobody have none. */
  readonly payee: Numen | undefined;
  /** Their designation, when they are not the holder's. */
  readonly replacement: Replacement | undefined;
  readonly stretch: Stretch | undefined;
}

/** A row of ordinary sick leave, and the rolling year around it (rules section 5). */
export interface ExplainedSickLeave {
  readonly payee: Numen;
  readonly absence: Absence;
  readonly source: string;
  /** The morning of its first day. */
  readonly atStart: RollingYearCount;
  /** The evening of its last day. */
  readonly atEnd: RollingYearCount;
}

/** Something that keeps money from moving, with the rows to correct. */
export type Obstacle =
  /** Of the award: its row, or one of its replacements, is rejected or doubtful. */
  | { readonly kind: 'award-rejected'; readonly issues: readonly Issue[] }
  | { readonly kind: 'replacement-rejected'; readonly issues: readonly Issue[] }
  | { readonly kind: 'proposed' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'vanished' }
  /** Not in an export that does not cover its school year: nothing is said of it. */
  | { readonly kind: 'other-year' }
  | { readonly kind: 'uncertified' }
  /** Of a payee: the agent's row is rejected, or a row of absence or part time is. */
  | { readonly kind: 'payee-rejected'; readonly issues: readonly Issue[] }
  | { readonly kind: 'payee-blocked'; readonly issues: readonly Issue[] };

export interface PayeeExplanation {
  readonly payee: Numen;
  /** `former`: paid before, and without a day today. */
  readonly role: 'holder' | 'replacement' | 'former';
  readonly obstacles: readonly Obstacle[];
  /** Every instalment due by the pay month or ever posted, in order. */
  readonly keys: readonly KeyExplanation[];
  /** Why the run sent nothing; empty when it sent something. */
  readonly nothing: readonly WhyNothing[];
}

/** Why a payee got no movement. */
export type WhyNothing =
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  /** Of all its instalments together. */
  | { readonly kind: 'barred'; readonly since: PayMonth; readonly amount: Cents }
  | { readonly kind: 'unwritable'; readonly issues: readonly Issue[]; readonly amount: Cents }
  | { readonly kind: 'already-paid'; readonly key: KeyExplanation }
  | { readonly kind: 'nothing-due'; readonly key: KeyExplanation }
  | { readonly kind: 'not-yet'; readonly month: PayMonth; readonly count: number }
  /** Every day of the award is of others. */
  | { readonly kind: 'no-day'; readonly days: readonly ExplainedDays[] };

/** One instalment of one payee at a pay month: what is due, what was posted, what became of the difference. */
export interface KeyExplanation {
  readonly key: Key;
  readonly plan: PlanName;
  /** `undefined` when nothing is due under this month any more, or nothing is computed. */
  readonly instalment: InstalmentDue | undefined;
  /** The days of the award it pays for; `undefined` when it has none. */
  readonly days: Period | undefined;
  /** As settled: what was posted, while the key is frozen. */
  readonly due: Cents;
  readonly isFrozen: boolean;
  readonly closing: Closing | undefined;
  /** Why it is due nothing; empty when it is due something or nothing is computed. */
  readonly zero: readonly WhyZero[];
  /** Before the run, oldest first. */
  readonly postings: readonly ExplainedPosting[];
  readonly posted: Cents;
  readonly outcomes: readonly Outcome[];
  /** What the run sent, perhaps nothing, when it is not what is computed again. */
  readonly otherwiseSent: { readonly sent: ExplainedPosting | undefined } | undefined;
  /** What happened to this key after the run. */
  readonly since: readonly ExplainedPosting[];
}

/** How the last instalment of a year is made: the exact year rounded, less what was rounded before. */
export interface Closing {
  readonly amounts: readonly Exact[];
  readonly exactYear: Exact;
  readonly roundedYear: Cents;
  readonly earlier: readonly Cents[];
}

/** Why an instalment is due nothing. */
export type WhyZero =
  | { readonly kind: 'days-of-another'; readonly days: ExplainedDays }
  | { readonly kind: 'days-of-nobody'; readonly days: ExplainedDays }
  /** Leave without pay, or days lost. */
  | { readonly kind: 'on-leave'; readonly period: Period; readonly stretch: Stretch }
  | { readonly kind: 'no-day' }
  | { readonly kind: 'below-a-cent' };

/** What became of the difference between due and posted. Amounts are signed, never zero. */
export type Outcome =
  | {
      readonly kind: 'movement';
      readonly nature: Nature;
      readonly amount: Cents;
      readonly reference: string | undefined;
    }
  | { readonly kind: 'held'; readonly motive: HeldMotive; readonly amount: Cents }
  | { readonly kind: 'barred'; readonly since: PayMonth; readonly amount: Cents }
  | { readonly kind: 'unwritable'; readonly issues: readonly Issue[]; readonly amount: Cents };

/** A posting of the book as an explanation tells it. */
export interface ExplainedPosting {
  readonly payMonth: PayMonth;
  readonly remittance: number | undefined;
  readonly kind: 'movement' | 'rejected' | 'modified' | 'cancelled' | 'opening';
  readonly nature: Nature | undefined;
  readonly amount: Cents;
  readonly reference: string | undefined;
  /** What the payer, or a cancellation, made of it before the run. */
  readonly fate: 'rejected' | 'modified' | 'cancelled' | undefined;
}
