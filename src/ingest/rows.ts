import { decode, LONGEST_ROW, type Encoding } from '../charset/index.js';
import { RowDoubts } from './row-doubts.js';

/** Who receives the records of a CSV file as ranges of bytes. */
export interface RowSink {
  /**
   * One record, without its line end, in {@link RowCutter.bytes}: to be read now, the buffer is used again.
   *
   * @param line the line it begins on, from 1
   */
  row(start: number, end: number, line: number): void;
}

/**
 * Cuts the bytes of a CSV file into records without decoding them: `;`, `"` and the line feed are the same byte in
 * every encoding an input may have. Blank lines are skipped and counted, as by `readCsv`, whose records and lines these
 * are. Anything but plain RFC 4180 is declined (a lone carriage return, a quote in a field without quotes, text after a
 * closing quote, quotes not closed, a header with a line break…) and whatever a `RecordCheck` might doubt, possibly after
 * some rows were given: the caller then starts over with `readCsv`, which alone knows what to say. Whether the bytes mean
 * something in their encoding is not looked at.
 */
export class RowCutter {
  /** What the ranges of the row being given refer to. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Number of fields of the row being given. */
  fieldCount = 0;
  /**
   * Where the text of each wanted column lies in the row being given, as pairs [start, end): without quotes, without
   * ASCII blanks around it. Empty when the row has no such column.
   */
  cells = new Int32Array(0);
  /** For each wanted column, 1 when its bytes are not yet its trimmed text: {@link text} must be asked. */
  raw = new Uint8Array(0);

  readonly #sink: RowSink;
  readonly #doubts: RowDoubts | undefined;
  readonly #encoding: Encoding;
  #wanted: readonly number[] = [];
  /** What is wanted at each field of a row: the rank of the column, or -1. */
  #rankOf = new Int32Array(0);
  #work = new Uint8Array(0);
  #carried = 0;
  #line = 1;
  #atStart = true;
  #declined = false;

  /**
   * @param wanted indexes of the columns to locate, ascending; {@link want} may choose them once the header is known
   * @param rows our own are beyond doubt: they may hold a lone carriage return inside quotes, and whatever looks odd
   */
  constructor(
    sink: RowSink,
    encoding: Encoding,
    wanted: readonly number[] = [],
    rows: 'doubted' | 'own' = 'doubted',
  ) {
    this.#sink = sink;
    this.#doubts = rows === 'own' ? undefined : new RowDoubts(encoding);
    this.#encoding = encoding;
    this.want(wanted);
  }

