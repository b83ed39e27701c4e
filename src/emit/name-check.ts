import { encode, transliterateName, type Charset } from '../charset/index.js';
import type { FieldCheck } from './field-check.js';
import { placeOf, type Rows } from './rows.js';

/** Family name, space, given name as the payer reads them: transliterated, cut at the width. */
export function nameCheck(rows: Rows, width: number, charset: Charset): FieldCheck {
  const letters = writtenLetters(charset);
  const isWritten = isTransliterated(width, charset);
  return (record, at, row) => {
    const { bytes } = rows;
    let place = at;
    const end = at + width;
    for (let column = FAMILY_NAME; column !== -1; column = column === FAMILY_NAME ? GIVEN_NAME : -1) {
      const to = rows.cellEnd(row, column);
      for (let from = rows.cellStart(row, column); from < to && place < end; from += 1) {
        let letter = bytes[from] ?? 0;
        if (letter >= 0x80) {
          letter = twoByteLetter(letter, bytes[from + 1] ?? 0);
          from += 1;
        }
        const written = letters[letter] ?? 0;
        if (written === 0) return isWritten(record, at, nameOf(rows, row));
        if (record[place] !== (written & 0xff)) return false;
        place += 1;
        if (written < 0x100 || place === end) continue;
        if (record[place] !== written >> 8) return false;
        place += 1;
      }
      if (column === FAMILY_NAME && place < end) {
        if (record[place] !== SPACE) return false;
        place += 1;
      }
    }
    for (; place < end; place += 1) if (record[place] !== SPACE) return false;
    return true;
  };
}

const FAMILY_NAME = placeOf('nom');
const GIVEN_NAME = placeOf('prenom');
const SPACE = 0x20;

function nameOf(rows: Rows, row: number): string {
  return `${rows.text(row, FAMILY_NAME)} ${rows.text(row, GIVEN_NAME)}`;
}

/** The letter that two bytes of UTF-8 are; one beyond {@link LETTERS} where they are none. */
function twoByteLetter(first: number, second: number): number {
  const isLetter = first >= 0xc2 && first <= 0xdf && (second & 0xc0) === 0x80;
  return isLetter ? ((first & 0x1f) << 6) | (second & 0x3f) : LETTERS;
}

/** How many letters the quick lane knows: those of Latin alphabets in ASCII, Latin-1 and Latin Extended-A. */
const LETTERS = 0x180;

/**
 * What each letter is written as in a name, wherever it stands: one byte or two, the first one low. 0 where that may
 * depend on what is beside it, as for blanks that are cut off, and where it cannot be written.
 */
function writtenLetters(charset: Charset): Uint16Array {
  const known = WRITTEN_LETTERS.get(charset);
  if (known !== undefined) return known;
  const made = Uint16Array.from({ length: LETTERS }, (_, code) => {
    const name = transliterateName(`A${String.fromCharCode(code)}A`);
    const encoded =
      name.ok && (code === SPACE || !name.text.includes(' ')) ? encode(name.text, charset) : undefined;
    if (code < SPACE || code === DELETE || encoded?.ok !== true) return 0;
    const [first = 0, second = 0, ...others] = encoded.bytes.subarray(1, -1);
    return others.length === 0 ? first | (second << 8) : 0;
  });
  WRITTEN_LETTERS.set(charset, made);
  return made;
}

const WRITTEN_LETTERS = new Map<Charset, Uint16Array>();
const DELETE = 0x7f;

/** The same of a name with other letters; the movements of a person follow each other. */
function isTransliterated(
  width: number,
  charset: Charset,
): (record: Uint8Array, at: number, name: string) => boolean {
  let known: { readonly name: string; readonly bytes: Uint8Array | undefined } = {
    name: '',
    bytes: undefined,
  };
  return (record, at, name) => {
    if (name !== known.name) known = { name, bytes: nameBytes(name, width, charset) };
    const { bytes } = known;
    if (bytes === undefined) return false;
    for (let index = 0; index < width; index += 1) {
      if (record[at + index] !== (bytes[index] ?? SPACE)) return false;
    }
    return true;
  };
}

function nameBytes(name: string, width: number, charset: Charset): Uint8Array | undefined {
  const written = transliterateName(name);
  if (!written.ok) return undefined;
  const encoded = encode(written.text.trim().slice(0, width).trimEnd(), charset);
  return encoded.ok ? encoded.bytes : undefined;
}
