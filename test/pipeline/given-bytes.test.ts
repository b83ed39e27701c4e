import { expect, test } from 'vitest';
import { giveBack, passing } from '../../src/given-bytes.js';

// Memory that is given back at once, and what must not be.

test('bytes that are a buffer of their own are given back', () => {
  const [own, other, empty] = [new Uint8Array(8).fill(7), new Uint8Array(3).fill(7), new Uint8Array()];
  giveBack(own, other, empty);
  expect([own.length, other.length, empty.length]).toEqual([0, 0, 0]);
  giveBack(own);
});

test('a view of a larger buffer is left: others may look at the rest', () => {
  const whole = Uint8Array.of(1, 2, 3, 4);
  giveBack(whole.subarray(1, 3));
  expect([...whole]).toEqual([1, 2, 3, 4]);
});

test('pieces that pass hold good until the next is asked for', () => {
  const pieces = [Uint8Array.of(1, 2), Uint8Array.of(3)];
  const seen: number[][] = [];
  for (const piece of passing(pieces)) seen.push([...piece]);
  expect(seen).toEqual([[1, 2], [3]]);
  expect(pieces.map(({ length }) => length)).toEqual([0, 0]);
});
