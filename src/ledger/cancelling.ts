import type { PayMonth } from '../calendar/index.js';
import { Append } from './append.js';
import { clericalRun } from './clerical-run.js';
import { answeredPostings, reversal } from './correcting.js';
import { refused } from './errors.js';
import { IS_ANSWERED } from './purge-obstacles.js';
import { runNumbered } from './reading.js';
import type { RunRecord, Stamp } from './records.js';
import { monthFrom, storedMonth } from './rows.js';
import type { Transaction } from './store.js';

/** The payer refused the whole file: every posting of the remittance is reversed, by a run of its own. */
export async function cancelRemittance(
  transaction: Transaction,
  payMonth: PayMonth,
  remittance: number,
  stamp: Stamp,
): Promise<RunRecord> {
  const run = await cancellable(transaction, payMonth, remittance);
  const append = await Append.start(transaction);
  for await (const slice of answeredPostings(transaction, run)) {
    for (const { posting } of slice) append.add(reversal(posting, 'cancelled'));
    await append.flush();
  }
  return append.seal({
    ...clericalRun('cancellation', stamp, []),
    payMonth,
    remittance,
    cancels: run.number,
  });
}

/** Only the last of the remittances that are neither cancelled nor answered, even in part. */
async function cancellable(
  transaction: Transaction,
  payMonth: PayMonth,
  remittance: number,
): Promise<RunRecord> {
  const [found] = await transaction.rows(
    `SELECT r.run, ${CANCELLED}, ${ANSWERED} FROM runs r
     WHERE r.kind = 'payroll' AND r.pay_month = $1 AND r.remittance = $2`,
    [storedMonth(payMonth), remittance],
  );
  const run = found === undefined ? undefined : await runNumbered(transaction, Number(found[0]));
  if (found === undefined || run === undefined) throw refused({ kind: 'unknown-remittance' });
  if (Number(found[1]) === 1) throw refused({ kind: 'already-cancelled' });
  if (Number(found[2]) === 1) throw refused({ kind: 'acknowledged' });
  const [later] = await transaction.rows(
    `SELECT r.pay_month, r.remittance FROM runs r
     WHERE r.kind = 'payroll' AND r.remittance IS NOT NULL AND r.run > $1 AND ${CANCELLED} = 0 AND ${ANSWERED} = 0
     ORDER BY r.run DESC LIMIT 1`,
    [run.number],
  );
  if (later !== undefined) {
    const last = { payMonth: monthFrom(later[0]), remittance: Number(later[1]) };
    throw refused({ kind: 'not-the-last', last });
  }
  return run;
}

const CANCELLED = 'CASE WHEN EXISTS (SELECT 1 FROM runs c WHERE c.cancels = r.run) THEN 1 ELSE 0 END';
const ANSWERED = `CASE WHEN ${IS_ANSWERED} THEN 1 ELSE 0 END`;
