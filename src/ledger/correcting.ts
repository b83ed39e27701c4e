import { negateCents, type Cents } from '../money/index.js';
import type { PostingKind, PostingRecord, RunRecord, UnplacedPosting } from './records.js';
import { postingFrom } from './rows.js';
import type { Row, Sql } from './store.js';
import { columnsOf } from './tables.js';

/** Postings read at once. */
const SLICE = 5000;

/**
 * The postings of a run in their order, each with the status the payer gave it (`null`: none yet), read in slices
 * inside a transaction that writes meanwhile.
 */
export async function* answeredPostings(
  sql: Sql,
  { firstPosting, postings }: Pick<RunRecord, 'firstPosting' | 'postings'>,
): AsyncGenerator<readonly { readonly posting: PostingRecord; readonly status: string | null }[]> {
  const end = firstPosting + postings;
  for (let from = firstPosting; from < end; from += SLICE) {
    const rows = await sql.rows(
      `SELECT ${columnsOf('postings', 'p')}, a.status FROM postings p LEFT JOIN answers a ON a.posting = p.posting
       WHERE p.posting >= $1 AND p.posting < $2 ORDER BY p.posting`,
      [from, Math.min(from + SLICE, end)],
    );
    yield rows.map((row) => ({ posting: postingFrom(row), status: statusOf(row) }));
  }
}

function statusOf(row: Row): string | null {
  const status = row.at(-1);
  return typeof status === 'string' ? status : null;
}

/** A posting that corrects another: same key, same pay month, same plan; linked, never instead of it. */
export function correction(
  of: PostingRecord,
  kind: Extract<PostingKind, 'rejected' | 'modified' | 'cancelled'>,
  amount: Cents,
): UnplacedPosting {
  const { key, payMonth, schoolYear, allowance, plan, nature } = of;
  return {
    kind,
    key,
    payMonth,
    remittance: undefined,
    amount,
    schoolYear,
    allowance,
    plan,
    nature,
    reference: undefined,
    corrects: of.number,
  };
}

export function reversal(of: PostingRecord, kind: 'rejected' | 'cancelled'): UnplacedPosting {
  return correction(of, kind, negateCents(of.amount));
}
