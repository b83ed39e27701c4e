import { encode, transliterateName, type Charset } from '../charset/index.js';

/**
 * By UTF-16 code unit, the one byte that it is written as in a text or in a name, or {@link NOT_ONE}. Made of the
 * functions that state the rule, one character at a time: no character of these tables composes with its neighbour, and
 * upper case does not depend on it either.
 */
export interface WrittenBytes {
  readonly text: Int16Array;
  readonly name: Int16Array;
}

/** Of a character that is refused, or that becomes none or several: `encodeField` says what happens to it. */
export const NOT_ONE = -1;

/** The tables of a charset, made when it is first asked for. */
export function writtenBytes(charset: Charset): WrittenBytes {
  const known = TABLES.get(charset);
  if (known !== undefined) return known;
  const made = {
    text: tableOf((character) => oneByte(character.toUpperCase(), charset)),
    name: tableOf((character) => {
      const name = transliterateName(character);
      return name.ok ? oneByte(name.text, charset) : NOT_ONE;
    }),
  };
  TABLES.set(charset, made);
  return made;
}

const TABLES = new Map<Charset, WrittenBytes>();

/** Latin letters, then the punctuation that people type in names: the combining marks begin at U+0300. */
const RANGES = [
  { from: 0, to: 0x2ff },
  { from: 0x2010, to: 0x206f },
] as const;

function tableOf(byteOf: (character: string) => number): Int16Array {
  const table = new Int16Array(RANGES[1].to + 1).fill(NOT_ONE);
  for (const { from, to } of RANGES) {
    for (let code = from; code <= to; code += 1) table[code] = byteOf(String.fromCharCode(code));
  }
  return table;
}

function oneByte(text: string, charset: Charset): number {
  const encoded = encode(text, charset);
  return encoded.ok && encoded.bytes.length === 1 ? (encoded.bytes[0] ?? NOT_ONE) : NOT_ONE;
}
