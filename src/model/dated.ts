import type { CivilDate, Period } from '../calendar/index.js';

/** A value of law with the days it holds, both included, and the text it comes from. */
export interface Dated<Value> {
  readonly period: Period;
  readonly value: Value;
  readonly source: string;
}

/** The value in force that day; `undefined` when none is. The list is sorted and free of clashes. */
export function inForceOn<Value>(values: readonly Dated<Value>[], day: CivilDate): Dated<Value> | undefined {
  for (const dated of values) if (dated.period.start <= day && day <= dated.period.end) return dated;
  return undefined;
}
