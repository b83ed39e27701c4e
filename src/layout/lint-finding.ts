/** Something wrong, or doubtful, in a layout. */
export interface LintFinding {
  /** `error`: the layout cannot be used. `warning`: it can, and something is lost. */
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Type of the record; empty when the layout as a whole is concerned. */
  readonly record: string;
  /** Empty when the record as a whole is concerned. */
  readonly field: string;
  readonly messageFr: string;
  readonly messageEn: string;
}
