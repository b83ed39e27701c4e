import table from '../../schemas/layouts/transliteration.json' with { type: 'json' };
import { codePointName, isEncodable } from './encode.js';
import type { Transliterated, UnencodableCharacter } from './results.js';

/**
 * A name in upper case, in the characters of ISO-8859-15 (all of them exist in windows-1252 too), by the published
 * table `schemas/layouts/transliteration.json`. A character without an entry is refused, never replaced by `?`:
 * a name nobody can read again is worse than a payment held one month.
 */
export function transliterateName(text: string): Transliterated {
  const faults: UnencodableCharacter[] = [];
  let name = '';
  let position = 0;
  for (const character of text.normalize('NFC')) {
    // One character may become several: ß is SS, ŉ is an apostrophe and N.
    for (const upper of character.toUpperCase()) {
      const written = writtenAs(upper);
      if (written === undefined) faults.push({ codePoint: codePointName(character), position });
      else name += written;
    }
    position += 1;
  }
  return faults.length === 0 ? { ok: true, text: name } : { ok: false, faults };
}

const SIGNS = new Map(
  table.signs.flatMap(({ from, to }) => from.map((name) => [characterOf(name), to] as const)),
);

const LETTERS = new Map(
  table.letters.flatMap(({ icao = '', other = '', to }) =>
    Array.from(icao + other).map((letter) => [letter, to] as const),
  ),
);

const MARKS = { first: characterOf(table.marks.from), last: characterOf(table.marks.to) };

function writtenAs(character: string): string | undefined {
  // Signs first: the no-break space and the soft hyphen are in the charset, but have no business in a record.
  const sign = SIGNS.get(character);
  if (sign !== undefined) return sign;
  if (isEncodable(character, 'ISO-8859-15')) return character;
  if (character >= MARKS.first && character <= MARKS.last) return '';
  return LETTERS.get(character);
}

function characterOf(name: string): string {
  return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
}
