import type { PayMonth } from '../calendar/index.js';
import { runNumbered } from './reading.js';
import type { RunRecord } from './records.js';
import { storedMonth } from './rows.js';
import type { Store } from './store.js';

/** The pay runs of a month that were not cancelled, with or without a remittance, oldest first. */
export async function payRunsOf(store: Store, payMonth: PayMonth): Promise<readonly RunRecord[]> {
  const rows = await store.rows(
    `SELECT r.run FROM runs r
     WHERE r.kind = 'payroll' AND r.pay_month = $1 AND NOT EXISTS (SELECT 1 FROM runs c WHERE c.cancels = r.run)
     ORDER BY r.run`,
    [storedMonth(payMonth)],
  );
  const runs: RunRecord[] = [];
  for (const [number] of rows) {
    const run = await runNumbered(store, Number(number));
    if (run !== undefined) runs.push(run);
  }
  return runs;
}

/** The payees of a run of whom the book had no posting before it, in no particular order. */
export async function* newPayeesOf(
  store: Store,
  { firstPosting, postings }: Pick<RunRecord, 'firstPosting' | 'postings'>,
): AsyncGenerator<string> {
  const text = `
    SELECT payee FROM postings WHERE posting >= $1 AND posting < $2
    EXCEPT SELECT payee FROM postings WHERE posting < $1`;
  for await (const batch of store.stream(text, [firstPosting, firstPosting + postings])) {
    for (const [payee] of batch) yield String(payee);
  }
}
