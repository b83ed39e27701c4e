import type { AwardId, Posting } from '../model/index.js';

/** What a run reads of the ledger: every posting of an award, oldest first. */
export interface LedgerView {
  readonly awardIds: () => Iterable<AwardId>;
  readonly postingsOf: (award: AwardId) => readonly Posting[];
}

/** A ledger in which nothing was ever posted. */
export const EMPTY_LEDGER: LedgerView = { awardIds: () => [], postingsOf: () => [] };
