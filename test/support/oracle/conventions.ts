/** The choices the texts leave open (rules, section 13, C1 to C8). Month-days are written MM-JJ. */
export interface OracleConventions {
  /** C1 */
  readonly ninths: 'service-windows' | 'pay-month';
  /** C2 */
  readonly fullYearFrom: string;
  /** C3 */
  readonly afterReplacement: 'revive' | 'suspend';
  /** C4 */
  readonly ificPayMonth: '07' | '06';
  /** C5 */
  readonly firstNinth: '11' | '10';
  /** C6 */
  readonly rounding: 'half-up' | 'truncate';
  /** C7, `imp.letter-missing` */
  readonly letterMissing: 'reject' | 'warn';
  /** C7, `imp.envelope-exceeded` */
  readonly envelopeExceeded: 'reject' | 'warn';
  /** C8 */
  readonly fullYearBy: string;
}

/** Rules, section 13, column "default". */
export const defaultConventions: OracleConventions = {
  ninths: 'service-windows',
  fullYearFrom: '06-30',
  afterReplacement: 'revive',
  ificPayMonth: '07',
  firstNinth: '11',
  rounding: 'half-up',
  letterMissing: 'reject',
  envelopeExceeded: 'warn',
  fullYearBy: '09-05',
};
