import type { PayMonth } from '../calendar/index.js';
import { Append } from './append.js';
import { clericalRun } from './clerical-run.js';
import { isKept } from './archive.js';
import { refused } from './errors.js';
import type { OpeningRequest } from './ledger.js';
import type { RunRecord } from './records.js';
import type { Transaction } from './store.js';

/** Enters what was paid before this ledger existed, so that an académie can start in the middle of a year. */
export async function importBalances(transaction: Transaction, request: OpeningRequest): Promise<RunRecord> {
  const { source, balances } = request;
  if (!(await isKept(transaction, source.digest))) throw new Error('the file of balances was not archived');
  const [before] = await transaction.rows(
    `SELECT r.run FROM runs r JOIN run_inputs i ON i.run = r.run WHERE r.kind = 'opening' AND i.digest = $1`,
    [source.digest],
  );
  if (before !== undefined) throw refused({ kind: 'already-imported', run: Number(before[0]) });
  const append = await Append.start(transaction);
  let last: PayMonth | undefined;
  for await (const { key, payMonth, amount, schoolYear, allowance, plan } of balances) {
    if (last === undefined || payMonth > last) last = payMonth;
    const isFull = append.add({
      kind: 'opening',
      key,
      payMonth,
      remittance: undefined,
      amount,
      schoolYear,
      allowance,
      plan,
      nature: undefined,
      reference: undefined,
      corrects: undefined,
    });
    if (isFull) await append.flush();
  }
  return append.seal({ ...clericalRun('opening', request, [source]), payMonth: last });
}
