import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fingerprint } from '../../src/split/fingerprint.js';
import { SPACES } from '../../src/split/links.js';
import { randomRuns } from '../support/random-runs.js';

const SPACE_IDS = Object.values(SPACES);
const spaces = fc.constantFrom(...SPACE_IDS);
const print = new Fingerprint();

function ofText(text: string, space: number): string {
  print.ofText(text, space);
  return `${String(print.low)} ${String(print.high)}`;
}

/** The same of bytes, with others around them; `undefined` when they are not ASCII. */
function ofBytes(bytes: Uint8Array, space: number): string | undefined {
  const around = Buffer.concat([Buffer.of(0xff, 0x41), bytes, Buffer.of(0x42, 0xff)]);
  return print.ofAscii(around, 2, 2 + bytes.length, space)
    ? `${String(print.low)} ${String(print.high)}`
    : undefined;
}

/** Keys as they are in the field: a number goes up by one, and little else differs. */
function keys(count: number): string[] {
  return Array.from({ length: count }, (_, rank) => {
    const number = String(rank).padStart(7, '0');
    return [`04E${number}ABA`, `1910240${number}1`, `M${String(rank)}`, number][rank % 4]!;
  });
}

describe('the fingerprint of a key', () => {
  test('is the same of its ASCII bytes and of its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), spaces, (text, space) => {
        expect(ofBytes(Buffer.from(text, 'latin1'), space)).toBe(ofText(text, space));
      }),
      randomRuns(300),
    );
  });

  test('is asked of the text as soon as a byte is not ASCII', () => {
    const text = fc.tuple(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary-ascii' }));
    fc.assert(
      fc.property(text, fc.integer({ min: 0x80, max: 0xff }), ([before, after], byte) => {
        const bytes = Buffer.concat([Buffer.from(before), Buffer.of(byte), Buffer.from(after)]);
        expect(ofBytes(bytes, 1)).toBeUndefined();
      }),
      randomRuns(100),
    );
  });

  test('depends on the key and on its space alone, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), spaces), { minLength: 1, maxLength: 8 }), (all) => {
        const once = all.map(([text, space]) => ofText(text, space));
        const again = all.toReversed().map(([text, space]) => ofText(text, space));
        expect(again.toReversed()).toEqual(once);
      }),
      randomRuns(100),
    );
  });

  test('is another for each key of a country, in one space', () => {
    const count = 400_000;
    expect(new Set(keys(count).map((key) => ofText(key, SPACES.agent)))).toHaveProperty('size', count);
  });

  test('is another for the same text in each space', () => {
    const texts = keys(20_000);
    const prints = SPACE_IDS.flatMap((space) => texts.map((text) => ofText(text, space)));
    expect(new Set(prints)).toHaveProperty('size', prints.length);
  });

  test('tells short keys apart, and those that differ by an accent, a blank, a case or their order', () => {
    const texts = [
      '',
      'a',
      'A',
      'b',
      'ab',
      'ba',
      'é',
      'e',
      'É',
      'a ',
      ' a',
      'aa',
      'aaa',
      '0',
      '00',
      '€',
      '|',
      '||',
    ];
    const prints = texts.map((text) => ofText(text, 1));
    expect(new Set(prints)).toHaveProperty('size', texts.length);
  });

  test.each([2, 7, 50, 64])('sends keys in %i parts of about one size', (parts) => {
    const counts = Array.from({ length: parts }, () => 0);
    const texts = keys(40_000);
    for (const text of texts) {
      print.ofText(text, SPACES.agent);
      counts[(print.low >>> 0) % parts]! += 1;
    }
    const even = texts.length / parts;
    expect(Math.min(...counts)).toBeGreaterThan(0.75 * even);
    expect(Math.max(...counts)).toBeLessThan(1.25 * even);
  });

  test('has a name of its own among a few keys, which a number holds exactly', () => {
    const texts = keys(60_000);
    const names = texts.map((text) => {
      print.ofText(text, 0);
      return print.name;
    });
    expect(new Set(names)).toHaveProperty('size', texts.length);
    expect(names.every((name) => Number.isSafeInteger(name) && name >= 0)).toBe(true);
  });
});
