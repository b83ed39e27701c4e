/** Recognises the header of a file in a later row: then two files were put one after the other. */
export class HeaderEcho {
  readonly #width: number;
  readonly #names: ReadonlySet<string>;
  /** For each byte, 1 when the header may begin with it, were its columns in any order. */
  readonly #firstBytes = new Uint8Array(256).fill(1, 0x80).fill(1, 0, 0x21);

  constructor(header: readonly string[]) {
    this.#width = header.length;
    const names = header.map((name) => name.trim());
    this.#names = new Set(names.filter((name) => name !== ''));
    for (const name of names) this.#markFirst(name.charCodeAt(0));
  }

  /**
   * Whether a row is the header again, its columns in any order; or ends with it, where the last row of the first file
   * had no line end.
   */
  isIn(fields: readonly string[]): boolean {
    const [first = ''] = fields;
    if (fields.length === this.#width) {
      // Nearly every row is told by its first character.
      const code = first.charCodeAt(0);
      return !(code < 0x80 && this.#firstBytes[code] === 0) && this.#isHeader(fields);
    }
    if (fields.length !== 2 * this.#width - 1) return false;
    const [joint = '', ...others] = fields.slice(this.#width - 1);
    return [...this.#names].some((name) => joint.endsWith(name) && this.#isHeader([name, ...others]));
  }

  /** Whether {@link isIn} need be asked of a row, from its bytes and the number of its fields. */
  isPossible(bytes: Uint8Array, start: number, end: number, fieldCount: number): boolean {
    if (fieldCount !== this.#width) return fieldCount === 2 * this.#width - 1;
    let at = start;
    while (at < end && isBlankOrQuote(bytes[at] ?? 0)) at += 1;
    return at === end || this.#firstBytes[bytes[at] ?? 0] === 1;
  }

  #isHeader(fields: readonly string[]): boolean {
    if (this.#names.size === 0) return false;
    const found = new Set(fields.map((field) => field.trim()).filter((text) => text !== ''));
    return found.size === this.#names.size && [...found].every((text) => this.#names.has(text));
  }

  #markFirst(code: number): void {
    // A name that is blank, or quotes: whatever may stand there then.
    if (Number.isNaN(code) || code === QUOTE) this.#firstBytes.fill(1);
    else if (code < 0x80) this.#firstBytes[code] = 1;
  }
}

const QUOTE = 0x22;

function isBlankOrQuote(byte: number): boolean {
  return byte === 0x20 || byte === QUOTE || (byte >= 0x09 && byte <= 0x0d);
}
