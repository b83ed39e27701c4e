import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/generate/random.js';

const DRAWS = 60_000;

test('a die falls on each side about as often', () => {
  const random = seededRandom(1);
  const sides = [0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < DRAWS; draw++) sides[random.below(6)]!++;
  for (const count of sides) expect(Math.abs(count - DRAWS / 6)).toBeLessThan(500);
});

test('the draw after a six is no more often a six', () => {
  const random = seededRandom(2);
  let previous = -1;
  let pairs = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const side = random.below(6);
    if (side === 5 && previous === 5) pairs++;
    previous = side;
  }
  expect(Math.abs(pairs - DRAWS / 36)).toBeLessThan(250);
});

test('streams of neighbouring keys do not follow each other', () => {
  const streams = Array.from({ length: 2000 }, (_, key) => {
    const random = seededRandom(9, 2015, 3, key);
    return [random.below(2 ** 20), random.below(2 ** 20)].join();
  });
  expect(new Set(streams).size).toBe(streams.length);
});

test('the order of the keys matters', () => {
  expect(seededRandom(1, 2).below(2 ** 20)).not.toBe(seededRandom(2, 1).below(2 ** 20));
});

test('both ends of a range are drawn, and nothing outside', () => {
  const random = seededRandom(3);
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(-2, 2)));
  expect([...drawn].sort((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2]);
});

describe('A weighted choice', () => {
  test('follows the weights', () => {
    const random = seededRandom(4);
    const often = Array.from({ length: DRAWS }, () =>
      random.weighted([
        ['a', 9],
        ['b', 1],
      ] as const),
    ).filter((value) => value === 'a').length;
    expect(Math.abs(often - 0.9 * DRAWS)).toBeLessThan(500);
  });

  test('never takes a value without weight', () => {
    const random = seededRandom(5);
    for (let draw = 0; draw < 1000; draw++)
      expect(
        random.weighted([
          [1, 0],
          [2, 1],
          [3, 0],
        ]),
      ).toBe(2);
  });

  test('among nothing is refused', () => {
    expect(() => seededRandom(6).weighted([])).toThrow(RangeError);
    expect(() => seededRandom(6).pick([])).toThrow(RangeError);
  });
});

test('a thousand in a thousand is always, none is never', () => {
  const random = seededRandom(7);
  for (let draw = 0; draw < 1000; draw++) {
    expect(random.chance(1000)).toBe(true);
    expect(random.chance(0)).toBe(false);
  }
});
