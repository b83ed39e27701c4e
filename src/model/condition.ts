import type { MonthDay } from '../calendar/index.js';
import type { Exact } from '../money/index.js';

/**
 * The conditions an allowance may lay down on its awards. The data say which apply, with their code and source;
 * `validate/` holds one predicate for each `check`.
 */
export type Condition = { readonly source: string } & (
  | { readonly check: 'permitted-rate'; readonly code: string }
  | {
      readonly check: 'relief-exclusive';
      readonly code: string;
      /** Empty lists: every award. Otherwise awards of these levels or functions. */
      readonly levels: readonly string[];
      readonly functions: readonly string[];
    }
  | { readonly check: 'overtime-exclusive'; readonly code: string }
  | { readonly check: 'cpge-full-service'; readonly code: string }
  | { readonly check: 'mission-letter'; readonly code: string; readonly level: string }
  | {
      readonly check: 'school-type';
      readonly code: string;
      readonly functions: readonly string[];
      readonly types: readonly string[];
      readonly programmes: readonly string[];
    }
  | {
      readonly check: 'eps-staff';
      readonly thresholdCode: string;
      readonly rateCode: string;
      readonly functions: readonly string[];
      readonly teachers: Exact;
      readonly hours: Exact;
      readonly upTo: { readonly fullTimeEquivalents: Exact; readonly rate: Exact };
      readonly above: { readonly rate: Exact };
    }
  | {
      readonly check: 'district';
      readonly functions: readonly string[];
      readonly capCode: string;
      readonly rateCode: string;
      /** Rates permitted only when the district is shared. */
      readonly sharedOnly: readonly Exact[];
    }
  | { readonly check: 'school-envelope'; readonly code: string; readonly level: string }
  | {
      readonly check: 'exceptional-rate';
      readonly code: string;
      readonly functions: readonly string[];
      readonly rate: Exact;
    }
  | { readonly check: 'outside-service-year'; readonly code: string; readonly after: MonthDay }
  | { readonly check: 'function-count'; readonly code: string; readonly maximum: number }
  | { readonly check: 'degree'; readonly code: string; readonly degree: string }
  | { readonly check: 'certificate'; readonly code: string; readonly held: boolean }
  | { readonly check: 'minimum-trainees'; readonly code: string; readonly minimum: number }
  | { readonly check: 'minimum-students'; readonly code: string; readonly minimum: number }
  | { readonly check: 'trainee-named'; readonly code: string }
  | { readonly check: 'share-cap'; readonly code: string; readonly maximum: Exact }
  | { readonly check: 'one-per-person'; readonly code: string }
  | { readonly check: 'several-trainees'; readonly code: string; readonly countedBy: 'award' | 'holder' }
);

/** The condition of this kind, with its parameters. */
export type ConditionOf<Check extends Condition['check']> = Extract<Condition, { check: Check }>;

/** All conditions of one kind that an allowance lays down. */
export function conditionsOf<Check extends Condition['check']>(
  conditions: readonly Condition[],
  check: Check,
): readonly ConditionOf<Check>[] {
  return conditions.filter((condition): condition is ConditionOf<Check> => condition.check === check);
}
