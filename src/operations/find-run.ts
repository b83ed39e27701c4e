import type { PayMonth } from '../calendar/index.js';
import type { Ledger, PostingRecord, RunRecord } from '../ledger/index.js';

/**
 * The latest pay run of a month, or of all without one; a run that was cancelled only where there is no other.
 *
 * @returns `undefined` when the month was never paid
 */
export async function runOfMonth(ledger: Ledger, payMonth?: PayMonth): Promise<RunRecord | undefined> {
  const last = await ledger.lastRun();
  if (last !== undefined && (payMonth === undefined || last.payMonth === payMonth)) return last;
  let standing: RunRecord | undefined;
  let cancelled: RunRecord | undefined;
  const cancellations = new Set<number>();
  const runs: RunRecord[] = [];
  for await (const run of ledger.runs()) {
    if (run.cancels !== undefined) cancellations.add(run.cancels);
    if (run.kind === 'payroll' && (payMonth === undefined || run.payMonth === payMonth)) runs.push(run);
  }
  for (const run of runs) {
    if (cancellations.has(run.number)) cancelled = run;
    else standing = run;
  }
  return standing ?? cancelled;
}

/**
 * The movement that was sent under a reference (files.md section 4), in any case of letters. The runs are gone
 * through from the latest on; one without an index of its references costs some 150 ms a million postings.
 */
export async function postingByReference(
  ledger: Ledger,
  reference: string,
): Promise<PostingRecord | undefined> {
  const written = reference.trim().toUpperCase();
  if (!/^[0-9A-F]{24}$/.test(written)) return undefined;
  const { runs } = await ledger.head();
  for (let number = runs; number > 0; number -= 1) {
    const run = await ledger.run(number);
    if (run?.kind !== 'payroll' || run.postings === 0) continue;
    for (const { from, to } of await ledger.placesOfReference(run, written)) {
      for await (const posting of ledger.show({ reference: written, from, to })) return posting;
    }
  }
  return undefined;
}
