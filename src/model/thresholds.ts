import { fraction, type Exact } from '../money/index.js';

/** Limits that stop a run whose figures look like an accident (configuration `thresholds`). */
export interface Thresholds {
  /** A file may lose that share of its rows against the last posted run, in per cent. */
  readonly rowDropPercent: Exact;
  /** More vanished awards than this, and than that share of the awards known, is too many. */
  readonly vanishedAwards: number;
  readonly vanishedPercent: Exact;
  /** Recoveries above that share of the month's credits, or above that many lines, are too many. */
  readonly recoveriesPercent: Exact;
  readonly recoveriesLines: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  rowDropPercent: fraction(20),
  vanishedAwards: 20,
  vanishedPercent: fraction(2),
  recoveriesPercent: fraction(5),
  recoveriesLines: 500,
};
