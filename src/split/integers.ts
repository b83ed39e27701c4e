import { giveBack } from '../given-bytes.js';

/** A list of integers of 32 bits that grows without ever being copied: one number for each row of a country. */
export class Integers {
  readonly #pieces: Int32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const place = this.#length & LAST;
    if (place === 0) this.#pieces.push(new Int32Array(PIECE));
    const piece = this.#pieces[this.#length >>> BITS];
    if (piece !== undefined) piece[place] = value;
    this.#length += 1;
  }

  at(index: number): number {
    if (index >= this.#length) throw new RangeError('no such integer');
    return this.#pieces[index >>> BITS]?.[index & LAST] ?? 0;
  }

  /** Nothing more will be asked: its memory is given back at once. */
  close(): void {
    giveBack(...this.#pieces);
    this.#pieces.length = 0;
    this.#length = 0;
  }
}

/** Integers of a piece: 2 to the power of so many. */
const BITS = 14;
const PIECE = 1 << BITS;
const LAST = PIECE - 1;
