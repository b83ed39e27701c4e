import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteCheck, decode, LONGEST_ROW, type ByteFault, type Encoding } from '../../src/charset/index.js';
import { encoded } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';

/** What is found in bytes that come in pieces of a size, each in memory of its own, aligned as it may. */
function found(bytes: Uint8Array, encoding: Encoding, size = bytes.length, shift = 0): ByteFault | undefined {
  const check = new ByteCheck(encoding);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    const memory = new Uint8Array(piece.length + shift);
    memory.set(piece, shift);
    if (!check.push(memory.subarray(shift))) break;
  }
  return check.end();
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const after = (text: string): number => text.length;

describe('a file in UTF-8 declared in a one-byte charset', () => {
  test.each<[string, string, number, string]>([
    ['a name', 'nom\nHélène\n', after('nom\nH'), 'é'],
    ['capitals, whose second byte exists in neither charset', 'nom\nÀÉ\n', after('nom\n'), 'À'],
    ['a typographic apostrophe', 'nom\nL’ÉCOLE\n', after('nom\nL'), '’'],
    ['the euro', '12 €', after('12 '), '€'],
    ['a letter of elsewhere, then one of here', 'Łé', 2, 'é'],
    ['a no-break space', 'a\u00a0b', 1, 'U+00A0'],
    ['a byte order mark', '\ufeffnumen;nir\n', 0, 'U+FEFF'],
  ])('is recognised by %s', (_, text, offset, character) => {
    for (const encoding of ['ISO-8859-15', 'windows-1252'] as const) {
      expect(found(utf8(text), encoding)).toEqual({ kind: 'utf-8', offset, character });
    }
  });

  test.each<[string, Uint8Array]>([
    ['one letter alone', latin1('Hél\xe8ne')],
    ['UTF-8 in one place, and one byte elsewhere', latin1('Ã©t\xe9')],
    ['a sequence that ends too soon', latin1('caf\xc3')],
    ['bytes that spell in UTF-8 what nobody writes here', latin1('\xc9\xa0 \xe9\xa0\xa0')],
    ['ASCII', latin1('numen;nir\n')],
  ])('is not what %s is', (_, bytes) => {
    expect(found(bytes, 'ISO-8859-15')).toBeUndefined();
  });

  test('is never what a French text in that charset is', () => {
    const letters = Array.from('éèàùçÉÈÀÇêîôûëïüœŒŸ«»°€ \nABCabc;');
    const word = fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, fc.constantFrom('ISO-8859-15', 'windows-1252'), (text, encoding) => {
        expect(found(encoded(text, encoding), encoding)).toBeUndefined();
      }),
      randomRuns(2000),
    );
  });
});

describe('a byte that does not exist in the encoding', () => {
  test.each<[string, Encoding, Uint8Array, number, number, string | undefined]>([
    ['a French text in ISO-8859-15', 'UTF-8', latin1('H\xe9l\xe8ne'), 1, 0xe9, 'ISO-8859-15'],
    ['the same with œ and €', 'UTF-8', encoded('cœur 12 €', 'ISO-8859-15'), 1, 0xbd, 'ISO-8859-15'],
    [
      'one with the apostrophe of windows-1252',
      'UTF-8',
      encoded('né à L’Étang', 'windows-1252'),
      1,
      0xe9,
      'windows-1252',
    ],
    ['one with œ and € there', 'UTF-8', encoded('cœur 12 €', 'windows-1252'), 1, 0x9c, 'windows-1252'],
    [
      'the same, declared the other way',
      'ISO-8859-15',
      encoded('cœur 12 €', 'windows-1252'),
      1,
      0x9c,
      'windows-1252',
    ],
    ['one that is cut short', 'UTF-8', latin1('caf\xe9'), 3, 0xe9, 'ISO-8859-15'],
    ['UTF-8 with one byte of elsewhere', 'UTF-8', latin1('\xc3\xa9t\xe9'), 3, 0xe9, undefined],
    ['no text', 'UTF-8', latin1('\xd0\xcf\x11'), 0, 0xd0, undefined],
    ['a hole of windows-1252', 'windows-1252', latin1('\xe9\x81'), 1, 0x81, undefined],
  ])('of %s is told, with the encoding it may be in', (_, encoding, bytes, offset, byte, likely) => {
    expect(found(bytes, encoding)).toEqual({ kind: 'invalid', offset, byte, likely });
  });

  test('is the one that stops the decoder, whatever the pieces', () => {
    const good = fc.constantFrom('é', '€', 'a', '\n', '👩', '\ue000', 'abcdefgh').map((text) => utf8(text));
    const bad = fc
      .constantFrom('\xe9', '\xc3', '\x80', '\xed\xa0\x80', '\xf4\x90\x80', '\xe0\x80', '\xc0')
      .map(latin1);
    const bytes = fc
      .array(fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad }), { maxLength: 30 })
      .map((parts) => new Uint8Array(Buffer.concat(parts)));
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 12 }), fc.nat({ max: 5 }), (content, size, shift) => {
        const decoded = decode(content, 'UTF-8');
        const fault = found(content, 'UTF-8', size, shift);
        if (decoded.ok) expect(fault).toBeUndefined();
        else expect(fault).toMatchObject({ kind: 'invalid', ...decoded.fault });
      }),
      randomRuns(2000),
    );
  });
});

