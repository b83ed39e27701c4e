import type { DatedSource } from './dated-values.js';

/** The shapes of the law data, as their JSON Schemas let them through (`schemas/allowance.schema.json`). */
export interface AllowanceSource {
  readonly code: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly legalText: string;
  readonly inForce: readonly DatedSource[];
  readonly unit: 'award' | 'person' | 'trainee' | 'student';
  readonly partTime: { readonly applies: boolean; readonly source: string };
  readonly leave: { readonly rule: 'maintained' | 'ignored' | 'none'; readonly source: string };
  readonly plan: PlanSource;
  readonly amount: AmountSource;
  readonly requires?: readonly string[];
  readonly requiresSchoolAtLevel?: string;
  readonly functions?: readonly FunctionSource[];
  readonly conditions?: readonly ConditionSource[];
  readonly incompatibleWith?: readonly IncompatibilitySource[];
}

type PlanWord = 'twelfths' | 'ninths' | 'partial' | 'own-period';

export interface PlanSource {
  readonly source: string;
  readonly always?: PlanWord;
  readonly payMonth?: 'ificPayMonth';
  readonly byModality?: {
    readonly annual: { readonly wholeYear: PlanWord; readonly otherwise: PlanWord };
    readonly occasional: PlanWord;
  };
}

export interface AmountSource {
  readonly kind: 'statutory' | 'permitted' | 'decided';
  readonly code?: string;
  readonly annualRate?: readonly (DatedSource & { readonly value: string })[];
  readonly range?: readonly (DatedSource & { readonly minimum: string; readonly maximum: string })[];
}

export interface FunctionSource {
  readonly code: string;
  readonly level?: string;
  readonly permitted?: readonly (DatedSource & { readonly rates: readonly string[] })[];
}

/** A condition before its amounts and days are read; its `check` decides which of the rest is there. */
export type ConditionSource = { readonly check: string; readonly source: string } & Readonly<
  Record<string, unknown>
>;

export interface IncompatibilitySource extends DatedSource {
  readonly allowance: string;
  readonly code?: string;
  readonly barsReplacement?: boolean;
}

/** `schemas/leave.schema.json`. */
export interface LeaveSource {
  readonly types: readonly LeaveTypeSource[];
  readonly ordinarySickLeave: {
    readonly fullRate: readonly (DatedSource & { readonly value: string })[];
    readonly halfRate: readonly (DatedSource & { readonly value: string })[];
    readonly civilServants: readonly BandsSource[];
    readonly contractStaff: readonly BandsSource[];
  };
  readonly waitingDay: {
    readonly inForce: readonly DatedSource[];
    readonly suspended: readonly DatedSource[];
  };
  readonly contractStaffAccident: readonly (DatedSource & {
    readonly steps: readonly { readonly serviceMonths: number; readonly paidMonths: number }[];
  })[];
}

export interface BandsSource extends DatedSource {
  readonly bands: readonly {
    readonly serviceMonths: number;
    readonly fullDays: number;
    readonly halfDays: number;
  }[];
}

export interface LeaveTypeSource {
  readonly code: string;
  readonly name: string;
  readonly rates?: readonly (DatedSource & { readonly value: string })[];
  readonly byLeaveYear?: readonly (DatedSource & {
    readonly steps: readonly { readonly throughYear: number; readonly value: string }[];
    readonly after: string;
  })[];
  readonly contractStaffMonths?: 'accident';
  readonly whenNotMaintained: string;
  readonly fullPayFraction?: boolean;
  readonly lostDays?: boolean;
}
