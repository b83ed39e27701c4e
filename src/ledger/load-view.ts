import type { AwardId, Posting } from '../model/index.js';
import type { Ledger } from './ledger.js';
import type { LedgerView } from './view.js';

/** Everything a run may ask of a ledger, read once before it begins: what the ledger says cannot change under a run. */
export async function loadView(ledger: Pick<Ledger, 'postingsByAward'>): Promise<LedgerView> {
  const postings = new Map<AwardId, readonly Posting[]>();
  for await (const { award, postings: own } of ledger.postingsByAward()) postings.set(award, own);
  return { awardIds: () => postings.keys(), postingsOf: (award) => postings.get(award) ?? [] };
}
