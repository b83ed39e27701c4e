import type { MonthDay } from '../calendar/index.js';
import type { Rounding } from '../money/index.js';
import type { Severity } from './issue.js';

/** The choices the texts leave open: C1 to C8 of rules section 13, settings with a default. */
export interface Conventions {
  /** C1: which part of the year each ninth pays. */
  readonly ninths: 'service-windows' | 'pay-month';
  /** C2: from which day an end stands for the end of the school year. */
  readonly fullYearFrom: MonthDay;
  /** C3: whether a holder still absent earns again after the replacement. */
  readonly afterReplacement: 'revive' | 'suspend';
  /** C4: the month the IFIC is paid in. */
  readonly ificPayMonth: 6 | 7;
  /** C5: the month of the first ninth. */
  readonly firstNinth: 10 | 11;
  /** C6 */
  readonly rounding: Rounding;
  /** C7 */
  readonly letterMissing: Severity;
  readonly envelopeExceeded: Severity;
  /** C8: until which day a start stands for 1 September. */
  readonly fullYearBy: MonthDay;
}

export const DEFAULT_CONVENTIONS: Conventions = {
  ninths: 'service-windows',
  fullYearFrom: { month: 6, day: 30 },
  afterReplacement: 'revive',
  ificPayMonth: 7,
  firstNinth: 11,
  rounding: 'half-up',
  letterMissing: 'reject',
  envelopeExceeded: 'warn',
  fullYearBy: { month: 9, day: 5 },
};
