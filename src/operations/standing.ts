import type { Ledger } from '../ledger/index.js';
import type { LedgerStanding } from '../ledger/view.js';

/** Where a ledger stands before a run. */
export async function standingOf(ledger: Ledger): Promise<LedgerStanding> {
  const last = await ledger.lastRun();
  return {
    head: await ledger.head(),
    lastRows:
      last === undefined
        ? undefined
        : new Map(last.inputs.filter(({ name }) => isTable(name)).map(({ name, rows }) => [name, rows])),
    lastExportedAt: await ledger.lastExportedAt(),
  };
}

/** The tables of an export, beside what else a run archives: settings, law, layout, marker. */
export function isTable(name: string): boolean {
  return /^[^/]+\.csv$/.test(name);
}
