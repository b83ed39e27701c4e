import type { AwardId, Posting } from '../model/index.js';

/** What a run reads of the ledger: every posting of an award, oldest first. */
export interface LedgerView {
  readonly awardIds: () => Iterable<AwardId>;
  readonly postingsOf: (award: AwardId) => readonly Posting[];
}

/** A ledger in which nothing was ever posted. */
export const EMPTY_LEDGER: LedgerView = { awardIds: () => [], postingsOf: () => [] };

/** Where a ledger stands before a run: what the run is compared with, and what its manifest names. */
export interface LedgerStanding {
  /** Rank of its last run and posting, and the hash that closes them; `undefined` where there is no ledger. */
  readonly head: { readonly runs: number; readonly postings: number; readonly hash: string } | undefined;
  /** Rows of each input file of the last posted run, by file name; `undefined` before the first. */
  readonly lastRows: ReadonlyMap<string, number> | undefined;
  /** The date that the last export to state one stated. */
  readonly lastExportedAt: string | undefined;
}

/** No ledger, or an empty one. */
export const FIRST_RUN: LedgerStanding = { head: undefined, lastRows: undefined, lastExportedAt: undefined };
