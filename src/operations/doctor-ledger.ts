import { formatPayMonth } from '../calendar/index.js';
import { LedgerError, type LedgerFault } from '../ledger/index.js';
import { reading, type BookAccess } from './open-book.js';

/** How a ledger is, as far as a glance tells. */
export type LedgerHealth =
  | {
      readonly kind: 'opened';
      readonly runs: number;
      readonly postings: number;
      readonly hash: string;
      /** `AAAA-MM`. */
      readonly lastPaid: string | undefined;
      /** `AAAAMMJJHHMMSS` of the last pay run. */
      readonly lastRun: string | undefined;
      /** Remittances that are posted and whose folder nobody saw. */
      readonly unpublished: number;
      /** Who writes in it now. */
      readonly holder: string | undefined;
    }
  | { readonly kind: 'fault'; readonly fault: LedgerFault };

/**
 * Opens a ledger, looks where it stands, and takes its lease for a moment: whoever cannot will not pay either. The
 * whole of the book is for `ledger verify`.
 */
export async function examineLedger(access: BookAccess): Promise<LedgerHealth> {
  try {
    return await reading(access, async (ledger): Promise<LedgerHealth> => {
      const { runs, postings, hash } = await ledger.head();
      const lastPaid = await ledger.lastPostedMonth();
      return {
        kind: 'opened',
        runs,
        postings,
        hash,
        lastPaid: lastPaid === undefined ? undefined : formatPayMonth(lastPaid),
        lastRun: (await ledger.lastRun())?.created,
        unpublished: (await ledger.unpublished()).length,
        holder: await holderOf(() => ledger.lease({ holder: access.holder, purpose: 'doctor' })),
      };
    });
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { kind: 'fault', fault: error.fault };
  }
}

async function holderOf(lease: () => Promise<{ release(): Promise<void> }>): Promise<string | undefined> {
  try {
    await (await lease()).release();
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError) || error.fault.kind !== 'locked') throw error;
    return error.fault.holder;
  }
}
