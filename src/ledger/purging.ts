import { Append } from './append.js';
import { answersDigest } from './answers-digest.js';
import { clericalRun } from './clerical-run.js';
import { LedgerError } from './errors.js';
import { INDEX_TABLES } from './index-tables.js';
import type { PurgedTotals, PurgePlan, PurgeRequest, PurgeScope } from './purge.js';
import { openRemittances } from './purge-obstacles.js';
import { purgeDigest } from './purge-tables.js';
import type { RunRecord } from './records.js';
import { centsFrom, storedMonth } from './rows.js';
import type { Dialect, Sql, SqlValue, Transaction } from './store.js';

/** What a purge would take away, and what stands in its way. */
export async function purgePlan(sql: Sql, dialect: Dialect, scope: PurgeScope): Promise<PurgePlan> {
  const [counts] = await sql.rows(
    `SELECT COUNT(*), COUNT(DISTINCT p.award), CAST(COALESCE(SUM(p.cents), 0) AS BIGINT)
     FROM postings p WHERE p.award IN (${CLOSED})`,
    limitsOf(scope),
  );
  const [kept] = await sql.rows(
    `SELECT COUNT(*) FROM (SELECT p.award FROM postings p GROUP BY p.award
     HAVING MIN(p.school_year) <= $1 AND NOT (${IS_CLOSED})) AS kept`,
    limitsOf(scope),
  );
  const [contents] = await sql.rows(
    `SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM archives WHERE digest IN (${loose(dialect)})`,
    contentLimits(dialect, scope),
  );
  return {
    totals: {
      postings: Number(counts?.[0]),
      awards: Number(counts?.[1]),
      amount: centsFrom(counts?.[2]),
      contents: Number(contents?.[0]),
      bytes: Number(contents?.[1]),
    },
    keptAwards: Number(kept?.[0]),
    open: await openRemittances(sql, storedMonth(scope.keptFrom)),
  };
}

/**
 * Takes the personal rows of closed years out of the book, inside a transaction, by a run of its own. What the chain
 * needs to be walked stays, and what the rows added up to; the seal of the run covers both.
 *
 * @returns the run, or nothing where there is nothing to take away
 * @throws LedgerError `refused`, `purge-open` while a remittance of those years may still change
 */
export async function purgeRows(
  transaction: Transaction,
  request: PurgeRequest,
): Promise<RunRecord | undefined> {
  const { scope } = request;
  const { dialect } = transaction;
  const { totals, open } = await purgePlan(transaction, dialect, scope);
  if (open.length > 0) throw new LedgerError({ kind: 'refused', refusal: { kind: 'purge-open', open } });
  if (totals.postings === 0 && totals.contents === 0) return undefined;
  const append = await Append.start(transaction);
  await remember(transaction, append.run, request, totals);
  await remove(transaction, append.run, scope);
  return append.seal(clericalRun('purge', request, []), [], await purgeDigest(transaction, append.run));
}

/** Awards that are closed: all their years, all their payments and all their instalments. */
const IS_CLOSED = `MAX(p.school_year) <= $1 AND MAX(p.pay_month) < $2 AND MAX(p.instalment_month) <= $3`;
const CLOSED = `SELECT p.award FROM postings p GROUP BY p.award HAVING ${IS_CLOSED}`;

function limitsOf({ lastYear, keptFrom, lapsedTo }: PurgeScope): SqlValue[] {
  return [lastYear, storedMonth(keptFrom), storedMonth(lapsedTo)];
}

/** Runs whose files are kept: those of a later month, and answers about one. */
const KEPT_RUNS = `
  SELECT r.run FROM runs r WHERE r.pay_month >= $1 OR (r.pay_month IS NULL AND r.kind <> 'acknowledgement')
  UNION SELECT a.run FROM answers a JOIN postings p ON p.posting = a.posting WHERE p.pay_month >= $1`;

/** Contents that no run needs any more, or that none ever named: of runs that came to nothing. */
function loose(dialect: Dialect): string {
  return `
    SELECT digest FROM archives
    EXCEPT SELECT i.digest FROM run_inputs i
           WHERE i.run IN (${KEPT_RUNS}) OR ${dialect.isOneOf('i.name', '$2')}
    EXCEPT SELECT o.digest FROM run_outputs o
           WHERE o.run IN (${KEPT_RUNS}) OR ${dialect.isOneOf('o.name', '$2')}`;
}

function contentLimits(dialect: Dialect, { keptFrom, keptFiles }: PurgeScope): SqlValue[] {
  return [storedMonth(keptFrom), dialect.list(keptFiles)];
}

