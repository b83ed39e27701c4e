import { addCents } from '../money/index.js';
import type { Posting } from '../model/index.js';
import type { PostingRecord } from './records.js';

/** What of a posting in the book says what stands. */
export type StandingRecord = Pick<
  PostingRecord,
  'number' | 'kind' | 'key' | 'payMonth' | 'amount' | 'schoolYear' | 'allowance' | 'plan' | 'corrects'
>;

/**
 * One award's postings as the rules see them, oldest first. A movement the payer refused or that was cancelled, and
 * its reversal, are both `reversed`. What the payer modified is one posting, for what was really taken: apart, the
 * difference would cancel the oldest payment of the key (rules section 10) and not the one it is about.
 *
 * @param records every posting of the award, in the order of the book
 */
export function modelPostings(records: readonly StandingRecord[]): readonly Posting[] {
  // Nearly no award has a correction: nothing to look for then.
  if (!records.some(({ corrects }) => corrects !== undefined)) {
    return records.map((record) => modelPosting(record, isReversed(record, NONE), undefined));
  }
  const reversed = new Set<number>();
  const differences = new Map<number, StandingRecord>();
  for (const record of records) {
    if (record.corrects === undefined) continue;
    if (record.kind === 'modified') differences.set(record.corrects, record);
    else reversed.add(record.corrects);
  }
  return records
    .filter(({ kind }) => kind !== 'modified')
    .map((record) => modelPosting(record, isReversed(record, reversed), differences.get(record.number)));
}

const NONE: ReadonlySet<number> = new Set();

function isReversed({ kind, number }: StandingRecord, reversed: ReadonlySet<number>): boolean {
  return kind === 'rejected' || kind === 'cancelled' || reversed.has(number);
}

function modelPosting(
  { key, payMonth, amount, schoolYear, allowance, plan }: StandingRecord,
  reversed: boolean,
  difference: StandingRecord | undefined,
): Posting {
  return {
    key,
    payMonth,
    amount: difference === undefined ? amount : addCents(amount, difference.amount),
    schoolYear,
    allowance,
    plan,
    reversed,
  };
}
