/**
 * Where keys stand in a long list: the list is cut in blocks, a key is a number of 32 bits, and what is told of a key is
 * the blocks that may hold it. Keys that share a number, or most of its bits, only bring blocks too many: whoever looks
 * there compares the keys themselves.
 */
export interface KeyBlocks {
  /** The keys of every block, block after block, in pieces of any length; gone through several times. */
  readonly keys: Iterable<Int32Array>;
  /** For each block, how many keys there are up to its end. */
  readonly ends: Int32Array;
}

/** An index, in buckets of about as many entries: a question reads one of them. */
export interface KeyBuckets {
  /** 2 to the power of so many buckets. */
  readonly bits: number;
  /** Once, in their order. */
  readonly buckets: Iterable<Uint8Array>;
}

/** Entries of a bucket, about. */
const BUCKET = 4096;

/** An entry has 16 bits for its block. */
export const MOST_BLOCKS = 1 << 16;
const MOST_BITS = 16;
const ENTRY = 4;

/** Entries that are put in their places together: more take less time and more memory. */
const TOGETHER = 1 << 21;

/**
 * An entry is 32 bits: the last 16 of the key, then the block; the first bits of the key name the bucket. Entries need
 * no order within a bucket, so that each is put in its place at once.
 *
 * @param together entries in memory, about
 */
export function keyBuckets(keyed: KeyBlocks, together = TOGETHER): KeyBuckets {
  const { keys, ends } = keyed;
  if (ends.length > MOST_BLOCKS) throw new RangeError('too many blocks for one index');
  const count = ends.at(-1) ?? 0;
  const bits = Math.min(MOST_BITS, Math.max(0, Math.ceil(Math.log2(Math.max(1, count / BUCKET)))));
  return { bits, buckets: bucketsOf(keyed, startsOf(keys, bits), bits, together) };
}

/** Some buckets after the others: all the keys are gone through for each few, rather than all be in memory twice. */
function* bucketsOf(
  keyed: KeyBlocks,
  starts: Int32Array,
  bits: number,
  together: number,
): Generator<Uint8Array> {
  const placeOf = (bucket: number): number => starts[bucket] ?? 0;
  const last = starts.length - 1;
  for (let first = 0; first < last;) {
    let end = first + 1;
    while (end < last && placeOf(end + 1) - placeOf(first) <= together) end += 1;
    const entries = entriesOf(keyed, starts.subarray(first, end + 1), first, bits);
    for (let bucket = first; bucket < end; bucket += 1) {
      const [start, stop] = [placeOf(bucket) - placeOf(first), placeOf(bucket + 1) - placeOf(first)];
      yield entries.subarray(ENTRY * start, ENTRY * stop);
    }
    first = end;
  }
}

/**
 * The entries of buckets that follow each other.
 *
 * @param starts of each of them, and of the one after
 */
function entriesOf({ keys, ends }: KeyBlocks, starts: Int32Array, first: number, bits: number): Uint8Array {
  const [from = 0, to = 0] = [starts[0], starts.at(-1)];
  const places = starts.map((start) => start - from);
  const buckets = starts.length - 1;
  const bytes = new Uint8Array(ENTRY * (to - from));
  const entries = new DataView(bytes.buffer);
  let [block, passed, end] = [0, 0, ends[0] ?? 0];
  for (const piece of keys) {
    for (const key of piece) {
      while (passed >= end) end = ends[(block += 1)] ?? Infinity;
      passed += 1;
      const bucket = bucketOf(key, bits) - first;
      if (bucket < 0 || bucket >= buckets) continue;
      const place = places[bucket] ?? 0;
      entries.setInt32(ENTRY * place, entryOf(key, block), true);
      places[bucket] = place + 1;
    }
  }
  return bytes;
}

/** The place of the first entry of each bucket, and that after the last. */
function startsOf(pieces: Iterable<Int32Array>, bits: number): Int32Array {
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
