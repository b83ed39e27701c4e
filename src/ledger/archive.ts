import { LedgerError } from './errors.js';
import { blocksOfSize, LineCutter, SizeCutter } from './block-cutters.js';
import { unpack, unpackWhole, type Content } from './content.js';
import { digestOf } from './digest.js';
import { blockSeal, keepIndex, tableIndex } from './kept-index.js';
import type { ArchivedContent, TableBlocks } from './ledger.js';
import { packBlocks, unpackBlocks, unpackWholeBlocks } from './packed-blocks.js';
import { PlacedParts } from './placed-parts.js';
import type { Digest } from './records.js';
import { StagedParts } from './staged-parts.js';
import type { Sql, SqlValue, Transaction } from './store.js';

/**
 * Keeps a content under its digest, compressed; the same content twice is kept once.
 *
 * @param blocks of a large table: it is kept so that some of its rows can be read without the others
 */
export async function keep(
  transaction: Transaction,
  content: Content,
  blocks?: TableBlocks,
): Promise<ArchivedContent> {
  const stated = statedOf(content);
  // Known beforehand, nothing need be compressed: most inputs are those of the month before.
  if (stated !== undefined && (await isKept(transaction, stated.digest))) return stated;
  const count = blocks === undefined ? blocksOfSize(stated?.bytes ?? 0) : blocks.firstLines.length;
  const parts =
    stated === undefined
      ? new StagedParts(transaction)
      : await PlacedParts.start(transaction, { ...stated, parts: count });
  const packed: Digest[] = [];
  const cutter = blocks === undefined ? new SizeCutter() : new LineCutter(blocks.firstLines);
  const found = await packBlocks(content, cutter, (part) => {
    if (blocks !== undefined) packed.push(digestOf(part));
    return parts.add(part);
  });
  if (parts instanceof StagedParts && (await isKept(transaction, found.digest))) {
    await parts.discard();
    return found;
  }
  await parts.keepAs(found);
  if (blocks !== undefined) await keepBlocks(transaction, found.digest, packed, blocks);
  return found;
}

/** What a content is, where that is known before it is read. */
function statedOf(content: Content): ArchivedContent | undefined {
  if (content instanceof Uint8Array) return { digest: digestOf(content), bytes: content.length };
  return 'stated' in content ? content.stated : undefined;
}

async function keepBlocks(
  transaction: Transaction,
  digest: Digest,
  packed: readonly Digest[],
  { firstLines, keys, method }: TableBlocks,
): Promise<void> {
  if (packed.length !== firstLines.length) throw new Error('blocks of another table');
  await transaction.insert(
    'archive_blocks',
    packed.map((own, part) => {
      const firstLine = firstLines[part] ?? 0;
      return [digest, part, firstLine, blockSeal(digest, part, firstLine, own)];
    }),
  );
  await keepIndex(transaction, tableIndex(digest, method), keys);
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
  const { parts, inBlocks } = await archiveOf(sql, digest);
  yield* inBlocks ? unpackBlocks(digest, parts) : unpack(digest, parts);
}

/** The same, whole: what is large is made ready in other threads. */
export async function wholeContentOf(sql: Sql, digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  const { parts, bytes, inBlocks } = await archiveOf(sql, digest);
  const packed: Uint8Array[] = [];
  for await (const part of parts) packed.push(part);
  return inBlocks ? unpackWholeBlocks(digest, packed, bytes) : unpackWhole(digest, packed, bytes);
}

async function archiveOf(
  sql: Sql,
  digest: Digest,
): Promise<{
  readonly parts: AsyncIterable<Uint8Array>;
  readonly bytes: number;
  readonly inBlocks: boolean;
}> {
  const [archive] = await sql.rows('SELECT parts, bytes, in_blocks FROM archives WHERE digest = $1', [
    digest,
  ]);
  if (archive === undefined) throw await absence(sql, digest);
  const [parts, bytes, inBlocks] = archive.map(Number);
  return { parts: partsOf(sql, digest, parts ?? 0), bytes: bytes ?? 0, inBlocks: inBlocks === 1 };
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
