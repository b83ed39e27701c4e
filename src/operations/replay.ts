import type { PayMonth } from '../calendar/index.js';
import { sha256 } from '../io/digest.js';
import { openLedger, type Ledger, type PostingRecord, type RunRecord } from '../ledger/index.js';
import type { FileProblem } from '../model/index.js';
import type { RunSettings } from '../run-inputs.js';
import { settleRun, type SettledRun } from '../settled-run.js';
import { archivedRun, type ArchivedRun, type SettingsReader } from './archived-settings.js';
import { lanesOf, type Cause, type Lane } from './replay-lanes.js';
import { bytesOf } from './reissue.js';
import { changedLines, postedLines, settledLines, type ChangedLine } from './replayed-lines.js';

export interface ReplayRequest {
  readonly settings: RunSettings;
  readonly reader: SettingsReader;
  readonly ledger: string;
  readonly from: PayMonth;
  readonly to: PayMonth;
  readonly now: () => number;
}

/** A posted run done again, and every line of it that would change. */
export interface ReplayedRun {
  readonly payMonth: PayMonth;
  /** `undefined` for a run that had nothing to send. */
  readonly remittance: number | undefined;
  readonly lines: number;
  readonly changed: readonly ChangedLine<Cause>[];
  /** What makes its export unusable today; then nothing of it was done again. */
  readonly problems: readonly FileProblem[];
}

/**
 * Does closed months again from what the archive kept of them, with the law, the settings and the program of today
 * (the gate of an upgrade). Each run is settled against the book as the runs done again before it would have left it,
 * so that a difference shows once, in the month it would have begun.
 *
 * @throws LedgerError
 */
export async function* replay(request: ReplayRequest): AsyncGenerator<ReplayedRun> {
  const ledger = await openLedger(request.ledger, { create: false, now: request.now });
  try {
    const runs: RunRecord[] = [];
    for await (const run of ledger.runs()) runs.push(run);
    yield* replayRuns(ledger, runs, request);
  } finally {
    await ledger.close();
  }
}

async function* replayRuns(
  ledger: Ledger,
  runs: readonly RunRecord[],
  request: ReplayRequest,
): AsyncGenerator<ReplayedRun> {
  const isReplayed = ({ kind, payMonth }: RunRecord): boolean =>
    kind === 'payroll' && payMonth !== undefined && payMonth >= request.from && payMonth <= request.to;
  const cancelled = new Set(runs.map(({ cancels }) => cancels));
  const lanes = lanesOf(runs.filter(isReplayed), request.settings, request.reader);
  for (const run of runs) {
    if (run.payMonth !== undefined && run.kind === 'payroll' && run.payMonth > request.to) break;
    const postings = await postingsOf(ledger, run);
    if (!isReplayed(run)) {
      for (const lane of lanes.all) happened(lane, runs, postings);
      continue;
    }
    const done = await again(ledger, run, postings, await lanes.of(await archivedRun(ledger, run)));
    // A remittance that was cancelled is part of what later runs saw, and nobody was paid by it.
    if (!cancelled.has(run.number)) yield done;
  }
}

async function postingsOf(ledger: Ledger, { firstPosting, postings }: RunRecord): Promise<PostingRecord[]> {
  const found: PostingRecord[] = [];
  if (postings === 0) return found;
  const range = { from: firstPosting, to: firstPosting + postings - 1 };
  for await (const posting of ledger.show(range)) found.push(posting);
  return found;
}

/** What really happened, and is not done again: earlier runs, opening balances, answers of the payer, cancellations. */
function happened({ ledger }: Lane, runs: readonly RunRecord[], postings: readonly PostingRecord[]): void {
  for (const posting of postings) {
    const { kind, key, amount, corrects } = posting;
    if (corrects === undefined) {
      ledger.keep(posting);
      continue;
    }
    const run = runs.find(
      ({ firstPosting, postings: count }) => corrects >= firstPosting && corrects < firstPosting + count,
    );
    if (run === undefined) throw new Error('a correction of no run');
    if (kind === 'modified') ledger.modify(run.number, key, amount);
    else ledger.reverse(run.number, key);
  }
}

/** One run, in each lane: the archived settings first, then one more thing of today at a time. */
async function again(
  ledger: Ledger,
  run: RunRecord,
  postings: readonly PostingRecord[],
  steps: readonly { readonly lane: Lane; readonly settings: RunSettings; readonly archived: ArchivedRun }[],
): Promise<ReplayedRun> {
  const { payMonth, remittance } = run;
  if (payMonth === undefined) throw new Error('a pay run without its month');
  const done = [];
  for (const { lane, settings, archived } of steps) {
    const settled = settledAgain(run, payMonth, lane, settings, archived);
    if (settled.kind === 'unusable') {
      // What was really sent stands in for it: the months after must not take it for unpaid.
      for (const step of steps) for (const posting of postings) step.lane.ledger.keep(posting);
      return { payMonth, remittance, lines: 0, changed: [], problems: settled.problems };
    }
    done.push({ lane, settled });
  }
  const recomputed = done.map(({ lane, settled }) => {
    lane.ledger.post(run, settled.payments);
    return { cause: lane.cause, lines: settledLines(settled.payments, settled.retained) };
  });
  const posted = postedLines(postings, await retainedOf(ledger, run));
  return {
    payMonth,
    remittance,
    lines: posted.size,
    changed: changedLines(posted, recomputed),
    problems: [],
  };
}

function settledAgain(
  { remittance, created }: RunRecord,
  payMonth: PayMonth,
  { ledger }: Lane,
  settings: RunSettings,
  { files }: ArchivedRun,
): SettledRun | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] } {
  return settleRun({
    ...settings,
    files,
    ledger,
    payMonth,
    remittance: remittance ?? 1,
    dryRun: false,
    created,
    sha256,
  });
}

async function retainedOf(ledger: Ledger, { outputs }: RunRecord): Promise<Uint8Array | undefined> {
  const output = outputs.find(({ name }) => name === 'retenus.csv');
  return output === undefined ? undefined : bytesOf(ledger.content(output.digest));
}