/** Writes down what stays of what is about to go. */
async function remember(
  transaction: Transaction,
  purge: number,
  { scope, holder }: PurgeRequest,
  { awards, postings, amount, contents, bytes }: PurgedTotals,
): Promise<void> {
  const { dialect } = transaction;
  await transaction.execute(
    `INSERT INTO purges (purge, before_day, holder, awards, postings, cents, contents, bytes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [purge, scope.before, holder, awards, postings, amount, contents, bytes],
  );
  const limits = limitsOf(scope);
  const rank = `CAST($4 AS BIGINT)`;
  await transaction.execute(
    `INSERT INTO purged_ranges (purge, run, first_posting, last_posting, hash)
     SELECT g.purge, g.run, g.first_posting, g.last_posting, l.hash
     FROM (SELECT ${rank} AS purge, n.run AS run, MIN(n.posting) AS first_posting, MAX(n.posting) AS last_posting
           FROM (SELECT p.run AS run, p.posting AS posting,
                        p.posting - ROW_NUMBER() OVER (PARTITION BY p.run ORDER BY p.posting) AS island
                 FROM postings p WHERE p.award IN (${CLOSED})) AS n
           GROUP BY n.run, n.island) AS g
     JOIN postings l ON l.posting = g.last_posting`,
    [...limits, purge],
  );
  await transaction.execute(
    `INSERT INTO purged_sums (purge, run, kind, pay_month, school_year, allowance, postings, cents, answered, taken,
                              rejected, rejected_cents)
     SELECT ${rank}, p.run, p.kind, p.pay_month, p.school_year, p.allowance, COUNT(*), CAST(SUM(p.cents) AS BIGINT),
            COUNT(a.posting), CAST(COALESCE(SUM(a.taken), 0) AS BIGINT),
            COUNT(CASE WHEN a.status = 'rejected' THEN 1 END),
            CAST(COALESCE(SUM(CASE WHEN a.status = 'rejected' THEN p.cents END), 0) AS BIGINT)
     FROM postings p LEFT JOIN answers a ON a.posting = p.posting WHERE p.award IN (${CLOSED})
     GROUP BY p.run, p.kind, p.pay_month, p.school_year, p.allowance`,
    [...limits, purge],
  );
  await transaction.execute(
    `INSERT INTO purged_contents (purge, digest, bytes)
     SELECT CAST($3 AS BIGINT), c.digest, c.bytes FROM archives c WHERE c.digest IN (${loose(dialect)})`,
    [...contentLimits(dialect, scope), purge],
  );
}

/** Takes the rows away; the rest of the book stays closed to changes all along. */
async function remove(transaction: Transaction, purge: number, scope: PurgeScope): Promise<void> {
  const { dialect } = transaction;
  const limits = limitsOf(scope);
  const closedPostings = `SELECT p.posting FROM postings p WHERE p.award IN (${CLOSED})`;
  const touched = await transaction.rows(
    `SELECT DISTINCT a.run FROM answers a WHERE a.posting IN (${closedPostings}) ORDER BY a.run`,
    limits,
  );
  const sealed: { readonly run: number; readonly sealed: string }[] = [];
  for (const [run] of touched) {
    sealed.push({ run: Number(run), sealed: await answersDigest(transaction, Number(run), 'sealed') });
  }
  for (const statement of dialect.erasing) await transaction.execute(statement);
  for (const table of EMPTIED) for (const text of dialect.removable(table)) await transaction.execute(text);
  await transaction.execute(`DELETE FROM answers WHERE posting IN (${closedPostings})`, limits);
  await transaction.execute(`DELETE FROM postings WHERE award IN (${CLOSED})`, limits);
  const gone = 'SELECT digest FROM purged_contents WHERE purge = $1';
  // A key is a hash of a NUMEN among others: with a row, every index goes that it stood in.
  const searched = `
    SELECT 'rows:' || c.digest FROM purged_contents c WHERE c.purge = $1
    UNION SELECT 'payees:' || g.run FROM purged_ranges g WHERE g.purge = $1
    UNION SELECT 'references:' || g.run FROM purged_ranges g WHERE g.purge = $1`;
  await transaction.execute(`DELETE FROM key_buckets WHERE subject IN (${searched})`, [purge]);
  await transaction.execute(`DELETE FROM key_indexes WHERE subject IN (${searched})`, [purge]);
  await transaction.execute(`DELETE FROM archive_blocks WHERE digest IN (${gone})`, [purge]);
  await transaction.execute(`DELETE FROM archive_parts WHERE digest IN (${gone})`, [purge]);
  await transaction.execute(`DELETE FROM archives WHERE digest IN (${gone})`, [purge]);
  for (const table of EMPTIED) for (const text of dialect.appendOnly(table)) await transaction.execute(text);
  for (const { run, sealed: whole } of sealed) {
    await transaction.execute(
      'INSERT INTO purged_answers (purge, run, sealed, remaining) VALUES ($1, $2, $3, $4)',
      [purge, run, whole, await answersDigest(transaction, run, 'present')],
    );
  }
}

const EMPTIED = ['answers', 'postings', ...INDEX_TABLES, 'archive_parts', 'archives'];
