/** Numbers of 32 bits that are gathered, millions of them, without ever being copied. */
export class GatheredKeys {
  readonly #full: Int32Array[] = [];
  #piece = new Int32Array(PIECE);
  #used = 0;

  get length(): number {
    return this.#full.length * PIECE + this.#used;
  }

  push(key: number): void {
    if (this.#used === PIECE) {
      this.#full.push(this.#piece);
      this.#piece = new Int32Array(PIECE);
      this.#used = 0;
    }
    this.#piece[this.#used] = key;
    this.#used += 1;
  }

  pieces(): readonly Int32Array[] {
    return [...this.#full, this.#piece.subarray(0, this.#used)];
  }
}

const PIECE = 1 << 15;
