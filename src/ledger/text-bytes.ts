import { quoted } from './json-text.js';

/** Texts put together as UTF-8 bytes, piece by piece: a million of them, without a text for each. */
export class TextBytes {
  #bytes = new Uint8Array(1 << 16);
  #end = 0;

  /** Adds bytes as they are. */
  add(piece: Uint8Array): void {
    const { length } = piece;
    const [bytes, end] = [this.#withRoomFor(length), this.#end];
    for (let index = 0; index < length; index += 1) bytes[end + index] = piece[index] ?? 0;
    this.#end = end + length;
  }

  /** Adds a text as {@link quoted} gives it. */
  addQuoted(text: string): void {
    const { length } = text;
    const bytes = this.#withRoomFor(length + 2);
    let at = this.#end;
    bytes[at++] = QUOTE;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (!isPlain(code)) {
        this.add(utf8(quoted(text)));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.#end = at;
  }

  /** Adds a whole number in figures. */
  addWhole(value: bigint): void {
    let rest = Math.abs(Number(value));
    if (rest > Number.MAX_SAFE_INTEGER) {
      this.add(utf8(String(value)));
      return;
    }
    const bytes = this.#withRoomFor(MOST_FIGURES + 1);
    if (value < 0n) bytes[this.#end++] = MINUS;
    let length = 1;
    for (let ten = 10; ten <= rest; ten *= 10) length += 1;
    for (let at = this.#end + length - 1; at >= this.#end; at -= 1) {
      const figure = rest % 10;
      bytes[at] = ZERO + figure;
      rest = (rest - figure) / 10;
    }
    this.#end += length;
  }

  /** All that was added. */
  all(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  #withRoomFor(more: number): Uint8Array {
    if (this.#end + more > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#end + more));
      larger.set(this.#bytes.subarray(0, this.#end));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}

export function utf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

const ENCODER = new TextEncoder();
const QUOTE = 0x22;
const MINUS = 0x2d;
const ZERO = 0x30;
/** Of a safe integer. */
const MOST_FIGURES = 16;

/** Whether a character is one byte, that JSON does not escape. */
function isPlain(code: number): boolean {
  return code >= 0x20 && code < 0x7f && code !== QUOTE && code !== BACKSLASH;
}

const BACKSLASH = 0x5c;
