import { LedgerError } from './errors.js';
import { pack, unpack, unpackWhole, type Content } from './content.js';
import { digestOf } from './digest.js';
import type { ArchivedContent } from './ledger.js';
import type { Digest } from './records.js';
import { StagedParts } from './staged-parts.js';
import type { Sql, SqlValue, Transaction } from './store.js';

/** Keeps a content under its digest, compressed; the same content twice is kept once. */
export async function keep(transaction: Transaction, content: Content): Promise<ArchivedContent> {
  if (content instanceof Uint8Array) {
    // At hand, its digest is known before anything is compressed: most inputs are those of the month before.
    const digest = digestOf(content);
    if (await isKept(transaction, digest)) return { digest, bytes: content.length };
  }
  const parts = new StagedParts(transaction);
  const { digest, bytes } = await pack(content, (part) => parts.add(part));
  if (await isKept(transaction, digest)) await parts.discard();
  else await parts.keepAs(digest, bytes);
  return { digest, bytes };
}

export async function isKept(sql: Sql, digest: Digest): Promise<boolean> {
  return (await sql.rows('SELECT 1 FROM archives WHERE digest = $1', [digest])).length > 0;
}

/** The day of the purge that took a content away; `undefined` when none did. */
async function purgedBefore(sql: Sql, digest: Digest): Promise<string | undefined> {
  const [row] = await sql.rows(
    `SELECT p.before_day FROM purged_contents c JOIN purges p ON p.purge = c.purge
     WHERE c.digest = $1 ORDER BY p.purge DESC LIMIT 1`,
    [digest],
  );
  return row === undefined ? undefined : String(row[0]);
}

async function absence(sql: Sql, digest: Digest): Promise<LedgerError> {
  const before = await purgedBefore(sql, digest);
  return new LedgerError(
    before === undefined ? { kind: 'corrupted', where: `archive ${digest}` } : { kind: 'purged', before },
  );
}

/**
 * The bytes kept under a digest.
 *
 * @throws LedgerError `corrupted` when they are missing, cut, or not those; `purged`
 */
export async function* contentOf(sql: Sql, digest: Digest): AsyncGenerator<Uint8Array> {
  const [archive] = await sql.rows('SELECT parts FROM archives WHERE digest = $1', [digest]);
  if (archive === undefined) throw await absence(sql, digest);
  yield* unpack(digest, partsOf(sql, digest, Number(archive[0])));
}

/** The same, whole: what is large is made ready in other threads. */
export async function wholeContentOf(sql: Sql, digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  const [archive] = await sql.rows('SELECT parts, bytes FROM archives WHERE digest = $1', [digest]);
  if (archive === undefined) throw await absence(sql, digest);
  const parts: Uint8Array[] = [];
  for await (const part of partsOf(sql, digest, Number(archive[0]))) parts.push(part);
  return unpackWhole(digest, parts, Number(archive[1]));
}

async function* partsOf(sql: Sql, digest: Digest, count: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < count; part += 1) {
    const [row] = await sql.rows('SELECT content FROM archive_parts WHERE digest = $1 AND part = $2', [
      digest,
      part,
    ]);
    if (row === undefined) throw new LedgerError({ kind: 'corrupted', where: `archive ${digest}` });
    yield bytesOf(row[0]);
  }
}

function bytesOf(value: SqlValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}
