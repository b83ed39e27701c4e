import { codeUnitAt } from '../charset/code-unit.js';

/**
 * Rows of a CSV file for machines, as UTF-8 bytes: `;`, CRLF, and quotes where csv-stringify puts them with the options
 * of `csvText`, which stays the reference (a property compares the two). A file of a million rows is written here, byte
 * by byte, without a text for each row.
 */
export class CsvRows {
  private bytes: Uint8Array;
  private length = 0;
  /** The row before, while its bytes are there, with the places where it begins and where its cells end. */
  private readonly latest: string[] = [];
  private latestStart = 0;
  private readonly ends: number[] = [];

  /** @param capacity in bytes, to begin with: it grows */
  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(capacity);
  }

  /** How many bytes are waiting to be taken. */
  get size(): number {
    return this.length;
  }

  /** Rows that follow each other have much in common: cells of the row before are copied as bytes. */
  add(row: readonly string[]): void {
    const { latest, ends } = this;
    const { length } = row;
    let { bytes, length: at, latestStart: copied } = this;
    this.latestStart = at;
    for (let rank = 0; rank < length;) {
      const first = rank;
      while (rank < length && row[rank] === latest[rank]) rank += 1;
      if (rank > first) {
        const end = ends[rank - 1] ?? 0;
        if (at + end - copied > bytes.length) bytes = this.grown(at, end - copied);
        bytes.copyWithin(at, copied, end);
        for (let same = first; same < rank; same += 1) ends[same] = (ends[same] ?? 0) + at - copied;
        at += end - copied;
        copied = end;
        continue;
      }
      const cell = row[rank] ?? '';
      // At most three bytes for a character, twice when it is a quote, quotes around the cell, and what separates.
      if (at + 6 * cell.length + 3 > bytes.length) bytes = this.grown(at, 6 * cell.length + 3);
      if (rank > 0) bytes[at++] = SEMICOLON;
      const end = writePlain(cell, bytes, at);
      at = end === NOT_PLAIN ? at + writeAny(cell, bytes, at) : end;
      copied = ends[rank] ?? 0;
      latest[rank] = cell;
      ends[rank] = at;
      rank += 1;
    }
    latest.length = length;
    if (at + 2 > bytes.length) bytes = this.grown(at, 2);
    bytes[at++] = CARRIAGE_RETURN;
    bytes[at++] = LINE_FEED;
    this.length = at;
  }

  /** The rows added since the last time; the same memory serves the rows that follow. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    this.latest.length = 0;
    return taken;
  }

  /** The same, put where there is room for {@link size} of them. @returns where they end */
  moveTo(bytes: Uint8Array, at: number): number {
    const end = at + this.length;
    bytes.set(this.bytes.subarray(0, this.length), at);
    this.length = 0;
    this.latest.length = 0;
    return end;
  }

  /** Larger memory with the bytes written so far, for at least so many more. */
  private grown(written: number, more: number): Uint8Array {
    const grown = new Uint8Array(Math.max(written + more, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, written));
    this.bytes = grown;
    return grown;
  }
}

/** Writes a cell that needs no quotes and has no surrogates; gives the index after it, or says that it is no such cell. */
function writePlain(cell: string, bytes: Uint8Array, start: number): number {
  const { length } = cell;
  let at = start;
  for (let index = 0; index < length; index += 1) {
    const code = codeUnitAt(cell, index);
    if (code < 0x80) {
      if (IS_SPECIAL[code] === 1) return NOT_PLAIN;
      bytes[at++] = code;
    } else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code > 0xdfff) {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else return NOT_PLAIN;
  }
  return at;
}

const NOT_PLAIN = -1;

/** Writes any cell; gives its length in bytes. */
function writeAny(cell: string, bytes: Uint8Array, at: number): number {
  const text = MUST_BE_QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const encoded = ENCODER.encode(text);
  bytes.set(encoded, at);
  return encoded.length;
}

const SEMICOLON = 0x3b;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** The separator, the quote, and either half of a line end: readers take each half for one. */
const MUST_BE_QUOTED = /[;"\r\n]/;

const IS_SPECIAL = Uint8Array.from({ length: 0x80 }, (_, code) =>
  MUST_BE_QUOTED.test(String.fromCharCode(code)) ? 1 : 0,
);

const ENCODER = new TextEncoder();
