import type { ExplainedBook } from '../explained/case.js';
import type { PostingRecord, RunRecord } from '../ledger/index.js';
import type { Key } from '../model/index.js';
import type { ExplainedPosting } from '../report/explanation/award-explanation.js';

/**
 * What the book says of some awards, by a run: what it found posted, what it posted itself, what came later.
 *
 * @param records every posting of those awards, in the order of the book
 */
export function explainedBook(
  records: readonly PostingRecord[],
  { firstPosting, postings }: Pick<RunRecord, 'firstPosting' | 'postings'>,
): ExplainedBook {
  const next = firstPosting + postings;
  const before = records.filter(({ number }) => number < firstPosting);
  const sent = records.filter(({ number }) => number >= firstPosting && number < next);
  const since = records.filter(({ number }) => number >= next);
  return {
    before: (key) => ofKey(before, key).map((record) => explained(record, before)),
    sent: (key) => ofKey(sent, key).map((record) => explained(record, []))[0],
    since: (key) => ofKey(since, key).map((record) => explained(record, since)),
  };
}

function ofKey(records: readonly PostingRecord[], { award, payee, instalmentMonth }: Key) {
  return records.filter(
    ({ key }) => key.award === award && key.payee === payee && key.instalmentMonth === instalmentMonth,
  );
}

/** @param known the postings that may say what became of it */
function explained(record: PostingRecord, known: readonly PostingRecord[]): ExplainedPosting {
  const { payMonth, remittance, kind, nature, amount, reference, number } = record;
  const answer = known.find(({ corrects }) => corrects === number)?.kind;
  const fate = answer === 'movement' || answer === 'opening' ? undefined : answer;
  return { payMonth, remittance, kind, nature, amount, reference, fate };
}
