import type { OpenRemittance } from './purge.js';
import type { PayMonth } from '../calendar/index.js';
import { preparationsIn } from './preparations.js';
import { monthFrom } from './rows.js';
import type { Sql } from './store.js';

/** That a run was answered: an answer is there, or was before a purge. To be asked of `runs`, called `r`. */
export const IS_ANSWERED = `(
  EXISTS (SELECT 1 FROM answers a WHERE a.posting >= r.first_posting AND a.posting < r.first_posting + r.postings)
  OR EXISTS (SELECT 1 FROM purged_ranges g WHERE g.run = r.run))`;

const STANDS = `r.kind = 'payroll' AND r.remittance IS NOT NULL AND NOT EXISTS (SELECT 1 FROM runs c WHERE c.cancels = r.run)`;

/** The remittances before a month (`AAAAMM`) that can still be cancelled, answered, or be written again. */
export async function openRemittances(sql: Sql, before: number): Promise<readonly OpenRemittance[]> {
  const rows = await sql.rows(
    `SELECT r.pay_month, r.remittance, CASE WHEN ${IS_ANSWERED} THEN 1 ELSE 0 END
     FROM runs r WHERE ${STANDS} AND r.pay_month < $1
     AND (NOT ${IS_ANSWERED} OR NOT EXISTS (SELECT 1 FROM publications p WHERE p.run = r.run)) ORDER BY r.run`,
    [before],
  );
  const sent = rows.map(([payMonth, remittance, answered]): OpenRemittance => ({
    payMonth: monthFrom(payMonth),
    remittance: Number(remittance),
    why: Number(answered) === 1 ? 'unpublished' : 'unanswered',
  }));
  const prepared = [...(await preparationsIn(sql)).keys()].map((payMonth): OpenRemittance => ({
    payMonth,
    remittance: undefined,
    why: 'prepared',
  }));
  return [...sent, ...prepared];
}

/**
 * The latest month that no cancellation can undo: that of a remittance the payer answered, or of opening balances. No
 * pay run of an earlier month will ever be posted.
 */
export async function settledMonthOf(sql: Sql): Promise<PayMonth | undefined> {
  const [row] = await sql.rows(
    `SELECT MAX(r.pay_month) FROM runs r WHERE (${STANDS} AND ${IS_ANSWERED}) OR (r.kind = 'opening' AND r.postings > 0)`,
  );
  return row === undefined || row[0] === null ? undefined : monthFrom(row[0]);
}
