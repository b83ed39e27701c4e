import { canonicalAnswer } from './canonical.js';
import { runningDigest } from './digest.js';
import type { Digest } from './records.js';
import type { ReturnStatus } from './returns.js';
import { centsFrom } from './rows.js';
import type { Sql } from './store.js';

/**
 * SHA-256 of the answers of a run. Those that a purge took away are known by the digest it kept, as long as what it left
 * is what is there.
 *
 * @param of `present`: of the answers that are there. `sealed`: of all of them, as the seal of the run covers it
 */
export async function answersDigest(sql: Sql, run: number, of: 'present' | 'sealed'): Promise<Digest> {
  const present = await presentDigest(sql, run);
  if (of === 'present') return present;
  const [purged] = await sql.rows(
    `SELECT a.sealed, a.remaining FROM purged_answers a JOIN runs x ON x.run = a.purge AND x.kind = 'purge'
     WHERE a.run = $1 ORDER BY a.purge DESC LIMIT 1`,
    [run],
  );
  return purged?.[1] === present ? String(purged[0]) : present;
}

/** Answers read at once. */
const SLICE = 5000;

async function presentDigest(sql: Sql, run: number): Promise<Digest> {
  const digest = runningDigest();
  for (let after = 0; ;) {
    const rows = await sql.rows(
      `SELECT posting, status, motive, taken FROM answers WHERE run = $1 AND posting > $2
       ORDER BY posting LIMIT ${String(SLICE)}`,
      [run, after],
    );
    for (const [posting, status, motive, taken] of rows) {
      after = Number(posting);
      const answer = {
        posting: after,
        status: status as ReturnStatus,
        motive: String(motive),
        taken: centsFrom(taken),
      };
      digest.update(`${canonicalAnswer(answer)}\n`);
    }
    if (rows.length < SLICE) return digest.digest();
  }
}
