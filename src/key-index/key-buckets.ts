/**
 * Where keys stand in a long list: the list is cut in blocks, a key is a number of 32 bits, and what is told of a key is
 * the blocks that may hold it. Keys that share a number, or most of its bits, only bring blocks too many: whoever looks
 * there compares the keys themselves.
 */
export interface KeyBlocks {
  /** The keys of every block, block after block, in pieces of any length. */
  readonly keys: Iterable<Int32Array>;
  /** For each block, how many keys there are up to its end. */
  readonly ends: Int32Array;
}

/** An index, in buckets of about as many entries: a question reads one of them. */
export interface KeyBuckets {
  /** 2 to the power of so many buckets. */
  readonly bits: number;
  readonly buckets: readonly Uint8Array[];
}

/** Entries of a bucket, about. */
const BUCKET = 4096;

/** An entry has 16 bits for its block. */
export const MOST_BLOCKS = 1 << 16;
const MOST_BITS = 16;
const ENTRY = 4;

/**
 * An entry is 32 bits: the last 16 of the key, then the block; the first bits of the key name the bucket. Entries need
 * no order within a bucket, so that each is put in its place at once.
 */
export function keyBuckets({ keys, ends }: KeyBlocks): KeyBuckets {
  if (ends.length > MOST_BLOCKS) throw new RangeError('too many blocks for one index');
  const count = ends.at(-1) ?? 0;
  const bits = Math.min(MOST_BITS, Math.max(0, Math.ceil(Math.log2(Math.max(1, count / BUCKET)))));
  const pieces = [...keys];
  const starts = startsOf(pieces, bits);
  const places = starts.slice();
  const entries = new DataView(new ArrayBuffer(ENTRY * count));
  let [block, passed] = [0, 0];
  for (const piece of pieces) {
    for (const key of piece) {
      while (passed >= (ends[block] ?? count)) block += 1;
      passed += 1;
      const bucket = bucketOf(key, bits);
      const place = places[bucket] ?? 0;
      entries.setInt32(ENTRY * place, entryOf(key, block), true);
      places[bucket] = place + 1;
    }
  }
  const buckets = Array.from({ length: 1 << bits }, (_, bucket) => {
    const [start = 0, end = 0] = [starts[bucket], starts[bucket + 1]];
    return new Uint8Array(entries.buffer, ENTRY * start, ENTRY * (end - start));
  });
  return { bits, buckets };
}

/** The place of the first entry of each bucket, and that after the last. */
function startsOf(pieces: readonly Int32Array[], bits: number): Int32Array {
  const starts = new Int32Array((1 << bits) + 1);
  for (const piece of pieces) {
    for (const key of piece) {
      const next = bucketOf(key, bits) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  return starts;
}

/** The bucket that tells of a key, of 2 to the power of `bits`. */
export function bucketOf(key: number, bits: number): number {
  return bits === 0 ? 0 : key >>> (32 - bits);
}

/** The blocks that may hold a key, ascending, by its bucket. */
export function blocksIn(bucket: Uint8Array, key: number): readonly number[] {
  const entries = new DataView(bucket.buffer, bucket.byteOffset, bucket.byteLength);
  const blocks = new Set<number>();
  const wanted = key & 0xffff;
  for (let at = 0; at + ENTRY <= bucket.length; at += ENTRY) {
    const entry = entries.getUint32(at, true);
    if (entry >>> 16 === wanted) blocks.add(entry & 0xffff);
  }
  return [...blocks].sort((a, b) => a - b);
}

function entryOf(key: number, block: number): number {
  return (key << 16) | block;
}
