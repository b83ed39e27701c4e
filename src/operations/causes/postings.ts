import { modelPostings } from '../../ledger/model-postings.js';
import type { PostingRecord, RunRecord } from '../../ledger/index.js';
import type { LedgerView } from '../../ledger/view.js';
import type { Answered, Cause, CausedPart } from '../../model/cause.js';
import type { AwardId, Key } from '../../model/index.js';
import { negateCents, sumCents } from '../../money/index.js';
import { nameOfRun } from './runs.js';
import { nameOf } from '../replay-ledger.js';

/** Some awards of the ledger as they stood before a run. */
export function viewBefore(records: readonly PostingRecord[], { firstPosting }: RunRecord): LedgerView {
  const awards = new Map<AwardId, PostingRecord[]>();
  for (const record of records) {
    if (record.number >= firstPosting) continue;
    const { award } = record.key;
    const known = awards.get(award);
    if (known === undefined) awards.set(award, [record]);
    else known.push(record);
  }
  const postings = new Map([...awards].map(([award, own]) => [award, modelPostings(own)] as const));
  return { awardIds: () => postings.keys(), postingsOf: (award) => postings.get(award) ?? [] };
}

/** What happened to a key after one run and before the next, each kind of it as one part. */
export function answersBetween(
  key: Key,
  records: readonly PostingRecord[],
  since: RunRecord,
  run: RunRecord,
): CausedPart[] {
  const between = recordsBetween(key, records, since, run);
  return ANSWERS.flatMap(([answer, kinds]) => {
    const own = between.filter(({ kind }) => kinds.includes(kind));
    const amount = sumCents(own.map((record) => record.amount));
    if (amount === 0n) return [];
    const corrections = own.filter(({ kind }) => kind !== 'movement');
    const cause: Cause = {
      kind: 'answer',
      answer,
      postings: corrections.map((record) => answeredBy(record, records)),
    };
    return [{ cause, amount: negateCents(amount) }];
  });
}

/** The remittance, cancelled since, in which a key had been sent after a run and before the next. */
export function cancelledBetween(
  key: Key,
  records: readonly PostingRecord[],
  since: RunRecord,
  run: RunRecord,
): ReturnType<typeof nameOfRun> | undefined {
  const sent = recordsBetween(key, records, since, run).findLast(({ kind }) => kind === 'movement');
  return sent === undefined ? undefined : nameOfRun(sent);
}

/** What a cancellation takes back was sent in between, or in the run before: together they say what stands. */
const ANSWERS: readonly (readonly [Answer, readonly PostingRecord['kind'][]])[] = [
  ['rejected', ['rejected']],
  ['modified', ['modified']],
  ['cancelled', ['cancelled', 'movement']],
  ['opening', ['opening']],
];

type Answer = Extract<Cause, { kind: 'answer' }>['answer'];

function recordsBetween(
  key: Key,
  records: readonly PostingRecord[],
  since: RunRecord,
  run: RunRecord,
): readonly PostingRecord[] {
  const name = nameOf(key);
  const from = since.firstPosting + since.postings;
  return records.filter(
    (record) => record.number >= from && record.number < run.firstPosting && nameOf(record.key) === name,
  );
}

function answeredBy(
  { corrects, amount, payMonth }: PostingRecord,
  records: readonly PostingRecord[],
): Answered {
  const sent = records.find(({ number }) => number === corrects);
  return {
    reference: sent?.reference,
    payMonth: sent?.payMonth ?? payMonth,
    remittance: sent?.remittance,
    amount,
  };
}
