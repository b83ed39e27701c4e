import type { Period } from '../calendar/index.js';
import type { Exact } from '../money/index.js';
import type { LeaveType } from './leave-law.js';
import type { Absence, ServicePeriod } from './records.js';

/** What is known of one agent's presence: everything that bears on the agent's days, whatever the award. */
export interface Presence {
  /** Sorted and disjoint; a day in none of them is a day without absence. */
  readonly leave: readonly LeaveSegment[];
  /** Sorted and disjoint; a day in none of them is full time. */
  readonly payFractions: readonly PayFractionPeriod[];
  /** The days of absence, whatever their type, neighbouring rows joined. */
  readonly absent: readonly Period[];
}

/** Days of leave over which the law answers the same. */
export interface LeaveSegment {
  readonly period: Period;
  /** Share of the allowance maintained, `r` of rules section 4. */
  readonly share: Exact;
  readonly served: Served;
  readonly type: LeaveType;
  readonly absence: Absence;
  readonly source: string;
  /** For ordinary sick leave: accounting days already paid in the rolling year before the first day. */
  readonly rollingYear: RollingYearCount | undefined;
}

export interface RollingYearCount {
  readonly fullDays: number;
  readonly halfDays: number;
  readonly fullLimit: number;
  readonly halfLimit: number;
}

export interface PayFractionPeriod {
  readonly period: Period;
  readonly fraction: Exact;
  readonly origin: ServicePeriod;
}

/** `days`: every day counts; `lost`: each day loses a thirtieth; `lost-month`: a month lost whole earns nothing. */
export type Served = 'days' | 'lost' | 'lost-month';
