import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint } from '../../src/model/index.js';
import { randomRuns } from '../support/random-runs.js';

test.each([
  ['A', 'B', 'rules 11'],
  ['', 'A', 'rules 11'],
  ['M1', 'M10', 'rules 11'],
  ['M10', 'M2', 'rules 11'], // by character, not by number
  ['Z', 'a', 'rules 11'], // not as a dictionary would
  ['z', 'é', 'rules 11'],
  ['\uffff', '\u{10000}', 'rules 11'], // UTF-16 would say the contrary
  ['\ue000', '😀', 'rules 11'],
  ['M\ud7ff', 'M\ue000', 'rules 11'],
  ['😀', '😁', 'rules 11'], // same high surrogate
  ['\u{103fe}', '\u{103ff}', 'rules 11'], // the last low surrogate
])('%o comes before %o (%s)', (first, second) => {
  expect(Math.sign(byCodePoint(first, second))).toBe(-1);
  expect(Math.sign(byCodePoint(second, first))).toBe(1);
});

test('an id is in the same place as itself', () => {
  expect(byCodePoint('M1', 'M1')).toBe(0);
});

test('any two ids are ordered as their code points are', () => {
  const edges = fc.constantFrom('A', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}');
  const anyId = fc
    .array(fc.oneof(edges, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 3 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(anyId, anyId, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(compareCodePoints(Array.from(a), Array.from(b)));
    }),
    randomRuns(1000),
  );
});

function compareCodePoints(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((character, at) => character !== b[at]);
  if (index === -1) return Math.sign(a.length - b.length);
  const other = b[index]?.codePointAt(0);
  return other === undefined ? 1 : Math.sign((a[index]?.codePointAt(0) ?? 0) - other);
}
