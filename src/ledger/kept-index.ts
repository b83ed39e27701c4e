import { digestOf, runningDigest } from './digest.js';
import { blocksIn, bucketOf, keyBuckets, MOST_BLOCKS, type KeyBlocks } from '../key-index/key-buckets.js';
import type { Digest } from './records.js';
import type { Row, Sql, Store, Transaction } from './store.js';

/** What an index is of, and how its keys became numbers: by another method they would be other numbers. */
export interface IndexName {
  readonly subject: string;
  readonly method: number;
}

/** Buckets that are written at once. */
const TOGETHER = 200;

/** Keeps where keys stand. Of a list with too many blocks nothing is kept: it is gone through whole. */
export async function keepIndex(transaction: Transaction, name: IndexName, keyed: KeyBlocks): Promise<void> {
  const { subject, method } = name;
  const blocks = keyed.ends.length;
  if (blocks > MOST_BLOCKS) return;
  const { bits, buckets } = keyBuckets(keyed);
  await transaction.insert('key_indexes', [[subject, method, bits, blocks]]);
  let rows: Row[] = [];
  let bucket = 0;
  for (const content of buckets) {
    rows.push([subject, bucket, sealOf({ ...name, bits, blocks }, bucket, content), content]);
    bucket += 1;
    if (rows.length < TOGETHER) continue;
    await transaction.insert('key_buckets', rows);
    rows = [];
  }
  if (rows.length > 0) await transaction.insert('key_buckets', rows);
}

/**
 * The blocks that may hold one of some keys, ascending.
 *
 * @returns `undefined` when there is no index, or none to be believed: look everywhere
 */
export async function blocksHolding(
  sql: Sql,
  name: IndexName,
  keys: readonly number[],
): Promise<readonly number[] | undefined> {
  const index = await indexOf(sql, name);
  if (index === undefined) return undefined;
  const byBucket = Map.groupBy(keys, (key) => bucketOf(key, index.bits));
  const found = await Promise.all(
    [...byBucket].map(async ([bucket, own]) => {
      const content = await bucketContent(sql, index, bucket);
      return content === undefined ? undefined : own.flatMap((key) => blocksIn(content, key));
    }),
  );
  const blocks = new Set<number>();
  for (const own of found) {
    if (own === undefined) return undefined;
    for (const block of own) blocks.add(block);
  }
  return [...blocks].sort((a, b) => a - b);
}

interface KeptIndex extends IndexName {
  readonly bits: number;
  readonly blocks: number;
}

async function indexOf(sql: Sql, { subject, method }: IndexName): Promise<KeptIndex | undefined> {
  const [row] = await sql.rows('SELECT method, bits, blocks FROM key_indexes WHERE subject = $1', [subject]);
  if (row === undefined || Number(row[0]) !== method) return undefined;
  return { subject, method, bits: Number(row[1]), blocks: Number(row[2]) };
}

async function bucketContent(sql: Sql, index: KeptIndex, bucket: number): Promise<Uint8Array | undefined> {
  const [row] = await sql.rows('SELECT seal, content FROM key_buckets WHERE subject = $1 AND bucket = $2', [
    index.subject,
    bucket,
  ]);
  const [seal, content] = row ?? [];
  return content instanceof Uint8Array && sealOf(index, bucket, content) === seal ? content : undefined;
}

function sealOf({ subject, method, bits, blocks }: KeptIndex, bucket: number, content: Uint8Array): Digest {
  const digest = runningDigest();
  digest.update(`${JSON.stringify([subject, method, bits, blocks, bucket])}\n`);
  digest.update(content);
  return digest.digest();
}

/** What is wrong with the indexes of a book: buckets that are missing, altered, or of none. */
export async function* damagedIndexes(store: Store): AsyncGenerator<string> {
  const rows = await store.rows('SELECT subject, method, bits, blocks FROM key_indexes ORDER BY subject');
  const text = 'SELECT bucket, seal, content FROM key_buckets WHERE subject = $1 ORDER BY bucket';
  for (const [subject, method, bits, blocks] of rows) {
    const index = {
      subject: String(subject),
      method: Number(method),
      bits: Number(bits),
      blocks: Number(blocks),
    };
    let next = 0;
    for await (const batch of store.stream(text, [index.subject])) {
      for (const [bucket, seal, content] of batch) {
        const isSound = content instanceof Uint8Array && sealOf(index, next, content) === seal;
        if (Number(bucket) !== next || !isSound) yield `index ${index.subject}, bucket ${String(bucket)}`;
        next = Number(bucket) + 1;
      }
    }
    if (next !== 2 ** index.bits) yield `index ${index.subject}, bucket ${next}`;
  }
}

/** The name of the index of an archived table. */
export function tableIndex(digest: Digest, method: number): IndexName {
  return { subject: `rows:${digest}`, method };
}

/** What is found of the postings of a run. */
export type PostingKey = 'payees' | 'references';

export function postingIndex(key: PostingKey, run: number, method: number): IndexName {
  return { subject: `${key}:${run}`, method };
}

/** The seal of a part of a table that can be read alone. */
export function blockSeal(digest: Digest, part: number, firstLine: number, packed: Digest): Digest {
  return digestOf(new TextEncoder().encode(JSON.stringify([digest, part, firstLine, packed])));
}
