import type { CivilDate } from './civil-date.js';
import type { PayMonth } from './pay-month.js';

/** The day on which a pay month is closed: its remittance must be ready. */
export interface CutOff {
  readonly payMonth: PayMonth;
  readonly day: CivilDate;
}

/** The cut-offs of the payer, by pay month; the days are in the same order. */
export type PayCalendar = readonly CutOff[];
