import { addCents, NO_CENTS, subtractCents, type Cents } from '../money/index.js';
import { Append } from './append.js';
import { isKept } from './archive.js';
import { clericalRun } from './clerical-run.js';
import { answeredPostings, correction, reversal } from './correcting.js';
import type { Acknowledgement, AcknowledgeRequest } from './ledger.js';
import type { PostingRecord, Total } from './records.js';
import { faultOf, takenOf, type ReturnAnomaly, type ReturnOutcome, type ReturnRow } from './returns.js';
import type { Sql, Transaction } from './store.js';

/** Applies the answers of the payer (files.md section 5) inside a transaction, by a run of its own. */
export async function acknowledgeRows(
  transaction: Transaction,
  request: AcknowledgeRequest,
): Promise<Acknowledgement> {
  if (!(await isKept(transaction, request.source.digest)))
    throw new Error('the return file was not archived');
  const { outcomes, answers } = await matched(transaction, [...request.rows]);
  const run = answers.length === 0 ? undefined : await postAnswers(transaction, answers, request);
  return {
    run,
    outcomes,
    sent: totalOf(answers.map(({ posting }) => posting.amount)),
    confirmed: totalOf(answers.filter(({ row }) => row.status !== 'rejected').map(({ taken }) => taken)),
  };
}

interface Answer {
  readonly row: ReturnRow;
  readonly posting: PostingRecord;
  readonly taken: Cents;
}

/** Finds the posting of each row; answers come in the order of the book, outcomes in the order of the rows. */
async function matched(
  sql: Sql,
  rows: readonly ReturnRow[],
): Promise<{ readonly outcomes: readonly ReturnOutcome[]; readonly answers: readonly Answer[] }> {
  const anomalies = new Map<ReturnRow, ReturnAnomaly>();
  const pending = new Map<string, ReturnRow>();
  for (const row of rows) {
    const fault = faultOf(row) ?? (pending.has(row.reference) ? 'already-answered' : undefined);
    if (fault === undefined) pending.set(row.reference, row);
    else anomalies.set(row, fault);
  }
  const answers = new Map<ReturnRow, Answer>();
  // Latest remittance first: a return file is about the last ones, and the search stops when every row has its posting.
  for (const { firstPosting, postings, isCancelled } of await remittanceRuns(sql)) {
    if (pending.size === 0) break;
    for await (const slice of answeredPostings(sql, { firstPosting, postings })) {
      for (const { posting, status } of slice) {
        const row = pending.get(posting.reference ?? '');
        if (row === undefined) continue;
        pending.delete(row.reference);
        if (isCancelled) anomalies.set(row, 'cancelled-remittance');
        else if (status !== null) anomalies.set(row, 'already-answered');
        else answers.set(row, { row, posting, taken: takenOf(row, posting.amount) });
      }
    }
  }
  return {
    outcomes: rows.map((row) => outcomeOf(row, answers.get(row), anomalies.get(row))),
    answers: [...answers.values()].sort((a, b) => a.posting.number - b.posting.number),
  };
}

async function remittanceRuns(
  sql: Sql,
): Promise<readonly { firstPosting: number; postings: number; isCancelled: boolean }[]> {
  const rows = await sql.rows(
    `SELECT r.first_posting, r.postings, (SELECT COUNT(*) FROM runs c WHERE c.cancels = r.run)
     FROM runs r WHERE r.kind = 'payroll' AND r.postings > 0 ORDER BY r.run DESC`,
  );
  return rows.map(([first, postings, cancellations]) => ({
    firstPosting: Number(first),
    postings: Number(postings),
    isCancelled: Number(cancellations) > 0,
  }));
}

function outcomeOf(
  row: ReturnRow,
  answer: Answer | undefined,
  anomaly: ReturnAnomaly | undefined,
): ReturnOutcome {
  if (answer === undefined) return { kind: 'anomaly', row, anomaly: anomaly ?? 'unknown-reference' };
  const { posting, taken } = answer;
  return { kind: 'answered', row, posting: posting.number, sent: posting.amount, taken };
}

async function postAnswers(
  transaction: Transaction,
  answers: readonly Answer[],
  request: AcknowledgeRequest,
): Promise<number> {
  const append = await Append.start(transaction);
  for (const { row, posting, taken } of answers) {
    const difference = subtractCents(taken, posting.amount);
    if (difference === 0n) continue;
    const corrected =
      row.status === 'rejected' ? reversal(posting, 'rejected') : correction(posting, 'modified', difference);
    if (append.add(corrected)) await append.flush();
  }
  const run = clericalRun('acknowledgement', request, [request.source]);
  const records = answers.map(({ row, posting, taken }) => ({
    posting: posting.number,
    status: row.status,
    motive: row.motive,
    taken,
  }));
  return (await append.seal(run, records)).number;
}

function totalOf(amounts: readonly Cents[]): Total {
  return { count: amounts.length, amount: amounts.reduce(addCents, NO_CENTS) };
}
