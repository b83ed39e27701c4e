import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSigns, searchBytes } from '../../src/excerpt/byte-search.js';
import { randomRuns } from '../support/random-runs.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Few letters: texts that hold, end and begin one another. */
const few = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom('a', 'b', '1', 'é'), { minLength, maxLength }).map((letters) => letters.join(''));

/** Every place where one of the texts begins, found one by one. */
function placesOf(bytes: Uint8Array, needles: readonly Uint8Array[]): Set<number> {
  const places = new Set<number>();
  for (let at = 0; at < bytes.length; at += 1) {
    if (needles.some((needle) => needle.every((byte, index) => bytes[at + index] === byte))) places.add(at);
  }
  return places;
}

function found(bytes: Uint8Array, needles: readonly Uint8Array[]): Set<number> {
  const places = new Set<number>();
  searchBytes(bytes, needles, (at) => {
    places.add(at);
    return at + 1;
  });
  return places;
}

describe('texts searched together in bytes', () => {
  test('are found wherever each begins, short and long ones, overlapping or not', () => {
    fc.assert(
      fc.property(few(0, 60), fc.array(few(1, 12), { minLength: 1, maxLength: 5 }), (text, needles) => {
        const [bytes, all] = [bytesOf(text), needles.map(bytesOf)];
        expect(found(bytes, all)).toEqual(placesOf(bytes, all));
      }),
      randomRuns(3000),
    );
  });

  test.each([
    ['abcabcabc', ['abc'], [0, 3, 6]],
    ['xM1;M11;M1', ['M1'], [1, 4, 8]],
    ['x'.repeat(500) + 'y'.repeat(70), ['y'.repeat(70)], [500]],
    ['aaaa', ['a', 'aa', 'aaa', 'aaaa'], [0, 1, 2, 3]],
    ['', ['a', 'abcdefghij'], []],
    ['ab', ['abc'], []],
  ])('in « %s », %j begin at %j', (text, needles, places) => {
    expect(found(bytesOf(text), needles.map(bytesOf))).toEqual(new Set(places));
  });

  test('are looked for from where the visitor says', () => {
    const places: number[] = [];
    searchBytes(bytesOf('M1;M1\nM1;M1\n'), [bytesOf('M1')], (at) => {
      places.push(at);
      return at < 6 ? 6 : 12;
    });
    expect(places).toEqual([0, 6]);
  });
});

describe('line feeds and quotes between two places', () => {
  test('are counted, from and to any byte', () => {
    const text = fc.array(fc.constantFrom('\n', '"', 'a', '*', '\u008a', '\u00a2'), { maxLength: 3000 });
    fc.assert(
      fc.property(text, fc.nat(9), fc.nat(9), fc.nat(3), (letters, from, back, offset) => {
        const whole = Uint8Array.from([
          ...new Array<number>(offset).fill(0x0a),
          ...letters.map((letter) => letter.charCodeAt(0)),
        ]);
        const bytes = whole.subarray(offset);
        const start = Math.min(from, bytes.length);
        const end = Math.max(start, bytes.length - back);
        const count = (sign: number): number =>
          bytes.subarray(start, end).filter((byte) => byte === sign).length;
        expect(countSigns(bytes, start, end)).toEqual({ lineFeeds: count(0x0a), quotes: count(0x22) });
      }),
      randomRuns(300),
    );
  });

  test('more of them than a byte can count', () => {
    const bytes = new Uint8Array(10_000).fill(0x0a).fill(0x22, 3000);
    expect(countSigns(bytes, 0, bytes.length)).toEqual({ lineFeeds: 3000, quotes: 7000 });
  });
});
