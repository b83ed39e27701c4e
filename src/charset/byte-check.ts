import type { Encoding } from './decode.js';
import { codePointName } from './encode.js';
import { likelyCharset } from './likely.js';
import { LineLengths } from './line-lengths.js';
import { BYTES, CODE_POINTS, NOTHING, type Charset } from './tables.js';
import { Utf8Run } from './utf8-run.js';
import { wideEncodingOf } from './wide.js';

/** Why the bytes of a file are no text of lines in the encoding stated; `offset` counts from its first byte. */
export type ByteFault =
  | { readonly kind: 'wide'; readonly offset: number; readonly found: string }
  | { readonly kind: 'nul'; readonly offset: number }
  | { readonly kind: 'long-line'; readonly offset: number }
  /** A byte order mark that is not at the beginning. */
  | { readonly kind: 'mark'; readonly offset: number }
  /** UTF-8 where a one-byte charset was stated; the first character that tells. */
  | { readonly kind: 'utf-8'; readonly offset: number; readonly character: string }
  /** @property likely another encoding in which the whole is a French text */
  | {
      readonly kind: 'invalid';
      readonly offset: number;
      readonly byte: number;
      readonly likely: Charset | undefined;
    };

/**
 * Looks at the bytes of a file once, as they come, without decoding them. Nearly all are ASCII and are passed over four
 * at a time: this must cost little beside the reading.
 */
