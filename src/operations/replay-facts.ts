import { subtractCents, sumCents } from '../money/index.js';
import type { ReplayFacts } from '../campaign/outcome.js';
import { replay, type ReplayedRun, type ReplayRequest } from './replay.js';

/**
 * Closed months done again, and what of it would change.
 *
 * @throws LedgerError
 */
export async function replayFacts(request: ReplayRequest): Promise<ReplayFacts> {
  const runs: ReplayedRun[] = [];
  for await (const run of replay(request)) runs.push(run);
  const changed = runs.flatMap((run) => run.changed);
  const moved = changed.filter(({ what }) => what === 'mouvement');
  return {
    runs: runs.length,
    lines: runs.reduce((sum, { lines }) => sum + lines, 0),
    changed: changed.length,
    difference: String(sumCents(moved.map(({ posted, recomputed }) => subtractCents(recomputed, posted)))),
    unusable: runs.filter(({ problems }) => problems.length > 0).length,
  };
}
