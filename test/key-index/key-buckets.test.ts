import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GatheredKeys } from '../../src/key-index/gathered-keys.js';
import {
  blocksIn,
  bucketOf,
  keyBuckets,
  MOST_BLOCKS,
  type KeyBlocks,
} from '../../src/key-index/key-buckets.js';
import { randomRuns } from '../support/random-runs.js';

const key = fc.oneof(
  fc.integer(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0xffff, 0x10000, -0x10000),
);
const someBlocks = fc.array(fc.array(key, { maxLength: 40 }), { maxLength: 30 });

function indexOf(blocks: readonly (readonly number[])[], together?: number) {
  const keys = new GatheredKeys();
  const ends = blocks.map((own) => {
    for (const each of own) keys.push(each);
    return keys.length;
  });
  return indexWith({ keys: keys.pieces(), ends: Int32Array.from(ends) }, together);
}

function indexWith(keyed: KeyBlocks, together?: number): { bits: number; buckets: readonly Uint8Array[] } {
  const { bits, buckets } = keyBuckets(keyed, together);
  return { bits, buckets: [...buckets] };
}

const blocksWith = ({ bits, buckets }: ReturnType<typeof indexOf>, wanted: number): readonly number[] =>
  blocksIn(buckets[bucketOf(wanted, bits)]!, wanted);

describe('an index of keys', () => {
  test('tells every block that holds a key, ascending, and no other but for the bits it does not keep', () => {
    fc.assert(
      fc.property(someBlocks, key, (blocks, other) => {
        const index = indexOf(blocks);
        for (const wanted of [...blocks.flat(), other]) {
          const isAlike = (each: number): boolean =>
            bucketOf(each, index.bits) === bucketOf(wanted, index.bits) &&
            (each & 0xffff) === (wanted & 0xffff);
          const expected = blocks.flatMap((own, block) => (own.some(isAlike) ? [block] : []));
          expect(blocksWith(index, wanted)).toEqual(expected);
        }
      }),
      randomRuns(200),
    );
  });

  test('has as many buckets as it needs, whatever their pieces', () => {
    const blocks = Array.from({ length: 60 }, (_, block) =>
      Array.from({ length: 1000 }, (_, at) => Math.imul(block * 1000 + at, 0x9e3779b1)),
    );
    const index = indexOf(blocks);
    expect(index.bits).toBe(4);
    expect(index.buckets.reduce((sum, { length }) => sum + length, 0)).toBe(4 * 60_000);
    blocks.forEach((own, block) => {
      for (const wanted of own.slice(0, 20)) expect(blocksWith(index, wanted)).toContain(block);
    });
  });

  test('is the same, however few of its entries are in memory together', () => {
    const blocks = Array.from({ length: 70 }, (_, block) =>
      Array.from({ length: 600 }, (_, at) => Math.imul(block * 600 + at, 0x9e3779b1)),
    );
    const whole = indexOf(blocks);
    expect(whole.buckets.length).toBe(16);
    for (const together of [1, 5000, 9000, 20_000]) expect(indexOf(blocks, together)).toEqual(whole);
  });

  test('of no key has one bucket, that tells nothing', () => {
    expect(indexOf([])).toMatchObject({ bits: 0 });
    expect(blocksWith(indexOf([[], []]), 7)).toEqual([]);
  });

  test('names the last block it can, and refuses one more', () => {
    const ends = new Int32Array(MOST_BLOCKS).fill(1, MOST_BLOCKS - 1);
    expect(blocksWith(indexWith({ keys: [Int32Array.of(-1)], ends }), -1)).toEqual([MOST_BLOCKS - 1]);
    expect(() => keyBuckets({ keys: [], ends: new Int32Array(MOST_BLOCKS + 1) })).toThrow(RangeError);
  });
});
