import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CellKey, CellMemory } from '../../src/ingest/cell-memory.js';
import { randomRuns } from '../support/random-runs.js';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a memory of cells', () => {
  test('answers for the same bytes, and for no others, whatever lies around them and however few places it has', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\u00e9'), maxLength: 17 }),
      fc.constantFrom('2025-09-01', '2025-09-02', '98E1234567JST', 'a', 'aa'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (all, bits) => {
          const memory = new CellMemory<string>(bits);
          for (const [text, before] of all) {
            const key = new CellKey(bytesOf(`${before}${text}${before}${' '.repeat(16)}`));
            if (!key.take(before.length, before.length + text.length)) {
              expect(text.length).toBeGreaterThan(15);
              continue;
            }
            const known = memory.recall(key);
            // An empty cell is as free room; nobody asks for one.
            if (text !== '') expect([undefined, text]).toContain(known);
            memory.keep(key, text);
            expect(memory.recall(key)).toBe(text);
          }
        },
      ),
      randomRuns(500),
    );
  });

  test('holds the latest of the cells that fall on one place', () => {
    const memory = new CellMemory<number>(1);
    const keys = ['a', 'b', 'c', 'd', 'e'].map((text) => {
      const key = new CellKey(bytesOf(text.padEnd(16)));
      key.take(0, 1);
      return key;
    });
    keys.forEach((key, rank) => {
      memory.keep(key, rank);
    });
    const known = keys.map((key) => memory.recall(key));
    expect(known.at(-1)).toBe(4);
    expect(known.filter((answer) => answer !== undefined).length).toBeLessThanOrEqual(2);
  });
});

describe('a key', () => {
  test('is none of a cell of 16 bytes, or that begins less than 16 bytes before the end', () => {
    const key = new CellKey(bytesOf('0123456789abcdefX'));
    expect([key.take(0, 15), key.take(0, 16), key.take(1, 2), key.take(2, 3)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(new CellKey(bytesOf('short')).take(0, 1)).toBe(false);
  });

  test('is part of a larger memory', () => {
    const large = bytesOf('xx98E1234567JST;more of it');
    const key = new CellKey(large.subarray(2));
    const same = new CellKey(bytesOf('98E1234567JST   '));
    expect([key.take(0, 13), same.take(0, 13)]).toEqual([true, true]);
    expect([key.a, key.b, key.c, key.d]).toEqual([same.a, same.b, same.c, same.d]);
  });

  test.each([
    ['98E1234567JST', true],
    ['Éve', false],
    ['abcdefghijklmn\u00e9', false],
  ])('tells whether %s is ASCII, the length aside', (text, isAscii) => {
    const key = new CellKey(bytesOf(text.padEnd(32)));
    expect(key.take(0, text.length)).toBe(true);
    expect(key.isAscii).toBe(isAscii);
  });
});
