import { FoundTable, type TableParts } from '../excerpt/found-table.js';
import type { InputFile } from '../ingest/ingest.js';
import type { Digest, Ledger, RunRecord } from '../ledger/index.js';
import { SPLIT_TABLES } from '../split/links.js';
import { METHOD } from '../split/row-blocks.js';
import { INPUT_NAMES, tableFile } from '../validate/input-tables.js';
import { FOLDERS } from './archived-inputs.js';
import { isExportFile } from './standing.js';

/** The export of a run of which rows are found by an index: most of it stays in the archive. */
export interface IndexedExport {
  readonly tables: readonly FoundTable[];
  /** The tables of places, whole. */
  readonly places: readonly InputFile[];
}

/** @returns `undefined` when a table of the export has no index: it must be searched whole */
export async function indexedExport(ledger: Ledger, run: RunRecord): Promise<IndexedExport | undefined> {
  const files = run.inputs.filter(({ name }) => isExportFile(name));
  const isOfContract = files.every(({ name }) => INPUT_NAMES.some((table) => name === tableFile(table)));
  const hasProfile = run.inputs.some(({ name }) => name.startsWith(FOLDERS.profile));
  if (!isOfContract || hasProfile) return undefined;
  const digestOf = (name: string): Digest | undefined => files.find((file) => file.name === name)?.digest;
  const tables: FoundTable[] = [];
  for (const name of SPLIT_TABLES) {
    const digest = digestOf(tableFile(name));
    if (digest === undefined) continue;
    const table = await FoundTable.open(name, partsOf(ledger, digest));
    if (table === undefined) return undefined;
    tables.push(table);
  }
  const places: InputFile[] = [];
  for (const name of PLACE_FILES) {
    const digest = digestOf(name);
    if (digest !== undefined) places.push({ name, bytes: await ledger.wholeContent(digest) });
  }
  return { tables, places };
}

const PLACE_FILES = [tableFile('etablissements'), tableFile('districts')];

function partsOf(ledger: Ledger, digest: Digest): TableParts {
  return {
    holding: (keys) => ledger.partsHolding(digest, METHOD, keys),
    read: (part) => ledger.tablePart(digest, part),
  };
}
