import { formatPayMonth } from '../calendar/index.js';
import { addCents } from '../money/index.js';
import type { BalanceBy, BalanceLine, PostingFilter, RemittanceRecord, Total } from './records.js';
import { filterOf } from './posted.js';
import { centsFrom, monthFrom } from './rows.js';
import type { Row, SqlValue, Store } from './store.js';

/** Sums of postings, in code point order of what they are of. */
export async function* balance(
  store: Store,
  by: BalanceBy,
  filter: PostingFilter,
): AsyncGenerator<BalanceLine> {
  const { where, parameters } = filterOf(filter);
  const column = COLUMNS[by];
  // What was purged has neither award nor payee any more: months alone still have it.
  const purged =
    by === 'payMonth' && isOfMonths(filter)
      ? `UNION ALL SELECT p.pay_month, p.postings, p.kind, p.cents, p.taken FROM purged_sums p${where}`
      : '';
  const text = `
    SELECT b.line, CAST(SUM(b.postings) AS BIGINT), ${sumOf(`CASE WHEN b.kind = 'opening' THEN b.cents END`)},
           ${sumOf(`CASE WHEN b.kind = 'movement' THEN b.cents END`)}, ${sumOf('b.taken')}, ${sumOf('b.cents')}
    FROM (SELECT p.${column} AS line, 1 AS postings, p.kind AS kind, p.cents AS cents, a.taken AS taken
          FROM postings p LEFT JOIN answers a ON a.posting = p.posting${where} ${purged}) AS b
    GROUP BY b.line ORDER BY b.line`;
  for await (const batch of store.stream(text, parameters)) {
    for (const [of, postings, opening, sent, confirmed, net] of batch) {
      yield {
        of: by === 'payMonth' ? formatPayMonth(monthFrom(of)) : String(of),
        postings: Number(postings),
        opening: centsFrom(opening),
        sent: centsFrom(sent),
        confirmed: centsFrom(confirmed),
        net: centsFrom(net),
      };
    }
  }
}

function isOfMonths({ award, payee, reference, from, to }: PostingFilter): boolean {
  return [award, payee, reference, from, to].every((value) => value === undefined);
}

const COLUMNS = { award: 'award', payee: 'payee', payMonth: 'pay_month' } as const;

/** Every remittance with what was sent, confirmed and rejected, oldest first. */
export async function* remittances(store: Store): AsyncGenerator<RemittanceRecord> {
  const text = `
    SELECT r.run, r.pay_month, r.remittance,
           (SELECT COUNT(*) FROM runs c WHERE c.cancels = r.run),
           (SELECT COUNT(*) FROM publications p WHERE p.run = r.run), r.postings, r.movements
    FROM runs r WHERE r.kind = 'payroll' AND r.remittance IS NOT NULL ORDER BY r.run`;
  for await (const batch of store.stream(text)) {
    for (const row of batch) yield await withAnswers(store, row);
  }
}

async function withAnswers(store: Store, row: Row): Promise<RemittanceRecord> {
  const [run, payMonth, number, cancellations, publications, postings, movements] = row;
  const [answers] = await store.rows(
    `SELECT COUNT(*), COUNT(CASE WHEN a.status = 'rejected' THEN 1 END), ${sumOf('a.taken')},
            ${sumOf(`CASE WHEN a.status = 'rejected' THEN p.cents END`)}
     FROM runs r
     JOIN postings p ON p.posting >= r.first_posting AND p.posting < r.first_posting + r.postings
     JOIN answers a ON a.posting = p.posting
     WHERE r.run = $1`,
    [run ?? null],
  );
  const [purged] = await store.rows(
    `SELECT ${sumOf('answered')}, ${sumOf('rejected')}, ${sumOf('taken')}, ${sumOf('rejected_cents')}
     FROM purged_sums WHERE run = $1`,
    [run ?? null],
  );
  const [answered, refused, taken, refusedCents] = [0, 1, 2, 3].map((at) =>
    addCents(centsFrom(answers?.[at] ?? 0), centsFrom(purged?.[at] ?? 0)),
  );
  return {
    run: Number(run),
    payMonth: monthFrom(payMonth),
    number: Number(number),
    state: stateOf(Number(cancellations), Number(answered)),
    published: Number(publications) > 0,
    sent: total(postings, movements),
    confirmed: total(Number(answered) - Number(refused), taken),
    rejected: total(refused, refusedCents),
  };
}

function stateOf(cancellations: number, answered: number): RemittanceRecord['state'] {
  if (cancellations > 0) return 'cancelled';
  return answered > 0 ? 'acknowledged' : 'posted';
}

function total(count: SqlValue | undefined, cents: SqlValue | undefined): Total {
  return { count: Number(count), amount: centsFrom(cents) };
}

/** The sum as a 64-bit integer in both stores; 0 of nothing. */
function sumOf(expression: string): string {
  return `CAST(COALESCE(SUM(${expression}), 0) AS BIGINT)`;
}
