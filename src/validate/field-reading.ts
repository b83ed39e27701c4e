import type { CivilDate, PayMonth, SchoolYear } from '../calendar/index.js';
import type { Exact } from '../money/index.js';

/** The codes that two columns take from the law data. */
export interface FieldChecks {
  readonly regimes: readonly string[];
  readonly leaveTypes: readonly string[];
}

/** What a column holds once read; a blank is `undefined`. */
export type FieldValue = string | boolean | CivilDate | SchoolYear | PayMonth | Exact | undefined;

/** A value that its column refuses: the code of rules section 11 and what its sentence needs. */
export interface FieldFault {
  readonly code: 'field.format' | 'field.enum' | 'field.range' | 'nir.key' | 'uai.key';
  readonly facts: Readonly<Record<string, string>>;
}

export type FieldReading = { readonly value: FieldValue } | { readonly fault: FieldFault };
export type FieldReader = (text: string) => FieldReading;