  /** Chooses the columns to locate from the next row on. May be called while a row is given. */
  want(columns: readonly number[]): void {
    this.#wanted = columns;
    this.cells = new Int32Array(2 * columns.length);
    this.raw = new Uint8Array(columns.length);
    this.#rankOf = new Int32Array(columns.length === 0 ? 0 : Math.max(...columns) + 1).fill(-1);
    columns.forEach((column, rank) => (this.#rankOf[column] = rank));
  }

  /** Gives the rows that end in this chunk, which is free again afterwards. @returns false when the file is declined */
  push(chunk: Uint8Array): boolean {
    if (this.#declined) return false;
    const limit = this.#join(chunk);
    const from = this.#cut(limit, false);
    if (from < 0 || limit - from > LONGEST_CARRIED) return this.#decline();
    this.#carry(from, limit);
    return true;
  }

  /** Gives the last row, when no line end closes it. @returns false when the file is declined */
  end(): boolean {
    if (this.#declined) return false;
    this.bytes = this.#work;
    const isCut = this.#cut(this.#carried, true) >= 0;
    return (isCut && this.#doubts?.isBeforeHeader !== true) || this.#decline();
  }

  /** The trimmed text of a wanted column of the row being given; `undefined` when its bytes mean nothing. */
  text(rank: number): string | undefined {
    const decoded = decode(
      this.bytes.subarray(this.cells[2 * rank], this.cells[2 * rank + 1]),
      this.#encoding,
    );
    if (!decoded.ok) return undefined;
    if (this.raw[rank] === 0) return decoded.text;
    // A quote stands in a plain cell only as a doubled one inside quotes.
    return decoded.text.replaceAll('\r\n', '\n').replaceAll('""', '"').trim();
  }

  #decline(): false {
    this.#declined = true;
    return false;
  }

  /** Puts what was left of the last chunk before this one. @returns how many bytes there are to cut */
  #join(chunk: Uint8Array): number {
    // Whatever kind of array the caller has, one kind here: the loop below is several times as fast.
    this.bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    if (this.#carried === 0) return chunk.length;
    const length = this.#carried + chunk.length;
    this.#reserve(length);
    this.#work.set(chunk, this.#carried);
    this.bytes = this.#work;
    return length;
  }

  /** Keeps the unfinished row until the next chunk. */
  #carry(from: number, limit: number): void {
    this.#carried = limit - from;
    if (this.bytes !== this.#work) this.#reserve(this.#carried);
    this.#work.set(this.bytes.subarray(from, limit));
  }

  /** Makes room in the buffer where rows that straddle two chunks are put together. */
  #reserve(length: number): void {
    if (length <= this.#work.length) return;
    const larger = new Uint8Array(2 * length);
    larger.set(this.#work);
    this.#work = larger;
  }

  /** Gives every row that ends before the limit. @returns where the unfinished row begins, or a negative number */
  #cut(limit: number, isLast: boolean): number {
    let start = 0;
    if (this.#atStart && this.#encoding === 'UTF-8') {
      if (limit < MARK.length && !isLast) return 0;
      if (MARK.every((byte, index) => this.bytes[index] === byte)) start = MARK.length;
    }
    this.#atStart = false;
    while (start < limit) {
      const next = this.#record(start, limit, isLast);
      if (next === UNFINISHED) break;
      if (next === DECLINED) return DECLINED;
      start = next;
    }
    return start;
  }

  /** Gives the row that begins here. @returns where the next one does, or why there is none */
  #record(start: number, limit: number, isLast: boolean): number {
    const { bytes, cells, raw } = this;
    const rankOf = this.#rankOf;
    const rankedFields = rankOf.length;
    let at = start;
    let field = 0;
    let breaks = 0;
    for (;;) {
      let from = at;
      let to: number;
      let isRaw = 0;
      let byte = at < limit ? (bytes[at] ?? 0) : END;
      if (byte === QUOTE) {
        from = at + 1;
        for (;;) {
          at += 1;
          if (at >= limit) return isLast ? DECLINED : UNFINISHED;
          byte = bytes[at] ?? 0;
          if (byte === QUOTE) {
            if (at + 1 >= limit && !isLast) return UNFINISHED;
            if (at + 1 >= limit || bytes[at + 1] !== QUOTE) break;
            at += 1;
            isRaw = 1;
          } else if (byte === LINE_FEED) breaks += 1;
          else if (byte === CARRIAGE_RETURN) {
            if (at + 1 >= limit) return isLast ? DECLINED : UNFINISHED;
            if (bytes[at + 1] !== LINE_FEED && this.#doubts !== undefined) return DECLINED;
            isRaw = 1;
          }
        }
        to = at;
        at += 1;
        byte = at < limit ? (bytes[at] ?? 0) : END;
      } else {
        // One look-up for each byte: figures and letters take turns, and a comparison would be guessed wrong each time.
        while (at < limit && SIGNS[bytes[at] ?? 0] === 0) at += 1;
        byte = at < limit ? (bytes[at] ?? 0) : END;
        to = at;
      }
      const rank = field < rankedFields ? (rankOf[field] ?? -1) : -1;
      if (rank >= 0) {
        if (from < to && (EDGES[bytes[from] ?? 0] !== 0 || EDGES[bytes[to - 1] ?? 0] !== 0)) {
          while (from < to && isBlank(bytes[from] ?? 0)) from += 1;
          while (from < to && isBlank(bytes[to - 1] ?? 0)) to -= 1;
          if (from < to && ((bytes[from] ?? 0) >= 0x80 || (bytes[to - 1] ?? 0) >= 0x80)) isRaw = 1;
        }
        cells[2 * rank] = from;
        cells[2 * rank + 1] = to;
        raw[rank] = isRaw;
      }
      field += 1;
      if (byte === SEPARATOR) {
        at += 1;
        continue;
      }
      let next = at + 1;
      if (byte === CARRIAGE_RETURN) {
        if (next >= limit) return isLast ? DECLINED : UNFINISHED;
        if (bytes[next] !== LINE_FEED) return DECLINED;
        next += 1;
      } else if (byte === END) {
        if (!isLast) return UNFINISHED;
        next = at;
      } else if (byte !== LINE_FEED) return DECLINED;
      return this.#give(start, at, next, field, breaks);
    }
  }

  /** Gives one row, unless it is blank. @returns where the next one begins, or that the file is declined */
  #give(start: number, end: number, next: number, fields: number, breaks: number): number {
    const line = this.#line;
    this.#line += breaks + 1;
    if (fields === 1) {
      const kind = blankness(this.bytes, start, end);
      if (kind === 'blank') return next;
      if (kind === 'doubtful') return DECLINED;
    }
    if (this.#doubts?.isDoubtful(this.bytes, start, end, fields, breaks) === true) return DECLINED;
    this.fieldCount = fields;
    for (let rank = this.#wanted.length - 1; rank >= 0 && (this.#wanted[rank] ?? 0) >= fields; rank -= 1) {
      this.cells[2 * rank] = end;
      this.cells[2 * rank + 1] = end;
      this.raw[rank] = 0;
    }
    this.#sink.row(start, end, line);
    return next;
  }
}

const SEPARATOR = 0x3b;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** In place of a byte, where there is none any more. */
const END = -1;
/** The byte order mark of UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];

/** In place of the beginning of the next row. */
const UNFINISHED = -1;
const DECLINED = -2;

/** What is carried from chunk to chunk is a row: quotes that were never closed must not gather the rest of the file. */
const LONGEST_CARRIED = 4 * LONGEST_ROW;

/** For each byte, 1 when it ends or spoils a field without quotes. */
const SIGNS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === SEPARATOR || byte === LINE_FEED || byte === QUOTE || byte === CARRIAGE_RETURN ? 1 : 0,
);

/** The ASCII characters that `trim` takes away: tab to carriage return, and the space. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** For each byte, 1 when a cell that begins or ends with it may have to be trimmed. */
const EDGES = Uint8Array.from({ length: 256 }, (_, byte) => (isBlank(byte) || byte >= 0x80 ? 1 : 0));

/** Whether the only field of a row holds nothing; blanks outside ASCII make it doubtful. */
function blankness(bytes: Uint8Array, start: number, end: number): 'blank' | 'doubtful' | 'written' {
  const isQuoted = bytes[start] === QUOTE && end > start;
  for (let at = isQuoted ? start + 1 : start; at < (isQuoted ? end - 1 : end); at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return 'doubtful';
    if (!isBlank(byte)) return 'written';
  }
  return 'blank';
}
