import { runningDigest } from './digest.js';
import type { Digest } from './records.js';
import type { Dialect, Sql } from './store.js';

/**
 * What stays of purged rows. `purges`: one row a purge. `purged_ranges`: neighbouring postings of one run, and the hash
 * of the last, which the next link of the chain follows; the hashes between would only let guesses be tried one by one.
 * `purged_sums`: what they added up to. `purged_answers`: the digest of all the answers of a run, which its seal covers,
 * and of those that are left. `purged_contents`: files whose bytes are gone.
 */
const COLUMNS = {
  purges: {
    key: 'purge',
    columns: ['before_day', 'holder', 'awards', 'postings', 'cents', 'contents', 'bytes'],
  },
  purged_ranges: { key: 'first_posting', columns: ['run', 'first_posting', 'last_posting', 'hash'] },
  purged_sums: {
    key: 'run, kind, pay_month, school_year, allowance',
    columns: [
      'run',
      'kind',
      'pay_month',
      'school_year',
      'allowance',
      'postings',
      'cents',
      'answered',
      'taken',
      'rejected',
      'rejected_cents',
    ],
  },
  purged_answers: { key: 'run', columns: ['run', 'sealed', 'remaining'] },
  purged_contents: { key: 'digest', columns: ['digest', 'bytes'] },
} as const;

const TEXTS: ReadonlySet<string> = new Set([
  'before_day',
  'holder',
  'hash',
  'kind',
  'allowance',
  'sealed',
  'remaining',
  'digest',
]);

/** The statements that make the tables; rows are added, never changed. */
export function createPurgeTables(dialect: Dialect): string[] {
  const { integerType, textType, tableSuffix } = dialect;
  const tables = Object.entries(COLUMNS).map(([table, { key, columns }]) => {
    const typed = columns.map((column) => `${column} ${TEXTS.has(column) ? textType : integerType} NOT NULL`);
    const primary = key === 'purge' ? 'purge' : `purge, ${key}`;
    return `CREATE TABLE ${table} (purge ${integerType} NOT NULL, ${typed.join(', ')},
            PRIMARY KEY (${primary}))${tableSuffix}`;
  });
  return [
    ...tables,
    `CREATE INDEX purged_ranges_by_run ON purged_ranges (run, first_posting)`,
    `CREATE INDEX purged_sums_by_run ON purged_sums (run)`,
    `CREATE INDEX purged_contents_by_digest ON purged_contents (digest)`,
    ...Object.keys(COLUMNS).flatMap((table) => dialect.appendOnly(table)),
  ];
}

/** SHA-256 of everything a purge left behind it, as the seal of its run covers it. */
export async function purgeDigest(sql: Sql, purge: number): Promise<Digest> {
  const digest = runningDigest();
  for (const [table, { key, columns }] of Object.entries(COLUMNS)) {
    const rows = await sql.rows(
      `SELECT ${columns.join(', ')} FROM ${table} WHERE purge = $1 ORDER BY ${key}`,
      [purge],
    );
    for (const row of rows) digest.update(`${JSON.stringify([table, ...row.map(String)])}\n`);
  }
  return digest.digest();
}
