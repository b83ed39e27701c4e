import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { Spill } from '../../src/io/spill.js';
import { GatheredKeys } from '../../src/key-index/gathered-keys.js';
import { keysAside } from '../../src/split/keys-aside.js';

const spill = new Spill(tmpdir());
afterAll(() => {
  spill.close();
});

describe('keys that wait in a bucket', () => {
  test('are all there as often as asked, in their order, in memory and on disk', () => {
    const count = 3_000_000;
    const keys = new GatheredKeys(keysAside(spill, 3));
    for (let at = 0; at < count; at += 1) keys.push(Math.imul(at, 0x9e3779b1));
    expect(keys.length).toBe(count);
    for (let turn = 0; turn < 2; turn += 1) {
      let [at, others] = [0, 0];
      for (const piece of keys.pieces()) {
        for (const key of piece) {
          if (key !== Math.imul(at, 0x9e3779b1)) others += 1;
          at += 1;
        }
      }
      expect([at, others]).toEqual([count, 0]);
    }
  });
});
