import { addCents, NO_CENTS, type Cents } from '../money/index.js';
import type { PurgeRecord } from './purge.js';
import type { Digest } from './records.js';
import { centsFrom } from './rows.js';
import type { Sql } from './store.js';

/** Neighbouring postings of a run that are gone, and the hash of the last: the next link follows it. */
export interface PurgedRange {
  readonly first: number;
  readonly last: number;
  readonly hash: Digest;
}

/** What a purge left of a run. */
export interface PurgedOfRun {
  /** In the order of the book. */
  readonly ranges: readonly PurgedRange[];
  readonly amount: Cents;
}

/** Only what a purge in the chain says counts: its seal covers it. Rows that no purge claims prove nothing. */
const BY_A_PURGE = `JOIN runs x ON x.run = g.purge AND x.kind = 'purge'`;

/** What purges left of a run, later ones. */
export async function purgedOf(sql: Sql, run: number): Promise<PurgedOfRun> {
  const ranges = await sql.rows(
    `SELECT g.first_posting, g.last_posting, g.hash FROM purged_ranges g ${BY_A_PURGE}
     WHERE g.run = $1 AND g.purge > $1 ORDER BY g.first_posting`,
    [run],
  );
  if (ranges.length === 0) return NOTHING;
  const sums = await sql.rows(
    `SELECT g.cents FROM purged_sums g ${BY_A_PURGE} WHERE g.run = $1 AND g.purge > $1`,
    [run],
  );
  return {
    ranges: ranges.map(([first, last, hash]) => ({
      first: Number(first),
      last: Number(last),
      hash: String(hash),
    })),
    amount: sums.map(([cents]) => centsFrom(cents)).reduce(addCents, NO_CENTS),
  };
}

const NOTHING: PurgedOfRun = { ranges: [], amount: NO_CENTS };

/** Whether a purge later than a run took a content of it away. */
export async function isPurged(sql: Sql, digest: Digest, run: number): Promise<boolean> {
  const rows = await sql.rows(
    `SELECT 1 FROM purged_contents g ${BY_A_PURGE} WHERE g.digest = $1 AND g.purge > $2`,
    [digest, run],
  );
  return rows.length > 0;
}

/** Every purge, oldest first. */
export async function purgesOf(sql: Sql): Promise<readonly PurgeRecord[]> {
  const rows = await sql.rows(
    'SELECT purge, before_day, holder, awards, postings, cents, contents, bytes FROM purges ORDER BY purge',
  );
  return rows.map(([run, before, holder, awards, postings, cents, contents, bytes]) => ({
    run: Number(run),
    before: String(before),
    holder: String(holder),
    awards: Number(awards),
    postings: Number(postings),
    amount: centsFrom(cents),
    contents: Number(contents),
    bytes: Number(bytes),
  }));
}
