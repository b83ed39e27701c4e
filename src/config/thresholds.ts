import { exactOf, type Exact } from '../money/index.js';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../model/index.js';

/** The section `thresholds` as it is written: every value a text, each optional. */
export type WrittenThresholds = Partial<Readonly<Record<keyof Thresholds, string>>>;

/** The limits of the brakes, from texts that the schema has let through. */
export function thresholdsOf(written: WrittenThresholds): Thresholds {
  const defaults = DEFAULT_THRESHOLDS;
  const percent = (text: string | undefined, otherwise: Exact): Exact =>
    text === undefined ? otherwise : exactOf(text);
  return {
    rowDropPercent: percent(written.rowDropPercent, defaults.rowDropPercent),
    vanishedPercent: percent(written.vanishedPercent, defaults.vanishedPercent),
    vanishedAwards: Number(written.vanishedAwards ?? defaults.vanishedAwards),
    recoveriesPercent: percent(written.recoveriesPercent, defaults.recoveriesPercent),
    recoveriesLines: Number(written.recoveriesLines ?? defaults.recoveriesLines),
  };
}
