import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, type Charset } from '../../src/charset/index.js';

const CHARSETS: readonly Charset[] = ['ISO-8859-15', 'windows-1252'];

// Characters of both charsets, of one of them, of none; an arbitrary text alone would hardly ever be accepted.
const mixedText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('AZaz09 ?É€œŸ')) }),
  fc.string({ unit: fc.constantFrom(...Array.from('AZ ?É€¤’—')) }),
  fc.string({ unit: 'binary' }),
);

describe('the characters that set the two charsets apart from ISO-8859-1', () => {
  test.each<[string, Charset, number]>([
    // ISO/IEC 8859-15:1999, the eight positions that differ from part 1
    ['€', 'ISO-8859-15', 0xa4],
    ['Š', 'ISO-8859-15', 0xa6],
    ['š', 'ISO-8859-15', 0xa8],
    ['Ž', 'ISO-8859-15', 0xb4],
    ['ž', 'ISO-8859-15', 0xb8],
    ['Œ', 'ISO-8859-15', 0xbc],
    ['œ', 'ISO-8859-15', 0xbd],
    ['Ÿ', 'ISO-8859-15', 0xbe],
    ['É', 'ISO-8859-15', 0xc9],
    // unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
    ['€', 'windows-1252', 0x80],
    ['…', 'windows-1252', 0x85],
    ['Œ', 'windows-1252', 0x8c],
    ['’', 'windows-1252', 0x92],
    ['—', 'windows-1252', 0x97],
    ['œ', 'windows-1252', 0x9c],
    ['Ÿ', 'windows-1252', 0x9f],
    ['¤', 'windows-1252', 0xa4],
  ])('%s is written in %s as byte %i', (character, charset, byte) => {
    expect(encode(character, charset)).toEqual({ ok: true, bytes: Uint8Array.of(byte) });
  });
});

test.each<[string, Charset, string, number]>([
  ['AB\u{1F600}', 'ISO-8859-15', 'U+1F600', 2],
  ['\u{1F600}€\u00a4', 'ISO-8859-15', 'U+1F600', 0],
  ['¤', 'ISO-8859-15', 'U+00A4', 0], // the euro took its place
  ['´', 'ISO-8859-15', 'U+00B4', 0],
  ['L’ÎLE', 'ISO-8859-15', 'U+2019', 1],
  ['Ł', 'windows-1252', 'U+0141', 0],
  ['A\u0301', 'windows-1252', 'U+0301', 1], // a decomposed letter is two characters
  ['X\ud800', 'ISO-8859-15', 'U+D800', 1], // half a surrogate pair
])('%j cannot be written in %s because of %s at %i', (text, charset, codePoint, position) => {
  const encoded = encode(text, charset);
  expect(encoded.ok).toBe(false);
  expect(!encoded.ok && encoded.faults[0]).toEqual({ codePoint, position });
});

test('every character that cannot be written is named, not the first one only', () => {
  expect(encode('A\u{1F600}B☂', 'ISO-8859-15')).toEqual({
    ok: false,
    faults: [
      { codePoint: 'U+1F600', position: 1 },
      { codePoint: 'U+2602', position: 3 },
    ],
  });
});

test.each(CHARSETS)('no control character is written in %s', (charset) => {
  const controls = Array.from({ length: 0xa0 }, (_, index) => index).filter((n) => n < 0x20 || n >= 0x7f);
  const written = controls.filter((n) => encode(String.fromCharCode(n), charset).ok);
  expect(written).toEqual([]);
});

test.each(CHARSETS)(
  'in %s, what is written is read back, and a refusal is never a replacement',
  (charset) => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const encoded = encode(text, charset);
        if (!encoded.ok) return encoded.faults.length > 0;
        const decoded = decode(encoded.bytes, charset);
        return decoded.ok && decoded.text === text && encoded.bytes.length === Array.from(text).length;
      }),
    );
  },
);

test('whatever ISO-8859-15 can write, windows-1252 can: a transliterated name suits both', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => byte > 0x9f || (byte > 0x1f && byte < 0x7f),
  );
  const decoded = decode(Uint8Array.from(bytes), 'ISO-8859-15');
  expect(decoded.ok && Array.from(decoded.text)).toHaveLength(191);
  expect(decoded.ok && encode(decoded.text, 'windows-1252').ok).toBe(true);
});
