/**
 * A number of 64 bits that stands for a key, in two halves; two keys that differ practically never share one. Kept in
 * one object that is filled again and again: there are millions of keys.
 */
export class Fingerprint {
  low = 0;
  high = 0;

  /**
   * Of bytes that are ASCII.
   *
   * @returns false at the first byte that is not: {@link ofText} must be asked, with the text they stand for
   */
  ofAscii(bytes: Uint8Array, start: number, end: number, space: number): boolean {
    this.#begin(space);
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x80) return false;
      this.#mix(byte);
    }
    this.#finish();
    return true;
  }

  /** Of a text; of ASCII, the same as of its bytes. */
  ofText(text: string, space: number): void {
    this.#begin(space);
    for (let at = 0; at < text.length; at += 1) this.#mix(text.charCodeAt(at));
    this.#finish();
  }

  /** Both halves in one number, to look it up in a table of few keys. */
  get name(): number {
    return (this.high >>> 11) * 2 ** 32 + (this.low >>> 0);
  }

  /** Keys of different spaces (an agent, an award) never share a number for being written alike. */
  #begin(space: number): void {
    this.low = 0x811c9dc5 ^ Math.imul(space, 0x9e3779b1);
    this.high = 0x27d4eb2f ^ Math.imul(space, 0x85ebca6b);
  }

  /** Two FNV-1a with primes of their own. */
  #mix(unit: number): void {
    this.low = Math.imul(this.low ^ unit, 0x01000193);
    this.high = Math.imul(this.high ^ unit, 0x5bd1e995) ^ (this.high >>> 15);
  }

  /** Spreads every bit over the low ones, which choose the place in a table. */
  #finish(): void {
    let low = this.low ^ (this.high >>> 7);
    low = Math.imul(low ^ (low >>> 16), 0x7feb352d);
    low = Math.imul(low ^ (low >>> 15), 0x846ca68b);
    this.low = low ^ (low >>> 16);
  }
}
