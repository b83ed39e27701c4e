import { giveBack } from '../given-bytes.js';
import type { Buckets } from './buckets.js';

/** The rows of a table that are of a part. */
export interface RowsOfPart {
  /** Each row closed by a line feed, behind what was asked for first. */
  readonly bytes: Uint8Array;
  /** The line each begins on, behind that of what comes first. */
  readonly lines: Int32Array;
}

/** What comes first in a table: its header row, with its line feed, and the line it begins on. */
export interface TableHeader {
  readonly bytes: Uint8Array;
  readonly line: number;
}

/**
 * Where the rows of parts wait, and their postings: one bucket for each part, whatever there is of it, since each bucket
 * keeps some kilobytes in memory. A row stands there behind eight bytes: its length and which table it is of, then its line.
 */
export class PartRowsAside {
  readonly #buckets: Buckets;
  readonly #first: number;
  readonly #head = new Uint8Array(HEAD);
  readonly #heading = new DataView(this.#head.buffer);

  /** @param first the bucket of the first part */
  constructor(buckets: Buckets, first: number) {
    this.#buckets = buckets;
    this.#first = first;
  }

  /**
   * @param table its rank; {@link POSTINGS} for a posting, that has no line
   * @throws RangeError for a row that no text could hold either
   */
  put(part: number, table: number, line: number, bytes: Uint8Array, start: number, end: number): void {
    if (end - start > LONGEST) throw new RangeError('a row of more than 512 megabytes');
    this.#heading.setUint32(0, (end - start) * RANKS + table, true);
    this.#heading.setInt32(4, line, true);
    this.#buckets.append(this.#first + part, this.#head, 0, HEAD);
    this.#buckets.append(this.#first + part, bytes, start, end);
  }

  /** Everything put aside for a part, table by table; once. */
  take(
    part: number,
    headers: readonly TableHeader[],
  ): { readonly tables: readonly RowsOfPart[]; readonly postings: Uint8Array } {
    const aside = this.#buckets.take(this.#first + part);
    const sizes = sizesOf(aside);
    const tables = headers.map((header, table) => roomFor(header, sizes[table]));
    const postings = new Uint8Array(sizes[POSTINGS]?.bytes ?? 0);
    const [places, rows] = [headers.map(({ bytes }) => bytes.length), headers.map(() => 1)];
    let placed = 0;
    eachOf(aside, (table, line, start, end) => {
      const own = tables[table];
      if (own === undefined) {
        copy(aside, start, end, postings, placed);
        placed += end - start;
        return;
      }
      const [place = 0, row = 0] = [places[table], rows[table]];
      copy(aside, start, end, own.bytes, place);
      own.bytes[place + end - start] = LINE_FEED;
      own.lines[row] = line;
      places[table] = place + end - start + 1;
      rows[table] = row + 1;
    });
    giveBack(aside);
    return { tables, postings };
  }
}

/** In place of the rank of a table: there are fewer. */
export const POSTINGS = 7;
const RANKS = 8;
const HEAD = 8;
/** Beyond it a length has no room before the rank. */
const LONGEST = (1 << 29) - 1;
const LINE_FEED = 0x0a;

function eachOf(
  aside: Uint8Array,
  visit: (table: number, line: number, start: number, end: number) => void,
): void {
  const heads = new DataView(aside.buffer, aside.byteOffset, aside.length);
  for (let at = 0; at < aside.length;) {
    const head = heads.getUint32(at, true);
    const start = at + HEAD;
    const end = start + Math.floor(head / RANKS);
    visit(head % RANKS, heads.getInt32(at + 4, true), start, end);
    at = end;
  }
}

/** How many rows of each table there are, and their bytes. */
function sizesOf(aside: Uint8Array): readonly { readonly rows: number; readonly bytes: number }[] {
  const sizes = Array.from({ length: RANKS }, () => ({ rows: 0, bytes: 0 }));
  eachOf(aside, (table, _line, start, end) => {
    const size = sizes[table];
    if (size === undefined) return;
    size.rows += 1;
    size.bytes += end - start;
  });
  return sizes;
}

function roomFor(
  header: TableHeader,
  size: { readonly rows: number; readonly bytes: number } | undefined,
): RowsOfPart {
  const { rows, bytes: rowBytes } = size ?? { rows: 0, bytes: 0 };
  const bytes = new Uint8Array(header.bytes.length + rowBytes + rows);
  bytes.set(header.bytes);
  const lines = new Int32Array(1 + rows);
  lines[0] = header.line;
  return { bytes, lines };
}

/** A loop costs less than a view for the few bytes of a row. */
function copy(from: Uint8Array, start: number, end: number, to: Uint8Array, place: number): void {
  if (end - start > 200) to.set(from.subarray(start, end), place);
  else for (let at = start; at < end; at += 1) to[place + at - start] = from[at] ?? 0;
}
