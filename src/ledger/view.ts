import type { AwardId, Posting } from '../model/index.js';
import type { PostingPage } from './posting-page.js';

/** What a run reads of the ledger: every posting of an award, oldest first. */
export interface LedgerView {
  readonly awardIds: () => Iterable<AwardId>;
  readonly postingsOf: (award: AwardId) => readonly Posting[];
}

/** A ledger in which nothing was ever posted. */
export const EMPTY_LEDGER: LedgerView = { awardIds: () => [], postingsOf: () => [] };

/** The postings of one award, oldest first. */
export interface PostedAward {
  readonly award: AwardId;
  readonly postings: readonly Posting[];
}

/** A ledger as a run goes through it: it may be larger than memory. */
export interface LedgerSource {
  /** How many postings there are, more or less. */
  readonly size: number;
  /** Every posting, in the order of the book, some thousands at a time. */
  postings(): AsyncIterable<PostingPage>;
}

/** No ledger. */
export const NO_POSTINGS: LedgerSource = {
  size: 0,
  postings: async function* () {
    // Nothing was ever posted.
  },
};

/** What a view shows, of some awards. */
export function viewOf(awards: Iterable<PostedAward>): LedgerView {
  const postings = new Map<AwardId, readonly Posting[]>();
  for (const { award, postings: own } of awards) postings.set(award, own);
  return { awardIds: () => postings.keys(), postingsOf: (award) => postings.get(award) ?? NONE };
}

const NONE: readonly Posting[] = [];

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
