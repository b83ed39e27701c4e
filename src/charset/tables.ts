/** The one-byte charsets a record or an input file may be written in. */
export type Charset = 'ISO-8859-15' | 'windows-1252';

/**
 * A charset as its differences from the first 256 code points of Unicode (which are ISO-8859-1):
 * byte → character, or `undefined` where the charset assigns nothing to the byte.
 */
type Differences = Readonly<Record<number, string | undefined>>;

/** ISO/IEC 8859-15:1999. Its C1 range (0x80–0x9F) holds control functions: no text has any, so no byte of it is valid. */
const ISO_8859_15: Differences = {
  ...Object.fromEntries(Array.from({ length: 32 }, (_, index) => [0x80 + index, undefined])),
  0xa4: '€',
  0xa6: 'Š',
  0xa8: 'š',
  0xb4: 'Ž',
  0xb8: 'ž',
  0xbc: 'Œ',
  0xbd: 'œ',
  0xbe: 'Ÿ',
};

/** windows-1252 as its vendor publishes it: five bytes (81, 8D, 8F, 90, 9D) stay without a character. */
const WINDOWS_1252: Differences = {
  0x80: '€',
  0x81: undefined,
  0x82: '‚',
  0x83: 'ƒ',
  0x84: '„',
  0x85: '…',
  0x86: '†',
  0x87: '‡',
  0x88: 'ˆ',
  0x89: '‰',
  0x8a: 'Š',
  0x8b: '‹',
  0x8c: 'Œ',
  0x8d: undefined,
  0x8e: 'Ž',
  0x8f: undefined,
  0x90: undefined,
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x95: '•',
  0x96: '–',
  0x97: '—',
  0x98: '˜',
  0x99: '™',
  0x9a: 'š',
  0x9b: '›',
  0x9c: 'œ',
  0x9d: undefined,
  0x9e: 'ž',
  0x9f: 'Ÿ',
};

/** What a byte has in place of a character when the charset assigns it none. Not a Unicode character. */
export const NOTHING = -1;

/** Code point of each of the 256 bytes, or {@link NOTHING}. */
export const CODE_POINTS: Readonly<Record<Charset, readonly number[]>> = {
  'ISO-8859-15': codePointsOf(ISO_8859_15),
  'windows-1252': codePointsOf(WINDOWS_1252),
};

/** Byte of each printable character. Control characters have none: they never belong in a record. */
export const BYTES: Readonly<Record<Charset, ReadonlyMap<string, number>>> = {
  'ISO-8859-15': bytesOf(CODE_POINTS['ISO-8859-15']),
  'windows-1252': bytesOf(CODE_POINTS['windows-1252']),
};

function codePointsOf(differences: Differences): readonly number[] {
  return Array.from({ length: 256 }, (_, byte) =>
    byte in differences ? (differences[byte]?.codePointAt(0) ?? NOTHING) : byte,
  );
}

function bytesOf(codePoints: readonly number[]): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  codePoints.forEach((codePoint, byte) => {
    if (codePoint !== NOTHING && !isControl(codePoint)) bytes.set(String.fromCodePoint(codePoint), byte);
  });
  return bytes;
}

/** C0, DEL and C1. */
function isControl(codePoint: number): boolean {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f);
}
