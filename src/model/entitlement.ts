import type { PayMonth, Period } from '../calendar/index.js';
import type { Cents, Exact } from '../money/index.js';
import type { AwardId, Numen } from './ids.js';
import type { LeaveSegment, PayFractionPeriod, Served } from './presence.js';
import type { Terms } from './settlement.js';

/** What one payee earns of one award: `entitle`'s answer, with the reasons it was built from. */
export interface Entitlement extends Terms {
  readonly award: AwardId;
  readonly payee: Numen;
  readonly instalments: readonly InstalmentDue[];
}

/** One instalment of an entitlement. */
export interface InstalmentDue {
  readonly month: PayMonth;
  readonly rank: number;
  readonly count: number;
  /** In euros, before the single rounding; never negative. */
  readonly exact: Exact;
  readonly due: Cents;
  /** The stretches of days it is made of; their amounts sum to `exact`, unless that sum is negative. */
  readonly parts: readonly InstalmentPart[];
  /** What a unit is divided by: 360, 300, 270 or the days of the award. */
  readonly basis: number;
  readonly counting: 'accounting' | 'calendar';
  /** The part of the year it pays for, in thirds of a unit. */
  readonly window: { readonly from: number; readonly to: number };
}

/** A stretch of days with one rate, one leave rate and one pay fraction, inside one instalment. */
export interface InstalmentPart {
  readonly stretch: Stretch;
  /** Units of service in the instalment, before the leave rate: thirtieths, or calendar days in own-period plans. */
  readonly units: Exact;
  /** In euros. */
  readonly amount: Exact;
}

/** Days of one payee over which everything that makes the amount is constant. */
export interface Stretch {
  readonly period: Period;
  /** Annual rate in euros, with the text that fixes it (or the award, when it was decided). */
  readonly annualRate: Exact;
  readonly rateSource: string;
  /** Share of participation × number of students. */
  readonly multiplier: Exact;
  readonly payFraction: Exact;
  readonly partTime: PayFractionPeriod | undefined;
  readonly leaveRate: Exact;
  readonly leave: LeaveSegment | undefined;
  readonly served: Served;
}
