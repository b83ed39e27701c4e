import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../src/charset/index.js';
import { decodedBlocks } from '../../src/ingest/decoded-blocks.js';
import { randomRuns } from '../support/random-runs.js';

const ENCODINGS: readonly Encoding[] = ['UTF-8', 'ISO-8859-15', 'windows-1252'];

/** Bytes good and bad: whole characters of one to four bytes, and any byte. */
const someBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'é', '€', '😀', '\uFEFF', '\0').map((sign) => [...new TextEncoder().encode(sign)]),
      fc.nat({ max: 255 }).map((byte) => [byte]),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));
const goodUtf8 = fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text));

describe('a file decoded in blocks', () => {
  test('is the file decoded whole, up to its first bad byte, wherever blocks and pieces end', () => {
    fc.assert(
      fc.property(
        fc.oneof(someBytes, goodUtf8),
        fc.constantFrom(...ENCODINGS),
        fc.integer({ min: 4, max: 9 }),
        fc.integer({ min: 1, max: 7 }),
        (bytes, encoding, size, step) => {
          const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
            bytes.subarray(index * step, (index + 1) * step),
          );
          const blocks = [...decodedBlocks(pieces, encoding, size)];
          const text = blocks.map((block) => block.text).join('');
          const whole = decode(bytes, encoding);
          const good = whole.ok ? bytes : bytes.subarray(0, whole.fault.offset);
          expect(text).toBe(textOf(good, encoding));
          expect(blocks.at(-1)?.invalid).toBe(whole.ok ? undefined : whole.fault.byte);
          expect(blocks.slice(0, -1).filter(({ invalid }) => invalid !== undefined)).toEqual([]);
        },
      ),
      randomRuns(2000),
    );
  });

  test.each([
    ['a character cut by the end of the file', [0x61, 0xc3], 'a', 0xc3],
    ['a character of four bytes cut after three', [0x61, 0xf0, 0x9f, 0x98], 'a', 0xf0],
    ['a continuation without lead', [0x61, 0xa9], 'a', 0xa9],
    ['an overlong form', [0x61, 0xc0, 0xaf], 'a', 0xc0],
  ])('tells of %s', (_, bytes, text, invalid) => {
    const blocks = [...decodedBlocks([Uint8Array.from(bytes)], 'UTF-8', 4)];
    expect(blocks.at(-1)?.invalid).toBe(invalid);
    expect(blocks.map((block) => block.text).join('')).toBe(text);
  });

  test('has no block when it has no byte', () => {
    expect([...decodedBlocks([new Uint8Array(0)], 'UTF-8')]).toEqual([]);
  });
});

/** Well-formed bytes as text, a byte order mark kept. */
function textOf(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'UTF-8') return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const decoded = decode(bytes, encoding);
  return decoded.ok ? decoded.text : '';
}