describe('bytes that are no text', () => {
  const beforeAndAfter = Array.from({ length: 24 }, (_, at) => 'x'.repeat(at));

  test.each(beforeAndAfter)('a NUL after "%s" is found', (before) => {
    for (const rest of beforeAndAfter) {
      expect(found(utf8(`${before}\0${rest}`), 'UTF-8')).toEqual({ kind: 'nul', offset: before.length });
    }
  });

  test.each([
    ['UTF-16LE', [0xff, 0xfe, 0x6e, 0x00]],
    ['UTF-16LE', [0xff, 0xfe]],
    ['UTF-16BE', [0xfe, 0xff, 0x00, 0x6e]],
    ['UTF-32LE', [0xff, 0xfe, 0x00, 0x00, 0x6e, 0x00, 0x00, 0x00]],
    ['UTF-32BE', [0x00, 0x00, 0xfe, 0xff, 0x00, 0x00, 0x00, 0x6e]],
  ])('a mark of %s is told, in pieces as well', (name, bytes) => {
    for (const encoding of ['UTF-8', 'windows-1252'] as const) {
      for (const size of [1, 3, 100]) {
        const fault = found(Uint8Array.from(bytes), encoding, size);
        expect(fault).toEqual({ kind: 'wide', offset: 0, found: name });
      }
    }
  });

  test.each<[Encoding, string, number | undefined]>([
    ['UTF-8', '\ufeffa;b\n', undefined],
    ['UTF-8', 'a;b\n\ufeffa;b\n', 4],
    ['UTF-8', '\ufeff\ufeffa', 3],
    ['UTF-8', 'a;b\né;x\ufeffa;b\n', 8],
    ['UTF-8', 'a﻿', 1],
  ])('a byte order mark in the middle is found (%s, %j)', (encoding, text, offset) => {
    for (const size of [1, 2, 5, 100]) {
      expect(found(utf8(text), encoding, size)).toEqual(
        offset === undefined ? undefined : { kind: 'mark', offset },
      );
    }
  });

  test('a mark of UTF-8 in a file of another charset is found too', () => {
    const bytes = Buffer.concat([latin1('nom\nH\xe9l\xe8ne\n'), utf8('\ufeffnom\n')]);
    expect(found(bytes, 'windows-1252', 3)).toEqual({ kind: 'mark', offset: 11 });
  });
});

describe('a line', () => {
  const lineOf = (length: number): Uint8Array => new Uint8Array(length).fill(0x78);
  const file = (...lines: readonly Uint8Array[]): Uint8Array =>
    Buffer.concat(lines.flatMap((line) => [line, Buffer.of(0x0a)])).subarray(0, -1);

  test.each<[string, Uint8Array, number | undefined]>([
    ['of the longest length', file(lineOf(3), lineOf(LONGEST_ROW), lineOf(3)), undefined],
    ['one longer', file(lineOf(3), lineOf(LONGEST_ROW + 1), lineOf(3)), 4],
    ['one longer, the last', file(lineOf(3), lineOf(LONGEST_ROW + 1)), 4],
    ['of the longest length, twice', file(lineOf(LONGEST_ROW), lineOf(LONGEST_ROW)), undefined],
    [
      'one longer, after one of the longest',
      file(lineOf(LONGEST_ROW), lineOf(LONGEST_ROW + 1)),
      LONGEST_ROW + 1,
    ],
    ['of many times that', file(lineOf(9), lineOf(5 * LONGEST_ROW)), 10],
  ])('%s', (_, bytes, offset) => {
    for (const size of [bytes.length, 1 << 20, 65_537]) {
      expect(found(bytes, 'UTF-8', size)).toEqual(
        offset === undefined ? undefined : { kind: 'long-line', offset },
      );
    }
  });

  test('is measured in short lines without end', () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => lineOf(at % 97));
    expect(found(file(...lines), 'UTF-8', 7919)).toBeUndefined();
  });
});