export class ByteCheck {
  readonly #encoding: Encoding;
  readonly #codePoints: readonly number[] | undefined;
  /** Which bytes outside ASCII there are. */
  readonly #seen = new Uint8Array(256);
  readonly #utf8 = new Utf8Run();
  readonly #lines = new LineLengths();
  /** What came before there were enough bytes to know a mark. */
  #head: Uint8Array = new Uint8Array();
  #hasBegun = false;
  #isUtf8 = true;
  /** Bytes before the piece that is looked at. */
  #passed = 0;
  #sequenceStart = 0;
  #lead = 0;
  /** The last three bytes of a byte order mark that stand side by side, and where the next would. */
  #lastThree = 0;
  #nextOfRun = 0;
  /** What makes looking further useless. */
  #stop: ByteFault | undefined;
  #invalid: { readonly offset: number; readonly byte: number } | undefined;
  #symptom: { readonly offset: number; readonly character: string } | undefined;
  #mark: number | undefined;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#codePoints = encoding === 'UTF-8' ? undefined : CODE_POINTS[encoding];
  }

  /** Looks at the next bytes. @returns false when the file is refused whatever follows */
  push(piece: Uint8Array): boolean {
    if (this.#hasBegun) return this.#look(piece);
    const head = this.#head.length === 0 ? piece : joined(this.#head, piece);
    if (head.length >= LONGEST_MARK) return this.#begin(head);
    this.#head = head.slice();
    return true;
  }

  #begin(head: Uint8Array): boolean {
    this.#hasBegun = true;
    const found = wideEncodingOf(head);
    if (found !== undefined) this.#stop = { kind: 'wide', offset: 0, found };
    return this.#look(head);
  }

  #look(piece: Uint8Array): boolean {
    const { words, first } = wordsOf(piece);
    const { length } = piece;
    for (let at = 0; at < length && this.#stop === undefined; at += 1) {
      const isInSequence = this.#isUtf8 && this.#utf8.lacking > 0;
      if (!isInSequence && at >= first && ((at - first) & 3) === 0) {
        at = first + 4 * endOfPlain(words, (at - first) >> 2);
        if (at >= length) break;
      }
      const byte = piece[at] ?? 0;
      if (byte > 0 && byte < 0x80 && !isInSequence) continue;
      if (!isInSequence && at + 1 < length && this.#isPair(byte, piece[at + 1] ?? 0)) at += 1;
      else this.#take(byte, this.#passed + at);
    }
    this.#passed += piece.length;
    const long = this.#lines.push(piece);
    // Of a file of zeros, that tells less than its zeros.
    if (long !== undefined) this.#stop ??= { kind: 'long-line', offset: long };
    return this.#stop === undefined;
  }

  /** What is wrong with the whole, if anything. */
  end(): ByteFault | undefined {
    if (!this.#hasBegun) this.#begin(this.#head);
    if (this.#stop !== undefined) return this.#stop;
    if (this.#isUtf8 && this.#utf8.lacking > 0) this.#breakUtf8();
    if (this.#codePoints !== undefined && this.#isUtf8 && this.#symptom !== undefined) {
      return { kind: 'utf-8', ...this.#symptom };
    }
    const invalid = this.#invalid;
    if (invalid !== undefined && invalid.offset <= (this.#mark ?? Infinity)) {
      const likely = likelyCharset(this.#seen);
      return { kind: 'invalid', ...invalid, likely: likely === this.#encoding ? undefined : likely };
    }
    return this.#mark === undefined ? undefined : { kind: 'mark', offset: this.#mark };
  }

  /** Whether two bytes are a letter as French has them in UTF-8, once nothing more is to be learnt of it. */
  #isPair(lead: number, next: number): boolean {
    const isPair = lead >= 0xc2 && lead <= 0xdf && (next & 0xc0) === 0x80;
    if (!isPair || this.#codePoints !== undefined || !this.#isUtf8) return false;
    this.#seen[lead] = 1;
    this.#seen[next] = 1;
    return true;
  }

  /** A byte that is NUL or outside ASCII, or that stands where a UTF-8 sequence goes on. */
  #take(byte: number, offset: number): void {
    if (byte === 0) this.#stop = { kind: 'nul', offset };
    if (byte >= 0x80) {
      this.#seen[byte] = 1;
      if (this.#codePoints?.[byte] === NOTHING) this.#invalid ??= { offset, byte };
      if (byte === 0xef || byte === 0xbb || byte === 0xbf) this.#noteMark(byte, offset);
    }
    if (this.#isUtf8) this.#follow(byte, offset);
  }

  #follow(byte: number, offset: number): void {
    const utf8 = this.#utf8;
    if (utf8.lacking === 0) {
      this.#sequenceStart = offset;
      this.#lead = byte;
    }
    if (!utf8.take(byte)) this.#breakUtf8();
    else if (
      this.#codePoints !== undefined &&
      utf8.lacking === 0 &&
      byte >= 0x80 &&
      this.#symptom === undefined
    ) {
      const character = String.fromCodePoint(utf8.codePoint);
      const isMark = utf8.codePoint === MARK_CODE_POINT && this.#sequenceStart === 0;
      if (!isMark && !BYTES['windows-1252'].has(character)) return;
      const shown = /[\p{L}\p{P}\p{S}]/u.test(character) ? character : codePointName(character);
      this.#symptom = { offset: this.#sequenceStart, character: shown };
    }
  }

  /** It is no UTF-8: the fault is that of the byte its sequence began with, as in `decode`. */
  #breakUtf8(): void {
    this.#isUtf8 = false;
    if (this.#codePoints === undefined) this.#invalid = { offset: this.#sequenceStart, byte: this.#lead };
  }

  #noteMark(byte: number, offset: number): void {
    this.#lastThree = offset === this.#nextOfRun ? ((this.#lastThree << 8) | byte) & 0xffffff : byte;
    this.#nextOfRun = offset + 1;
    if (this.#lastThree === MARK && offset >= 3) this.#mark ??= offset - 2;
  }
}

function joined(head: Uint8Array, piece: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + piece.length);
  bytes.set(head);
  bytes.set(piece, head.length);
  return bytes;
}

/** The bytes of a piece four by four, from the first that memory lets be read so. */
function wordsOf(piece: Uint8Array): { readonly words: Int32Array; readonly first: number } {
  const first = (4 - (piece.byteOffset % 4)) % 4;
  const count = Math.max(0, (piece.length - first) >> 2);
  const words =
    count === 0 ? new Int32Array() : new Int32Array(piece.buffer, piece.byteOffset + first, count);
  return { words, first };
}

/** The first word from here on that is not all ASCII without NUL. */
function endOfPlain(words: Int32Array, start: number): number {
  let at = start;
  for (; at + 3 < words.length; at += 4) {
    const [a, b, c, d] = [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0];
    const all = a | b | c | d | (a - ONES) | (b - ONES) | (c - ONES) | (d - ONES);
    if ((all & HIGH_BITS) !== 0) break;
  }
  for (; at < words.length; at += 1) {
    const four = words[at] ?? 0;
    // The high bit of a byte is set when it is outside ASCII, or when taking one from it borrows: it was NUL.
    if (((four | (four - ONES)) & HIGH_BITS) !== 0) break;
  }
  return at;
}

const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;

/** In bytes. */
const LONGEST_MARK = 4;
/** The byte order mark of UTF-8. */
const MARK = 0xefbbbf;
const MARK_CODE_POINT = 0xfeff;
