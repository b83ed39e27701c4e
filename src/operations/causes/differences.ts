import type { PostingRecord, RunRecord } from '../../ledger/index.js';
import type { Cause, CausedMovement } from '../../model/cause.js';
import { comparison, groupedMovements, isSimplyDue, type CausesContext } from './comparison.js';
import { causesInGroup, headOf } from './movements.js';
import { postingsIn, runBefore, runsBetween, runsOfLedger } from './runs.js';
import type { Pace } from './taking.js';
import { isPurgedRun } from '../purged-content.js';
import { nameOf } from '../replay-ledger.js';

/**
 * Why a movement is what it is: the facts of its run that are not those of the pay run before, each with its part. The
 * parts sum to the movement.
 *
 * @throws LedgerError, UnreadableSettingsError, UnusablePastRunError
 */
export async function causesOfMovement(
  posting: PostingRecord,
  context: CausesContext,
): Promise<CausedMovement> {
  const [caused] = await causesOfMovements([posting], context);
  if (caused === undefined) throw new Error('a movement without its causes');
  return caused;
}

/** The same of a few movements of one run, in the order of the book. */
export async function causesOfMovements(
  postings: readonly PostingRecord[],
  context: CausesContext,
): Promise<readonly CausedMovement[]> {
  const [first] = postings;
  if (first === undefined) return [];
  const runs = await runsOfLedger(context.ledger);
  const run = runs.find(({ number }) => number === first.run);
  if (run === undefined || postings.some(({ run: own, kind }) => own !== first.run || kind !== 'movement'))
    throw new Error('not movements of one pay run');
  const found = await causesInRun(postings, run, runBefore(runs, run), context, 'one');
  const asked = new Set(postings.map(({ key }) => nameOf(key)));
  return found.filter(({ key }) => asked.has(nameOf(key)));
}

/**
 * Why the movements of the pay runs after one and up to another are what they are. Each run is compared with the one it
 * followed, runs cancelled meanwhile left out; so the parts sum to everything that these runs moved.
 *
 * @throws LedgerError, UnreadableSettingsError, UnusablePastRunError
 */
export async function* causesBetween(
  from: RunRecord,
  to: RunRecord,
  context: CausesContext,
): AsyncGenerator<CausedMovement> {
  const runs = await runsOfLedger(context.ledger);
  let since = from;
  for (const run of runsBetween(runs, from, to)) {
    const moved: PostingRecord[] = [];
    if (run.postings > 0)
      for await (const posting of context.ledger.show(postingsIn(run))) moved.push(posting);
    yield* await causesInRun(moved, run, since, context, 'many');
    since = run;
  }
}

/** The causes of some movements of a run, in the order of the book, with those of the movements linked to them. */
async function causesInRun(
  moved: readonly PostingRecord[],
  run: RunRecord,
  since: RunRecord | undefined,
  context: CausesContext,
  pace: Pace,
): Promise<readonly CausedMovement[]> {
  if (since === undefined || (await isPurgedRun(context.ledger, since)))
    return moved.map((posting) => causedBy(posting, run, undefined, { kind: 'first-run' }));
  const simple = moved.filter((posting) => isSimplyDue(posting, since));
  const others = moved.filter((posting) => !isSimplyDue(posting, since));
  const due: Cause = { kind: 'fell-due', isOfMonth: true, cancelled: undefined };
  const caused = simple.map((posting) => causedBy(posting, run, since, due));
  if (others.length > 0) {
    const compared = await comparison(since, run, context, pace);
    for (const group of await groupedMovements(others, compared))
      caused.push(...causesInGroup(group, compared));
  }
  const rank = new Map(moved.map(({ key, number }) => [nameOf(key), number]));
  return caused.sort((a, b) => (rank.get(nameOf(a.key)) ?? 0) - (rank.get(nameOf(b.key)) ?? 0));
}

function causedBy(
  posting: PostingRecord,
  run: RunRecord,
  since: RunRecord | undefined,
  cause: Cause,
): CausedMovement {
  const parts = [{ cause, amount: posting.amount }];
  return { ...headOf(posting, run, since), parts, withoutEffect: [] };
}
