import type { Ledger, PostingRecord, RunRecord } from '../ledger/index.js';
import type { Key, Nature } from '../model/index.js';
import { negateCents, sumCents, type Cents } from '../money/index.js';
import { postingByReference } from './find-run.js';

/** A recovery in the book. */
export interface Recovery {
  readonly posting: PostingRecord;
  readonly run: RunRecord;
  /** Every posting of its award, in the order of the book. */
  readonly records: readonly PostingRecord[];
  /** What the payer says it took instead; unsigned. */
  readonly tookInstead: Cents | undefined;
}

/** Why there is nothing to prove. */
export type NoRecovery =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-recovery'; readonly nature: Nature }
  /** Nothing was taken back: the payer refused it, took nothing, or the remittance was cancelled. */
  | { readonly kind: 'void'; readonly by: 'rejected' | 'cancelled' | 'modified' };

/**
 * The recovery that was sent under a reference, and that took something back.
 *
 * @throws LedgerError
 */
export async function recoveryOf(
  ledger: Ledger,
  reference: string,
): Promise<{ readonly kind: 'recovery'; readonly recovery: Recovery } | NoRecovery> {
  const posting = await postingByReference(ledger, reference);
  if (posting?.nature === undefined) return { kind: 'unknown' };
  if (posting.nature !== 'T') return { kind: 'no-recovery', nature: posting.nature };
  const run = await ledger.run(posting.run);
  if (run === undefined) throw new Error('a posting of no run');
  const records: PostingRecord[] = [];
  for await (const record of ledger.show({ award: posting.key.award })) records.push(record);
  const answers = records.filter(({ corrects }) => corrects === posting.number);
  const voided = answers.find(({ kind }) => kind === 'rejected' || kind === 'cancelled');
  if (voided !== undefined)
    return { kind: 'void', by: voided.kind === 'rejected' ? 'rejected' : 'cancelled' };
  const taken = negateCents(sumCents([posting.amount, ...answers.map(({ amount }) => amount)]));
  if (taken === 0n) return { kind: 'void', by: 'modified' };
  const tookInstead = answers.length === 0 ? undefined : taken;
  return { kind: 'recovery', recovery: { posting, run, records, tookInstead } };
}

/** Whether a posting is of a key. */
export function isOfKey(
  { key }: Pick<PostingRecord, 'key'>,
  { award, payee, instalmentMonth }: Key,
): boolean {
  return key.award === award && key.payee === payee && key.instalmentMonth === instalmentMonth;
}
