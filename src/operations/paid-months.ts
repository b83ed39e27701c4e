import type { PayMonth } from '../calendar/index.js';
import { LedgerError } from '../ledger/index.js';
import { reading, writing, type BookAccess } from './open-book.js';
import { reissue } from './reissue.js';

/**
 * The latest month the book knows: of a pay run, cancelled or not, with or without a remittance, or of an opening
 * balance. A remittance that was cancelled is in somebody's hands: nothing runs it again by itself.
 *
 * @returns `undefined` when the book is empty, or not there yet
 * @throws LedgerError
 */
export async function lastPaidMonth(
  access: Pick<BookAccess, 'ledger' | 'now'>,
): Promise<PayMonth | undefined> {
  try {
    return await reading(access, async (ledger) => {
      let last: PayMonth | undefined;
      for await (const { kind, payMonth } of ledger.runs()) {
        if ((kind !== 'payroll' && kind !== 'opening') || payMonth === undefined) continue;
        if (last === undefined || payMonth > last) last = payMonth;
      }
      return last;
    });
  } catch (error) {
    if (error instanceof LedgerError && error.fault.kind === 'missing') return undefined;
    throw error;
  }
}

/**
 * Writes again the folders of remittances that are in the book and that nobody saw appear: the run died between the
 * two.
 *
 * @returns the folders that were written
 * @throws LedgerError, FolderError
 */
export async function reissueUnpublished(access: BookAccess, output: string): Promise<readonly string[]> {
  const isNeeded = await reading(access, async (ledger) => (await ledger.unpublished()).length > 0).catch(
    (error: unknown) => {
      if (error instanceof LedgerError && error.fault.kind === 'missing') return false;
      throw error;
    },
  );
  if (!isNeeded) return [];
  return writing(access, { create: false, purpose: 'schedule' }, async (writer, ledger) => {
    const payMonth = (await ledger.unpublished())[0]?.payMonth;
    return payMonth === undefined ? [] : reissue(ledger, writer, output, payMonth);
  });
}
