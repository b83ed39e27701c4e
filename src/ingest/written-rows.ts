import { RowCutter } from './rows.js';

/** Rows of a CSV file we wrote ourselves, where they lie: nothing is copied until it is asked for. */
export class WrittenRows {
  readonly bytes: Uint8Array;
  readonly columns: number;
  /** Rows there is room for double each time. */
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  #cells: Int32Array;
  #count = 0;
  /** One character for each byte: cells are slices of it. */
  readonly #text: string;
  readonly #texts = new Map<number, readonly string[]>();

  constructor(bytes: Uint8Array, columns: number) {
    this.bytes = bytes;
    this.columns = columns;
    this.#cells = new Int32Array(2 * 256 * columns);
    this.#text = BUFFER.latin1Slice.call(bytes, 0, bytes.length);
  }

  get count(): number {
    return this.#count;
  }

  /** First byte of a row. */
  start(row: number): number {
    return this.#starts[row] ?? 0;
  }

  /** Just after the last byte of a row, where its line end begins. */
  end(row: number): number {
    return this.#ends[row] ?? 0;
  }

  /** First byte of a cell, without the quotes around it. */
  cellStart(row: number, column: number): number {
    return this.#cells[2 * (row * this.columns + column)] ?? 0;
  }

  cellEnd(row: number, column: number): number {
    return this.#cells[2 * (row * this.columns + column) + 1] ?? 0;
  }

  /** The text of a cell. */
  text(row: number, column: number): string {
    const cell = 2 * (row * this.columns + column);
    const start = this.#cells[cell] ?? 0;
    const end = this.#cells[cell + 1] ?? 0;
    return this.#isPlain(start, end) ? this.#text.slice(start, end) : this.#decoded(start, end);
  }

  /** The texts of a column, made once: a cell that says what one shortly before says has its text. */
  texts(column: number): readonly string[] {
    const known = this.#texts.get(column);
    if (known !== undefined) return known;
    const texts: string[] = [];
    const recent = new Int32Array(RECENT).fill(-1);
    for (let row = 0; row < this.#count; row += 1) {
      const place = this.#placeAmongRecent(row, column);
      const like = recent[place] ?? -1;
      if (like >= 0 && this.#isSame(row, like, column)) texts.push(texts[like] ?? '');
      else {
        recent[place] = row;
        texts.push(this.text(row, column));
      }
    }
    this.#texts.set(column, texts);
    return texts;
  }

  /** By the last bytes of the cell, in which numbers and months differ. */
  #placeAmongRecent(row: number, column: number): number {
    const { bytes } = this;
    const end = this.cellEnd(row, column);
    if (end - this.cellStart(row, column) < 2) return bytes[end - 1] ?? 0;
    return ((bytes[end - 1] ?? 0) + 31 * (bytes[end - 2] ?? 0)) % RECENT;
  }

  #isSame(a: number, b: number, column: number): boolean {
    const { bytes } = this;
    const [startA, endA, startB] = [
      this.cellStart(a, column),
      this.cellEnd(a, column),
      this.cellStart(b, column),
    ];
    if (this.cellEnd(b, column) - startB !== endA - startA) return false;
    let at = startA;
    while (at < endA && bytes[at] === bytes[at - startA + startB]) at += 1;
    return at === endA;
  }

  add(start: number, end: number, cells: Int32Array): void {
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#cells.set(cells, 2 * this.#count * this.columns);
    this.#count += 1;
  }

  /** ASCII without a quote: its bytes are its text. */
  #isPlain(start: number, end: number): boolean {
    const { bytes } = this;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x80 || byte === QUOTE) return false;
    }
    return true;
  }

  /** A quote stands in a cell only as a doubled one. */
  #decoded(start: number, end: number): string {
    return DECODER.decode(this.bytes.subarray(start, end)).replaceAll('""', '"');
  }

  #grow(): void {
    this.#starts = doubled(this.#starts);
    this.#ends = doubled(this.#ends);
    this.#cells = doubled(this.#cells);
  }
}

/**
 * Reads rows of a CSV file we wrote ourselves, in UTF-8, without its header: byte by byte, by a reader that shares
 * nothing with the writers.
 *
 * @param columns how many
 * @throws when they are no such rows: a bug
 */
export function readWrittenRows(bytes: Uint8Array, columns: number): WrittenRows {
  const rows = new WrittenRows(bytes, columns);
  let isHeader = true;
  const cutter = new RowCutter(
    {
      row: (start, end) => {
        if (isHeader) isHeader = false;
        else if (cutter.fieldCount === columns) rows.add(start, end, cutter.cells);
        else throw new Error('a row with other columns than those written');
      },
    },
    'UTF-8',
    Array.from({ length: columns }, (_, column) => column),
    'own',
  );
  const isRead = cutter.push(HEADER) && cutter.push(bytes) && cutter.end();
  if (!isRead) throw new Error('rows that were written are no CSV');
  return rows;
}

/** In place of the header: a first row with a line break in a cell would be taken for a bad one. */
const HEADER = new TextEncoder().encode('x;x\n');

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** How many cells are remembered. */
const RECENT = 256;
const QUOTE = 0x22;
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Its methods serve any array of bytes. */
const BUFFER = Buffer.prototype as unknown as {
  latin1Slice(this: Uint8Array, start: number, end: number): string;
};
