import type { PayMonth } from '../calendar/index.js';
import { NO_TOTALS, plus, type Totals } from '../emit/totals.js';
import type { RunRecord, Stamp } from '../ledger/index.js';
import { writing, type BookAccess } from './open-book.js';
import { remittanceName } from './reissue.js';

export interface CancelRequest extends BookAccess {
  readonly payMonth: PayMonth;
  /** Rank in the pay month. */
  readonly remittance: number;
  readonly stamp: Stamp;
}

/** A remittance that was cancelled. */
export interface Cancelled {
  /** The run that cancels it. */
  readonly run: RunRecord;
  /** Its reversals: what was a credit is a debit. */
  readonly reversals: Totals;
  /** The month to run again: the cancelled one, or a later one that still stands. */
  readonly nextMonth: PayMonth;
  /** Rank of the remittance that it makes. */
  readonly next: number;
}

/**
 * Cancels the last remittance that the payer has not answered: every movement of it is reversed.
 *
 * @throws LedgerError
 */
export async function cancel({ payMonth, remittance, stamp, ...access }: CancelRequest): Promise<Cancelled> {
  const purpose = `cancel ${remittanceName(payMonth, remittance)}`;
  return writing(access, { create: false, purpose }, async (writer, ledger) => {
    const run = await writer.cancel({ payMonth, number: remittance }, stamp);
    let reversals = NO_TOTALS;
    const range = { from: run.firstPosting, to: run.firstPosting + run.postings - 1 };
    for await (const posting of ledger.show(range)) reversals = plus(reversals, posting);
    const last = (await ledger.lastPostedMonth()) ?? payMonth;
    const nextMonth = last > payMonth ? last : payMonth;
    return { run, reversals, nextMonth, next: await ledger.nextRemittance(nextMonth) };
  });
}
