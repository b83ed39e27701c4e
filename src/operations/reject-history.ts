import type { PayMonth } from '../calendar/index.js';
import { issueKeysIn } from '../emit/issues-csv.js';
import { readCsvRecords } from '../ingest/csv.js';
import type { Ledger, RunRecord } from '../ledger/index.js';
import { NO_REJECT_HISTORY, type PastIssues, type RejectHistory } from '../reject-history.js';
import { unlessPurged } from './purged-content.js';
import { bytesOf } from './reissue.js';

/** How far back an age is looked for, in months: what is older is long past its first letter. */
const FARTHEST = 60;

/**
 * What the archive kept of the issues of the pay runs before one: the `anomalies.csv` of each, read only as far back as
 * asked. Cancelled runs are left out, and for a draft of a past month what was run for later ones.
 *
 * @param payMonth of the run whose rejects are dated
 * @throws LedgerError `corrupted` when the archive is
 */
export function rejectHistory(ledger: Ledger | undefined, payMonth: PayMonth): RejectHistory {
  if (ledger === undefined) return NO_REJECT_HISTORY;
  return { runs: () => pastIssues(ledger, payMonth) };
}

async function* pastIssues(ledger: Ledger, upTo: PayMonth): AsyncGenerator<PastIssues> {
  for await (const { payMonth, outputs } of payRunsBackwards(ledger)) {
    if (payMonth === undefined || payMonth > upTo) continue;
    if (payMonth < upTo - FARTHEST) return;
    const digest = outputs.find(({ name }) => name === ANOMALIES)?.digest;
    // A run that kept none, or whose files were purged, says nothing of its rejects: neither that they were there nor that they were not.
    if (digest === undefined) continue;
    const bytes = await unlessPurged(bytesOf(ledger.content(digest)));
    if (bytes !== undefined) yield { payMonth, keys: issueKeysIn(readCsvRecords(bytes)) };
  }
}

const ANOMALIES = 'anomalies.csv';

/** The pay runs of the book that no later run cancelled, the latest first. */
async function* payRunsBackwards(ledger: Ledger): AsyncGenerator<RunRecord> {
  const { runs } = await ledger.head();
  const cancelled = new Set<number>();
  for (let number = runs; number >= 1; number -= 1) {
    const run = await ledger.run(number);
    if (run?.cancels !== undefined) cancelled.add(run.cancels);
    if (run?.kind === 'payroll' && !cancelled.has(number)) yield run;
  }
}
