import type { PostingRecord } from './ledger/index.js';
import type { Posting } from './model/index.js';
import { subtractCents } from './money/index.js';
import type { PaymentFacts } from './report/evidence/evidence-facts.js';
import { remainingPayments } from './rules/limitation.js';

/**
 * What had been posted for the key of a recovery before it, oldest first; of each payment that stands, when it is
 * barred and what the recovery took of it (rules section 10).
 *
 * @param before every posting of the key before the run of the recovery
 */
export function recoveredPayments(
  before: readonly PostingRecord[],
  recovery: PostingRecord,
): readonly PaymentFacts[] {
  const voided = voidedIn(before);
  const postings = before.map((record) => postingOf(record, voided));
  const left = remainingPayments(postings);
  const leftAfter = remainingPayments([...postings, postingOf(recovery, voided)]);
  let rank = 0;
  return before.map((record) => {
    const { payMonth, remittance, kind, nature, amount, reference } = record;
    const isVoid = voided.has(record.number);
    const facts = { payMonth, remittance, kind, nature, amount, reference, isVoid };
    if (isVoid || amount <= 0n) return { ...facts, recoverable: undefined };
    const [found, after] = [left[rank], leftAfter[rank]];
    rank += 1;
    if (found === undefined || after === undefined) throw new Error('a payment that no rule knows');
    const { lapse, remaining } = found;
    return { ...facts, recoverable: { lapse, remaining, taken: subtractCents(remaining, after.remaining) } };
  });
}

/** What was refused or cancelled, and the postings that say so. */
function voidedIn(records: readonly PostingRecord[]): ReadonlySet<number> {
  const reversals = records.filter(({ kind }) => kind === 'rejected' || kind === 'cancelled');
  return new Set(
    reversals.flatMap(({ number, corrects }) => (corrects === undefined ? [number] : [number, corrects])),
  );
}

function postingOf(record: PostingRecord, voided: ReadonlySet<number>): Posting {
  const { key, payMonth, amount, schoolYear, allowance, plan, number } = record;
  return { key, payMonth, amount, schoolYear, allowance, plan, reversed: voided.has(number) };
}
