/** No line, and no row, of an input is that long, in bytes: one that is must not be held. */
export const LONGEST_ROW = 1 << 20;

/**
 * Finds a line that is too long, whatever the pieces the bytes come in. It looks for a line end backwards, from where
 * the longest line would end: nearly no byte is looked at.
 */
export class LineLengths {
  #passed = 0;
  #lineStart = 0;

  /** @returns where the first line begins that is too long, once it is known */
  push(piece: Uint8Array): number | undefined {
    let start = this.#lineStart - this.#passed;
    while (piece.length - start > LONGEST_ROW) {
      const end = piece.lastIndexOf(LINE_FEED, start + LONGEST_ROW);
      if (end < Math.max(start, 0)) return this.#passed + start;
      start = end + 1;
    }
    const last = piece.lastIndexOf(LINE_FEED);
    this.#lineStart = this.#passed + (last < 0 ? start : last + 1);
    this.#passed += piece.length;
    return undefined;
  }
}

const LINE_FEED = 0x0a;
