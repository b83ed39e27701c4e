import type { PayMonth } from './calendar/index.js';

/** What earlier pay runs rejected or warned of. */
export interface RejectHistory {
  /** The earlier pay runs, the latest first, each read when it is asked for. */
  runs(): AsyncIterable<PastIssues>;
}

export interface PastIssues {
  readonly payMonth: PayMonth;
  /** As `issueKey` makes them. */
  readonly keys: ReadonlySet<string>;
}

/** Where there is no ledger, everything is seen for the first time. */
export const NO_REJECT_HISTORY: RejectHistory = {
  async *runs() {
    // Nothing was ever run.
  },
};

/**
 * Since when each key was there without interruption, in the runs before this one. Reads no further back than needed.
 *
 * @returns only the keys that the last run had already
 */
export async function firstMonths(
  keys: Iterable<string>,
  history: RejectHistory,
): Promise<ReadonlyMap<string, PayMonth>> {
  const first = new Map<string, PayMonth>();
  const uninterrupted = new Set(keys);
  if (uninterrupted.size === 0) return first;
  for await (const { payMonth, keys: seen } of history.runs()) {
    for (const key of uninterrupted) {
      if (seen.has(key)) first.set(key, payMonth);
      else uninterrupted.delete(key);
    }
    if (uninterrupted.size === 0) break;
  }
  return first;
}
