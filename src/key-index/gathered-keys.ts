/** A place apart for keys that are gathered: in memory, millions of them would stay as long as the run. */
export interface KeysAside {
  /** Takes them: the array is used again. */
  put(keys: Int32Array): void;
  /** Everything that was put there, in that order, as often as asked. */
  pieces(): Iterable<Int32Array>;
}

/** Numbers of 32 bits that are gathered, millions of them, without ever being copied in memory. */
export class GatheredKeys {
  readonly #aside: KeysAside;
  readonly #piece = new Int32Array(PIECE);
  #used = 0;
  #put = 0;

  constructor(aside: KeysAside = new KeysInMemory()) {
    this.#aside = aside;
  }

  get length(): number {
    return this.#put + this.#used;
  }

  push(key: number): void {
    if (this.#used === PIECE) {
      this.#aside.put(this.#piece);
      this.#put += PIECE;
      this.#used = 0;
    }
    this.#piece[this.#used] = key;
    this.#used += 1;
  }

  /** All of them, as often as asked. */
  pieces(): Iterable<Int32Array> {
    return { [Symbol.iterator]: () => this.#all() };
  }

  *#all(): Generator<Int32Array> {
    yield* this.#aside.pieces();
    yield this.#piece.subarray(0, this.#used);
  }
}

class KeysInMemory implements KeysAside {
  readonly #pieces: Int32Array[] = [];

  put(keys: Int32Array): void {
    this.#pieces.push(keys.slice());
  }

  pieces(): Iterable<Int32Array> {
    return this.#pieces;
  }
}

/** Numbers of a piece. */
const PIECE = 1 << 15;
