import type { Exact } from '../money/index.js';
import { conditionsOf, type Condition, type ConditionOf } from './condition.js';
import type { Dated } from './dated.js';
import type { AllowanceCode } from './ids.js';
import type { PlanRule } from './plan.js';

/** One regime of rules section 2, as its YAML file states it. */
export interface Allowance {
  readonly code: AllowanceCode;
  readonly name: { readonly fr: string; readonly en: string };
  readonly legalText: string;
  readonly inForce: readonly Dated<true>[];
  /** What one annual rate is paid for. A trainee's or a student's rate is shared by participation. */
  readonly unit: 'award' | 'person' | 'trainee' | 'student';
  readonly partTime: { readonly applies: boolean; readonly source: string };
  readonly leave: { readonly rule: LeaveRule; readonly source: string };
  readonly plan: PlanRule & { readonly source: string };
  readonly amount: AmountRule;
  /** Columns of missions.csv without which the award cannot be read. */
  readonly requires: readonly string[];
  /** The level at which `uai` is one of them. */
  readonly requiresSchoolAtLevel: string | undefined;
  readonly functions: ReadonlyMap<string, MissionFunction>;
  readonly conditions: readonly Condition[];
  readonly incompatibleWith: readonly Incompatibility[];
}

/** Kept in the proportions of the salary; not looked at; or stopped by any leave. */
export type LeaveRule = 'maintained' | 'ignored' | 'none';

/** Where the annual rate of an award comes from, in euros a year (a student: in euros). */
export type AmountRule =
  | { readonly kind: 'statutory'; readonly annualRate: readonly Dated<Exact>[] }
  | { readonly kind: 'permitted' }
  | {
      readonly kind: 'decided';
      readonly code: string;
      readonly range: readonly Dated<{ readonly minimum: Exact; readonly maximum: Exact }>[];
    };

export interface MissionFunction {
  readonly code: string;
  readonly level: string | undefined;
  readonly permitted: readonly Dated<readonly Exact[]>[];
}

/** The award that carries this is rejected where it overlaps an award of the other allowance. */
export interface Incompatibility {
  readonly allowance: AllowanceCode;
  readonly code: string;
  readonly period: Dated<true>['period'];
  /** Whether a holder of the other allowance is warned about as a replacement, too. */
  readonly barsReplacement: boolean;
  readonly source: string;
}

/** All conditions of one kind among the allowances, with the allowance that lays them down. */
export function everyCondition<Check extends Condition['check']>(
  allowances: ReadonlyMap<AllowanceCode, Allowance>,
  check: Check,
): { allowance: Allowance; condition: ConditionOf<Check> }[] {
  return [...allowances.values()].flatMap((allowance) =>
    conditionsOf(allowance.conditions, check).map((condition) => ({ allowance, condition })),
  );
}
