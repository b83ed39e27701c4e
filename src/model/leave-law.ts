import type { Exact } from '../money/index.js';
import type { Dated } from './dated.js';
import type { LeaveCode } from './ids.js';

/** What absences do to an allowance: `leave.yaml`, rules sections 4 and 5. */
export interface LeaveLaw {
  readonly types: ReadonlyMap<LeaveCode, LeaveType>;
  readonly sickLeave: SickLeaveLaw;
  readonly waitingDay: {
    readonly inForce: readonly Dated<true>[];
    readonly suspended: readonly Dated<true>[];
  };
  /** Months of full pay of an accident leave of contract staff, by months of service (décret 86-83, art. 14). */
  readonly contractStaffAccident: readonly Dated<readonly AccidentStep[]>[];
}

export interface LeaveType {
  readonly code: LeaveCode;
  readonly name: string;
  readonly rule: LeaveTypeRule;
  /** Whether the pay fraction is 1 on these days (maternity, adoption, paternity: rules section 6). */
  readonly fullPayFraction: boolean;
  /** Whether each day is a lost day (strike, unjustified absence: rules section 7). */
  readonly lostDays: boolean;
  /** The share left to an allowance that is not maintained during leave. */
  readonly whenNotMaintained: Exact;
}

export type LeaveTypeRule =
  /** One rate for every day, read by day; `accident`: contract staff follow {@link LeaveLaw.contractStaffAccident}. */
  | { readonly kind: 'rate'; readonly rates: readonly Dated<Exact>[]; readonly accident: boolean }
  /** The rate falls with the years of the leave, read by day. */
  | { readonly kind: 'by-leave-year'; readonly scales: readonly Dated<LeaveYearScale>[] }
  /** Ordinary sick leave: the rolling year of rules section 5. */
  | { readonly kind: 'rolling-year' };

export interface LeaveYearScale {
  /** Share kept through the end of that year of the leave, in ascending order. */
  readonly steps: readonly { readonly throughYear: number; readonly share: Exact }[];
  readonly after: Exact;
}

export interface SickLeaveLaw {
  /** Read on the first day of the certificate. */
  readonly fullRate: readonly Dated<Exact>[];
  readonly halfRate: readonly Dated<Exact>[];
  readonly civilServants: readonly Dated<readonly SickLeaveBand[]>[];
  readonly contractStaff: readonly Dated<readonly SickLeaveBand[]>[];
}

/** Accounting days at full and at half rate in a rolling year, from that many months of service on. */
export interface SickLeaveBand {
  readonly serviceMonths: number;
  readonly fullDays: number;
  readonly halfDays: number;
}

export interface AccidentStep {
  readonly serviceMonths: number;
  readonly paidMonths: number;
}
