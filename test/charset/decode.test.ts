import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../src/charset/index.js';

const bytesOf = (...values: (number | string)[]): Uint8Array =>
  Uint8Array.from(
    values.flatMap((value) =>
      typeof value === 'string' ? Array.from(value, (c) => c.charCodeAt(0)) : [value],
    ),
  );

describe('the one-byte charsets, against the decoder of the platform', () => {
  test('the 96 upper bytes of ISO-8859-15', () => {
    const bytes = Uint8Array.from({ length: 96 }, (_, index) => 0xa0 + index);
    expect(decode(bytes, 'ISO-8859-15')).toEqual({
      ok: true,
      text: new TextDecoder('iso-8859-15').decode(bytes),
    });
  });

  test('the 123 upper bytes of windows-1252 that have a character', () => {
    const holes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
    const bytes = Uint8Array.from(
      Array.from({ length: 128 }, (_, index) => 0x80 + index).filter((byte) => !holes.includes(byte)),
    );
    const decoded = decode(bytes, 'windows-1252');
    const upper = new TextDecoder('iso-8859-1').decode(bytes.subarray(27)); // 0xA0 and above: ISO-8859-1
    // unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT, 0x80 to 0x9F
    expect(decoded).toEqual({ ok: true, text: `€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ${upper}` });
  });
});

test.each<[string, Encoding, Uint8Array, number, number]>([
  [
    'a C1 byte (windows-1252 quotes declared as ISO-8859-15)',
    'ISO-8859-15',
    bytesOf('L', 0x92, 'ILE'),
    1,
    0x92,
  ],
  ['the first C1 byte', 'ISO-8859-15', bytesOf(0x80), 0, 0x80],
  ['the last C1 byte', 'ISO-8859-15', bytesOf('AB', 0x9f), 2, 0x9f],
  ['a hole of windows-1252', 'windows-1252', bytesOf('A', 0x81), 1, 0x81],
  ['another hole', 'windows-1252', bytesOf('A', 0x8d), 1, 0x8d],
  ['another hole', 'windows-1252', bytesOf('A', 0x8f), 1, 0x8f],
  ['another hole', 'windows-1252', bytesOf('A', 0x90), 1, 0x90],
  ['another hole', 'windows-1252', bytesOf('A', 0x9d), 1, 0x9d],
  ['a byte beyond the first chunk', 'windows-1252', bytesOf('A'.repeat(20_000), 0x81), 20_000, 0x81],
  ['an ISO-8859-1 letter declared as UTF-8', 'UTF-8', bytesOf('AB', 0xe9, 'C'), 2, 0xe9],
  ['a letter cut by the end of the file', 'UTF-8', bytesOf('A', 0xc3), 1, 0xc3],
  ['an overlong form of /', 'UTF-8', bytesOf(0xc0, 0xaf), 0, 0xc0],
  ['half a surrogate pair', 'UTF-8', bytesOf('A', 0xed, 0xa0, 0x80), 1, 0xed],
  ['a code point above U+10FFFF', 'UTF-8', bytesOf(0xf4, 0x90, 0x80, 0x80), 0, 0xf4],
  ['a continuation byte alone', 'UTF-8', bytesOf('A', 0x80), 1, 0x80],
  [
    'a fault after a byte order mark, counted with it',
    'UTF-8',
    bytesOf(0xef, 0xbb, 0xbf, 'A', 0xff),
    4,
    0xff,
  ],
])('%s is refused in %s, with its offset', (_, encoding, bytes, offset, byte) => {
  expect(decode(bytes, encoding)).toEqual({ ok: false, fault: { offset, byte } });
});

test.each<Encoding>(['UTF-8', 'ISO-8859-15', 'windows-1252'])('tab, CR and LF are text in %s', (encoding) => {
  expect(decode(bytesOf('A\tB\r\n'), encoding)).toEqual({ ok: true, text: 'A\tB\r\n' });
});

test('a byte order mark is removed, once', () => {
  expect(decode(bytesOf(0xef, 0xbb, 0xbf, 'numen'), 'UTF-8')).toEqual({ ok: true, text: 'numen' });
  expect(decode(bytesOf(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), 'UTF-8')).toEqual({ ok: true, text: '\ufeff' });
});

test('UTF-8 is refused exactly where the decoder of the platform refuses it', () => {
  const wellFormed = (bytes: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const fragments = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => Array.from(new TextEncoder().encode(text))),
    fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff), {
      maxLength: 4,
    }),
  );
  fc.assert(
    fc.property(fc.array(fragments), (parts) => {
      const bytes = Uint8Array.from(parts.flat());
      const decoded = decode(bytes, 'UTF-8');
      if (decoded.ok) return wellFormed(bytes);
      const { offset } = decoded.fault;
      // All before is sound; nothing that begins at the fault is.
      const restIsBad = [1, 2, 3, 4].every((length) => !wellFormed(bytes.subarray(offset, offset + length)));
      return wellFormed(bytes.subarray(0, offset)) && restIsBad && decoded.fault.byte === bytes[offset];
    }),
    { numRuns: 2000 },
  );
});
