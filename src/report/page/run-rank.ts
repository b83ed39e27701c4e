import type { ReportedRun } from './report-facts.js';
import type { Words } from './words.js';

/** `remise 01`, or that there was nothing to send. */
export function rankOf({ remittance }: ReportedRun, { texts }: Words): string {
  return remittance === undefined
    ? texts.nothingToSend
    : texts.remittance(String(remittance).padStart(2, '0'));
}
