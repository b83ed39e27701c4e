import type { CivilDate, PayMonth, SchoolYear } from '../calendar/index.js';
import type { Exact } from '../money/index.js';

/** The codes that two columns take from the law data. */
export interface FieldChecks {
  readonly regimes: readonly string[];
  readonly leaveTypes: readonly string[];
}

/** What a column that is not blank holds once read. */
export type WrittenValue = string | boolean | CivilDate | SchoolYear | PayMonth | Exact;

/** What a column holds once read; a blank is `undefined`. */
export type FieldValue = WrittenValue | undefined;

/** A value that its column refuses: the code of rules section 11 and what its sentence needs. */
export class FieldFault {
  readonly code: 'field.format' | 'field.enum' | 'field.range' | 'nir.key' | 'uai.key';
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: FieldFault['code'], facts: FieldFault['facts']) {
    this.code = code;
    this.facts = facts;
  }
}

/** The value itself and not a box around it: a country has twenty columns in a million rows. */
export type FieldReading = WrittenValue | FieldFault;
export type FieldReader = (text: string) => FieldReading;
