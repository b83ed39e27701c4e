import type { PayMonth } from '../calendar/index.js';
import type { Ledger } from '../ledger/index.js';
import type { LedgerSource } from '../ledger/view.js';

/**
 * A ledger as a run goes through it.
 *
 * @param upTo the last month of which postings are seen; all without it. What corrects a posting is of its month.
 */
export async function ledgerSource(ledger: Ledger, upTo?: PayMonth): Promise<LedgerSource> {
  const { postings: size } = await ledger.head();
  return { size, postings: () => ledger.postingPages(upTo) };
}
