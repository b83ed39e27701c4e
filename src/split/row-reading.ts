import { ByteCheck, decode, type Encoding } from '../charset/index.js';
import { readCsv, readOwnCsv, type CsvFault } from '../ingest/csv.js';
import { piecesOf, type InputFile } from '../ingest/ingest.js';
import { RowCutter } from '../ingest/rows.js';
import { bytesAreOurs } from '../ingest/text.js';
import type { Fingerprint } from './fingerprint.js';

/** A row as it is met: read what is wanted of it now. */
export interface RowView {
  /** Puts the fingerprint of a wanted column in `print`. @returns false when the column is blank */
  fingerprint(rank: number, space: number, print: Fingerprint): boolean;
  /** Whether a wanted column holds this ASCII character. */
  holds(rank: number, character: string): boolean;
  /** The trimmed text of a wanted column. */
  text(rank: number): string;
  /** Gives the row as CSV in the encoding of {@link RowReading.encoding}, without its line end. */
  give(take: (bytes: Uint8Array, start: number, end: number) => void): void;
}

/** The ranks of the keys of a posting, as a row. */
export const POSTING_KEYS = { award: 0, payee: 1 } as const;

export interface RowVisitor {
  /** @returns the columns wanted, ascending; `undefined` when the file is of no use */
  header(columns: readonly string[], line: number, row: RowView): readonly number[] | undefined;
  row(row: RowView, line: number): void;
}

/** Visits every row of a file, header first; as often as asked. */
export interface RowReading {
  readonly encoding: Encoding;
  /** @returns false when the file must be read otherwise, or can not be used: rows may have been visited */
  visit(visitor: RowVisitor): boolean;
}

/**
 * The fast way: bytes cut at their separators. Declines what is not plainly CSV. The bytes are looked at the first time:
 * the file stays the same.
 */
export function byteReading(file: InputFile, encoding: Encoding): RowReading {
  let isLookedAt = bytesAreOurs(file);
  return {
    encoding,
    visit: (visitor) => {
      const check = isLookedAt ? undefined : new ByteCheck(encoding);
      const isRead = new ByteVisit(visitor, encoding).all(file, check);
      if (isRead) isLookedAt = true;
      return isRead;
    },
  };
}

class ByteVisit implements RowView {
  readonly #visitor: RowVisitor;
  readonly #encoding: Encoding;
  readonly #cutter: RowCutter;
  #start = 0;
  #end = 0;
  #isUsable = true;
  #headerSeen = false;

  constructor(visitor: RowVisitor, encoding: Encoding) {
    this.#visitor = visitor;
    this.#encoding = encoding;
    this.#cutter = new RowCutter(
      {
        row: (start, end, line) => {
          this.#row(start, end, line);
        },
      },
      encoding,
    );
  }

  all(file: InputFile, check: ByteCheck | undefined): boolean {
    for (const piece of piecesOf(file)) {
      const isText = check?.push(piece) ?? true;
      if (!isText || !this.#cutter.push(piece) || !this.#isUsable) return false;
    }
    if (check?.end() !== undefined) return false;
    return this.#cutter.end() && this.#isUsable && this.#headerSeen;
  }

  #row(start: number, end: number, line: number): void {
    this.#start = start;
    this.#end = end;
    if (this.#headerSeen) this.#visitor.row(this, line);
    else this.#header(line);
  }

  #header(line: number): void {
    this.#headerSeen = true;
    const decoded = decode(this.#cutter.bytes.subarray(this.#start, this.#end), this.#encoding);
    let wanted: readonly number[] | undefined;
    if (decoded.ok) {
      readCsv(decoded.text, {
        header: (columns) => (wanted = this.#visitor.header(columns, line, this)),
        record: () => undefined,
      });
    }
    if (wanted === undefined) this.#isUsable = false;
    else this.#cutter.want(wanted);
  }

  fingerprint(rank: number, space: number, print: Fingerprint): boolean {
    const { cells, raw, bytes } = this.#cutter;
    const [start, end] = [cells[2 * rank] ?? 0, cells[2 * rank + 1] ?? 0];
    if (start === end) return false;
    if (raw[rank] === 0 && print.ofAscii(bytes, start, end, space)) return true;
    const text = this.text(rank);
    if (text === '') return false;
    print.ofText(text, space);
    return true;
  }

  holds(rank: number, character: string): boolean {
    const { cells, bytes } = this.#cutter;
    const code = character.charCodeAt(0);
    for (let at = cells[2 * rank] ?? 0; at < (cells[2 * rank + 1] ?? 0); at += 1) {
      if (bytes[at] === code) return true;
    }
    return false;
  }

  text(rank: number): string {
    const text = this.#cutter.text(rank);
    if (text === undefined) this.#isUsable = false;
    return text ?? '';
  }

  give(take: (bytes: Uint8Array, start: number, end: number) => void): void {
    take(this.#cutter.bytes, this.#start, this.#end);
  }
}

/**
 * The careful way: csv-parse over the whole text, each record written anew.
 *
 * @param rows our own are beyond doubt
 */
export function textReading(
  text: string,
  rows: 'doubted' | 'own' = 'doubted',
): RowReading & { readonly fault: () => CsvFault | undefined } {
  let fault: CsvFault | undefined;
  return {
    encoding: 'UTF-8',
    fault: () => fault,
    visit: (visitor) => {
      const view = new TextView();
      let wanted: readonly number[] | undefined;
      const read = rows === 'own' ? readOwnCsv : readCsv;
      fault = read(text, {
        header: (columns, line) => {
          view.fields = columns;
          wanted = visitor.header(columns, line, view);
          view.wanted = wanted ?? [];
        },
        record: (fields, line) => {
          if (wanted === undefined) return;
          view.fields = fields;
          visitor.row(view, line);
        },
      });
      return fault === undefined && wanted !== undefined;
    },
  };
}

class TextView implements RowView {
  fields: readonly string[] = [];
  wanted: readonly number[] = [];

  fingerprint(rank: number, space: number, print: Fingerprint): boolean {
    const text = this.text(rank);
    if (text === '') return false;
    print.ofText(text, space);
    return true;
  }

  holds(rank: number, character: string): boolean {
    return this.text(rank).includes(character);
  }

  text(rank: number): string {
    return this.fields[this.wanted[rank] ?? -1]?.trim() ?? '';
  }

  give(take: (bytes: Uint8Array, start: number, end: number) => void): void {
    const written = this.fields.map((field) => `"${quotable(field)}"`).join(';');
    const bytes = new TextEncoder().encode(written);
    take(bytes, 0, bytes.length);
  }
}

/** As it is between quotes, where readers take two characters that end a line for one. */
function quotable(field: string): string {
  return field.replaceAll('"', '""').replaceAll('\r\n', '\r\r\n');
}
