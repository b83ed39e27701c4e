/** A text in a page: without the quotes around it. */
export interface PageText {
  start: number;
  end: number;
  /** Whether it is written otherwise than it reads, with a backslash. */
  isEscaped: boolean;
}

/**
 * Postings as bytes, cheap to hand to another thread: a JSON array of arrays of values, each with three texts at its
 * beginning, its kind, its award and its payee. They are met one by one, and not read.
 */
export class PostingPage implements Iterable<{ readonly text: string }> {
  readonly bytes: Uint8Array;
  /** Where the posting that is met lies, brackets included. */
  start = 0;
  end = 1;
  readonly award: PageText = { start: 0, end: 0, isEscaped: false };
  readonly payee: PageText = { start: 0, end: 0, isEscaped: false };

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Goes on to the next posting. @returns false when there is none */
  next(): boolean {
    const { bytes, award, payee } = this;
    let at = this.end;
    while (at < bytes.length && bytes[at] !== OPENING) at += 1;
    if (at === bytes.length) return false;
    this.start = at;
    for (let texts = 0; bytes[at] !== CLOSING; at += 1) {
      if (at >= bytes.length) throw new Error('a posting without an end');
      if (bytes[at] !== QUOTE) continue;
      texts += 1;
      at = endOfText(bytes, at + 1, texts === AWARD ? award : texts === PAYEE ? payee : OTHER);
    }
    this.end = at + 1;
    return true;
  }

  /** A text as it reads. */
  textOf({ start, end }: PageText): string {
    return JSON.parse(DECODER.decode(this.bytes.subarray(start - 1, end + 1))) as string;
  }

  /** The postings from the next on, each as one line. */
  *[Symbol.iterator](): Generator<{ readonly text: string }> {
    while (this.next()) yield { text: DECODER.decode(this.bytes.subarray(this.start, this.end)) };
  }
}

/** Notes where a text lies that begins here. @returns the place of the quote that closes it */
function endOfText(bytes: Uint8Array, start: number, text: PageText): number {
  text.start = start;
  text.isEscaped = false;
  let at = start;
  for (; bytes[at] !== QUOTE; at += 1) {
    if (at >= bytes.length) throw new Error('a text without an end');
    if (bytes[at] !== BACKSLASH) continue;
    text.isEscaped = true;
    at += 1;
  }
  text.end = at;
  return at;
}

/** Which text of a posting is its award, and which its payee. */
const [AWARD, PAYEE] = [2, 3];
const OTHER: PageText = { start: 0, end: 0, isEscaped: false };

const DECODER = new TextDecoder();
const OPENING = 0x5b;
const CLOSING = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
