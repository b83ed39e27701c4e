import type { Ledger, RunRecord } from '../ledger/index.js';
import type { LedgerStanding } from '../ledger/view.js';
import { INPUT_NAMES, tableFile } from '../validate/input-tables.js';
import { FOLDERS } from './archived-inputs.js';
import { MARKERS } from './export-marker.js';

/** Where a ledger stands before a run. */
export async function standingOf(ledger: Ledger): Promise<LedgerStanding> {
  const last = await ledger.lastRun();
  return {
    head: await ledger.head(),
    lastRows: last === undefined ? undefined : rowsOfTables(last),
    lastExportedAt: await ledger.lastExportedAt(),
  };
}

/** Rows of each table of the contract, whatever form the export had. */
function rowsOfTables({ inputs }: RunRecord): ReadonlyMap<string, number> {
  const own = inputs.filter(({ name }) => INPUT_NAMES.some((table) => name === tableFile(table)));
  const held = inputs.filter(({ name }) => name.startsWith(FOLDERS.tables));
  return new Map([
    ...own.map(({ name, rows }) => [name, rows] as const),
    ...held.map(({ name, rows }) => [name.slice(FOLDERS.tables.length), rows] as const),
  ]);
}

/** The files of an export, beside what else a run archives: its statement, settings, law, layout. */
export function isExportFile(name: string): boolean {
  return !name.includes('/') && !MARKERS.includes(name);
}
