/** Follows UTF-8 byte by byte, whatever the pieces the bytes come in (Unicode, table 3-7). */
export class Utf8Run {
  /** How many bytes the sequence that has begun still lacks. */
  lacking = 0;
  /** The character of the last sequence that ended; as long as one is open, what is known of it. */
  codePoint = 0;
  #low = 0x80;
  #high = 0xbf;

  /** Takes the next byte. @returns false when it cannot stand there */
  take(byte: number): boolean {
    if (this.lacking === 0) return this.#begin(byte);
    if (byte < this.#low || byte > this.#high) return false;
    this.#low = 0x80;
    this.#high = 0xbf;
    this.codePoint = (this.codePoint << 6) | (byte & 0x3f);
    this.lacking -= 1;
    return true;
  }

  #begin(lead: number): boolean {
    if (lead < 0x80) {
      this.codePoint = lead;
      return true;
    }
    if (lead < 0xc2 || lead > 0xf4) return false;
    // The second byte has fewer values where the sequence would be overlong, a surrogate, or no character at all.
    this.#low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    this.#high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    this.lacking = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    this.codePoint = lead & (0x3f >> this.lacking);
    return true;
  }
}
