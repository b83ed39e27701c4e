import type { PayMonth } from '../../calendar/index.js';
import type { Ledger, RunRecord } from '../../ledger/index.js';
import type { RunName } from '../../model/cause.js';

/** The pay runs of a ledger with the cancellations among them, oldest first. */
export async function runsOfLedger(ledger: Ledger): Promise<readonly RunRecord[]> {
  const runs: RunRecord[] = [];
  for await (const run of ledger.runs()) if (COMPARED.has(run.kind)) runs.push(run);
  return runs;
}

const COMPARED: ReadonlySet<RunRecord['kind']> = new Set(['payroll', 'cancellation']);

/** The pay run that a run followed: the last before it that had not been cancelled when it was made. */
export function runBefore(runs: readonly RunRecord[], run: RunRecord): RunRecord | undefined {
  return standingAt(runs, run.number).findLast(({ number }) => number < run.number);
}

/**
 * The pay runs that lead from one to another, the first left out: those that had not been cancelled when the last was
 * made, and the last itself.
 */
export function runsBetween(
  runs: readonly RunRecord[],
  from: RunRecord,
  to: RunRecord,
): readonly RunRecord[] {
  const between = standingAt(runs, to.number).filter(
    ({ number }) => number > from.number && number < to.number,
  );
  return [...between, to];
}

function standingAt(runs: readonly RunRecord[], number: number): readonly RunRecord[] {
  const cancelled = new Set(runs.filter((run) => run.number < number).map(({ cancels }) => cancels));
  return runs.filter((run) => run.kind === 'payroll' && !cancelled.has(run.number));
}

/** A pay run by its month and rank or, without one, the last of the month that still stands, else the last. */
export function namedRun(
  runs: readonly RunRecord[],
  payMonth: PayMonth,
  remittance: number | undefined,
): RunRecord | undefined {
  const isNamed = (run: RunRecord): boolean =>
    run.kind === 'payroll' && run.payMonth === payMonth && (remittance ?? run.remittance) === run.remittance;
  return standingAt(runs, Infinity).findLast(isNamed) ?? runs.findLast(isNamed);
}

/** A pay run as people name it. */
export function nameOfRun({ payMonth, remittance }: Pick<RunRecord, 'payMonth' | 'remittance'>): RunName {
  if (payMonth === undefined) throw new Error('a pay run without its month');
  return { payMonth, remittance };
}

/** The pay month of a pay run. */
export function monthOf(run: Pick<RunRecord, 'payMonth' | 'remittance'>): PayMonth {
  return nameOfRun(run).payMonth;
}

/** The postings of a run, by their numbers in the book. */
export function postingsIn({ firstPosting, postings }: RunRecord): {
  readonly from: number;
  readonly to: number;
} {
  return { from: firstPosting, to: firstPosting + postings - 1 };
}
