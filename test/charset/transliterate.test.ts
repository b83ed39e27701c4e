import fc from 'fast-check';
import { expect, test } from 'vitest';
import table from '../../schemas/layouts/transliteration.json' with { type: 'json' };
import { encode, transliterateName } from '../../src/charset/index.js';

test.each([
  ['Lefèvre', 'LEFÈVRE', 'an accent of ISO-8859-15 is kept'],
  ['Cœur', 'CŒUR', 'Œ is in the charset'],
  ['de L’Haÿ-les-Roses', "DE L'HAŸ-LES-ROSES", 'the typographic apostrophe'],
  ['E\u0301lodie', 'ÉLODIE', 'a decomposed letter is composed first'],
  ['Wałęsa', 'WALESA', 'ICAO 9303-3: L slash, E ogonek'],
  ['Đorđević', 'DORDEVIC', 'ICAO 9303-3: D stroke, C acute'],
  ['Ŋuyên', 'NUYÊN', 'ICAO 9303-3: Eng is N'],
  ['Ĳssel', 'IJSSEL', 'ICAO 9303-3: ligature IJ'],
  ['Weiß', 'WEISS', 'the upper case of ß'],
  ['GROẞ', 'GROSS', 'ICAO 9303-3: capital ß is SS'],
  ['Nguyễn', 'NGUYEN', 'base letter under two marks'],
  ['Ștefănescu', 'STEFANESCU', 'comma below, breve'],
  ['Işık', 'ISIK', 'Turkish dotless i'],
  ['İnan', 'INAN', 'Turkish dotted I'],
  ['Jean–Paul', 'JEAN-PAUL', 'en dash'],
  ['Le\u00a0Goff', 'LE GOFF', 'no-break space'],
  ['Du\u00adpont', 'DUPONT', 'soft hyphen: nobody sees it'],
  ['M̄a', 'MA', 'a mark that composes with nothing'],
  ['ŉ', "'N", 'one character that becomes two'],
  ['Ɓah', 'BAH', 'hooked letter'],
])('%j is written %j (%s)', (name, written) => {
  expect(transliterateName(name)).toEqual({ ok: true, text: written });
});

test.each([
  ['Иванов', 'U+0418', 0],
  ['Αθηνά', 'U+0391', 0],
  ['王', 'U+738B', 0],
  ['Léa\u{1F600}', 'U+1F600', 3],
  ['A\tB', 'U+0009', 1],
  ['A\u0000B', 'U+0000', 1],
  ['A\nB', 'U+000A', 1],
])('%j has a character without an entry and is refused', (name, codePoint, position) => {
  const written = transliterateName(name);
  expect(!written.ok && written.faults[0]).toEqual({ codePoint, position });
});

test('whatever is accepted is in upper case and in ISO-8859-15, without a question mark that was not there', () => {
  const letters = fc.constantFrom(
    ...table.letters.flatMap(({ icao = '', other = '' }) => Array.from(icao + other)),
  );
  const signs = fc.constantFrom(
    ...table.signs.flatMap(({ from }) =>
      from.map((one) => String.fromCodePoint(Number.parseInt(one.slice(2), 16))),
    ),
  );
  const text = fc
    .array(fc.oneof(letters, signs, fc.string({ unit: 'binary' })))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (name) => {
      const written = transliterateName(name);
      if (!written.ok) return true;
      const questionMarks = (one: string): number => one.split('?').length;
      return (
        encode(written.text, 'ISO-8859-15').ok &&
        written.text === written.text.toUpperCase() &&
        questionMarks(written.text) === questionMarks(name)
      );
    }),
  );
});

test('every letter of Latin Extended-A can be written', () => {
  const letters = Array.from({ length: 0x80 }, (_, index) => String.fromCharCode(0x100 + index));
  expect(letters.filter((letter) => !transliterateName(letter).ok)).toEqual(['ĸ']); // Greenlandic kra has no capital
});

test('the table says one thing of each letter, and only of letters out of the charset', () => {
  const letters = table.letters.flatMap(({ icao = '', other = '' }) => Array.from(icao + other));
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters.filter((letter) => encode(letter, 'ISO-8859-15').ok)).toEqual([]);
  expect(
    letters.filter((letter) => letter.toUpperCase() !== letter || letter.normalize('NFC') !== letter),
  ).toEqual([]);
});
