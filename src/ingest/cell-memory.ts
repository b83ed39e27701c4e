/** The bytes of a short cell as four numbers, to look it up without making a text of it. Filled again and again. */
export class CellKey {
  a = 0;
  b = 0;
  c = 0;
  /** Its first byte, the highest, is the length. */
  d = 0;
  readonly #view: DataView;
  /** Where a cell may begin: all four numbers are read, whatever its length. */
  readonly #last: number;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#last = bytes.length - KEY_BYTES;
  }

  /** @returns false when the cell is too long, or lies too near the end of the bytes */
  take(start: number, end: number): boolean {
    const length = end - start;
    if (length >= KEY_BYTES || start > this.#last) return false;
    const view = this.#view;
    const mask = 4 * length;
    this.a = view.getInt32(start, true) & (MASKS[mask] ?? 0);
    this.b = view.getInt32(start + 4, true) & (MASKS[mask + 1] ?? 0);
    this.c = view.getInt32(start + 8, true) & (MASKS[mask + 2] ?? 0);
    this.d = (view.getInt32(start + 12, true) & (MASKS[mask + 3] ?? 0)) | (length << 24);
    return true;
  }

  /** Whether every byte of the cell is ASCII. */
  get isAscii(): boolean {
    return ((this.a | this.b | this.c | this.d) & HIGH_BITS) === 0;
  }
}

/** A cell is at least one shorter. */
const KEY_BYTES = 16;
const HIGH_BITS = 0x80808080 | 0;

/** For each length, what of the four numbers are bytes of the cell. */
const MASKS = Int32Array.from({ length: 4 * KEY_BYTES }, (_, index) => {
  const bytes = Math.min(4, Math.max(0, (index >> 2) - 4 * (index & 3)));
  return bytes === 4 ? -1 : (1 << (8 * bytes)) - 1;
});

/**
 * What was made of cells before, by their bytes: an export writes the same days, rates and names over and over. Each cell
 * has one place, which the next that falls there takes: nothing is ever full, and what is forgotten is made anew.
 */
export class CellMemory<Answer extends string | number | boolean | object> {
  readonly #words: Int32Array;
  readonly #answers: (Answer | undefined)[];
  readonly #shift: number;

  /** @param bits how many places, as a power of two */
  constructor(bits: number) {
    this.#words = new Int32Array(4 << bits);
    this.#answers = new Array<Answer | undefined>(1 << bits).fill(undefined);
    this.#shift = 32 - bits;
  }

  recall(key: CellKey): Answer | undefined {
    const place = this.#placeOf(key);
    const at = 4 * place;
    const words = this.#words;
    return words[at] === key.a &&
      words[at + 1] === key.b &&
      words[at + 2] === key.c &&
      words[at + 3] === key.d
      ? this.#answers[place]
      : undefined;
  }

  keep(key: CellKey, answer: Answer): void {
    const place = this.#placeOf(key);
    const at = 4 * place;
    this.#words[at] = key.a;
    this.#words[at + 1] = key.b;
    this.#words[at + 2] = key.c;
    this.#words[at + 3] = key.d;
    this.#answers[place] = answer;
  }

  #placeOf({ a, b, c, d }: CellKey): number {
    let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ d;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> this.#shift;
  }
}
