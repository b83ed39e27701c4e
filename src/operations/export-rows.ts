import type { SchoolYear } from '../calendar/index.js';
import type { Excerpt, Seeds } from '../excerpt/excerpt.js';
import { excerptOf } from '../excerpt/excerpt-of.js';
import { excerptFound } from '../excerpt/found-export.js';
import type { ContractTables } from '../export-form.js';
import { coverageOf, coverageFound } from './past-coverage.js';
import type { PastRun } from './past-run.js';

/** Where the rows of the export of a past run are taken from. */
export interface ExportRows {
  /** What it is called in the form the export came in; without files where they are not at hand. */
  readonly form: ContractTables;
  /**
   * The rows that are linked, near or far, to what is asked for.
   *
   * @returns `undefined` when they cannot be taken this way
   */
  readonly excerpt: (seeds: Seeds) => Promise<Excerpt | undefined>;
  /** Which of some school years the whole export covers; `undefined` when it cannot be told this way. */
  readonly covered: (years: readonly SchoolYear[]) => Promise<readonly SchoolYear[] | undefined>;
}

/** Searches all of an export. */
export function wholeRows(past: PastRun, tables: ContractTables): ExportRows {
  const covered = coverageOf(past, tables);
  return {
    form: tables,
    excerpt: (seeds) => Promise.resolve(excerptOf(tables.files, past.encoding, seeds)),
    covered: (years) => Promise.resolve(covered(years)),
  };
}

/**
 * Finds rows by the index of the archive, and searches the few parts of the export that it tells. What it answers is what
 * {@link wholeRows} answers; where it does not, it found something that is not sound, or cannot tell.
 *
 * @returns `undefined` when there is no index
 */
export async function indexedRows(past: PastRun): Promise<ExportRows | undefined> {
  const indexed = await past.indexed();
  if (indexed === undefined) return undefined;
  const excerpt = (seeds: Seeds): Promise<Excerpt | undefined> =>
    excerptFound(indexed.tables, indexed.places, past.encoding, seeds);
  // In the form of the contract, as every export with an index.
  const form: ContractTables = {
    ...{ kind: 'tables', files: [], tableSchemas: past.tableSchemas, issues: [] },
    ...{ origins: new Map(), columns: new Map() },
  };
  return { form, excerpt, covered: coverageFound(past, indexed, form, excerpt) };
}
