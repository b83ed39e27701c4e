import { decode, encode, type Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import { readPlainCsv } from '../ingest/plain-csv.js';
import { countSigns, searchBytes } from './byte-search.js';
import type { ExcerptRow } from './excerpt.js';
import { holdsWanted, type FoundRow, type RowSource, type WantedTexts } from './row-source.js';

/**
 * A table whose bytes are searched, of which nothing is read but the rows that are found. The file was read whole once,
 * by the run that archived it. Declines what is not plainly one row on one line: the reference reader then says what it
 * is.
 *
 * @returns `undefined` when the header is not plain
 */
export function searchedSource(file: InputFile, encoding: Encoding): RowSource | undefined {
  const { bytes } = file;
  const lineOf = (line: number): number => file.lineOf?.(line) ?? line;
  const lines = new PlainLines(bytes, encoding);
  const header = lines.header();
  if (header === undefined) return undefined;
  return {
    columns: header.fields,
    headerLine: lineOf(countSigns(bytes, 0, header.place).lineFeeds + 1),
    find: (wanted) => {
      const needles = needlesOf(wanted, encoding);
      return needles === undefined ? undefined : lines.find(needles, wanted);
    },
    placed: (rows) => lines.placed(rows, lineOf),
  };
}

/**
 * How the wanted texts are written in the file. A quote is doubled between quotes.
 *
 * @returns `undefined` when one may be written in several ways
 */
function needlesOf(wanted: WantedTexts, encoding: Encoding): readonly Uint8Array[] | undefined {
  const texts = new Set([...wanted.values()].flatMap((own) => [...own]));
  const needles: Uint8Array[] = [];
  for (const text of texts) {
    // A line break has two forms, and a row that holds one stands on several lines.
    if (/[\n\r]/.test(text)) return undefined;
    for (const written of new Set([text, text.replaceAll('"', '""')])) {
      const encoded = encoding === 'UTF-8' ? ENCODER.encode(written) : oneByteEach(written, encoding);
      if (encoded === 'control') return undefined;
      if (encoded !== undefined) needles.push(encoded);
    }
  }
  return needles;
}

const ENCODER = new TextEncoder();

/** @returns `undefined` when no such text can stand in the file */
function oneByteEach(text: string, encoding: Exclude<Encoding, 'UTF-8'>): Uint8Array | 'control' | undefined {
  // Encoding is for records, where no control character may stand; in an input one may.
  // eslint-disable-next-line no-control-regex -- these are what it is about
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) return 'control';
  const encoded = encode(text, encoding);
  return encoded.ok ? encoded.bytes : undefined;
}

/** The lines of a file, each of which is a row unless it is declined. */
class PlainLines {
  readonly #bytes: Uint8Array;
  readonly #encoding: Encoding;
  readonly #hasQuotes: boolean;
  #first = 0;
  #width = 0;

  constructor(bytes: Uint8Array, encoding: Encoding) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.#hasQuotes = bytes.includes(QUOTE);
  }

  /** The first line that is not blank. */
  header(): FoundRow | undefined {
    const bytes = this.#bytes;
    for (let start = 0; start < bytes.length;) {
      const end = this.#endOf(start);
      const fields = this.#fields(start, end);
      if (fields === 'declined') return undefined;
      if (fields !== 'blank') {
        this.#first = end + 1;
        this.#width = fields.length;
        return { place: start, fields };
      }
      start = end + 1;
    }
    return undefined;
  }

  find(needles: readonly Uint8Array[], wanted: WantedTexts): readonly FoundRow[] | undefined {
    const bytes = this.#bytes;
    const found: FoundRow[] = [];
    const declined: number[] = [];
    searchBytes(bytes, needles, (at) => {
      if (at < this.#first) return this.#first;
      if (!isEdge(bytes[at - 1] ?? 0)) return at + 1;
      const start = bytes.lastIndexOf(LINE_FEED, at - 1) + 1;
      const end = this.#endOf(at);
      const fields = this.#fields(start, end);
      if (fields === 'declined' || (this.#hasQuotes && fields.length !== this.#width)) {
        declined.push(start);
        return bytes.length;
      }
      if (fields === 'blank' || !holdsWanted(fields, wanted)) return end;
      found.push({ place: start, fields });
      return end;
    });
    return declined.length > 0 ? undefined : found;
  }

  placed(rows: readonly FoundRow[], lineOf: (line: number) => number): readonly ExcerptRow[] | undefined {
    const bytes = this.#bytes;
    const placed: ExcerptRow[] = [];
    let [passed, line, quotes] = [0, 1, 0];
    for (const { place, fields } of rows) {
      const between = countSigns(bytes, passed, place);
      line += between.lineFeeds;
      quotes += between.quotes;
      // Inside quotes: this line is a piece of another row, however much it looks like one.
      if (quotes % 2 === 1) return undefined;
      passed = place;
      placed.push({ line: lineOf(line), fields });
    }
    return placed;
  }

  #endOf(at: number): number {
    const end = this.#bytes.indexOf(LINE_FEED, at);
    return end < 0 ? this.#bytes.length : end;
  }

  /** The fields of a line that is a row, or why it may be none. */
  #fields(start: number, end: number): readonly string[] | 'blank' | 'declined' {
    const isReturn = end > start && this.#bytes[end - 1] === CARRIAGE_RETURN;
    const decoded = decode(this.#bytes.subarray(start, isReturn ? end - 1 : end), this.#encoding);
    if (!decoded.ok) return 'declined';
    let fields: readonly string[] | 'blank' = 'blank';
    const take = (record: readonly string[]): void => void (fields = record);
    const { text } = decoded;
    if (text.trim() === '') return 'blank';
    return readPlainCsv(text, { header: take, record: take }) === undefined ? fields : 'declined';
  }
}

/** Whether a text may begin after this byte: a separator, a quote, a blank; outside ASCII there are blanks too. */
function isEdge(byte: number): boolean {
  return byte === SEPARATOR || byte <= QUOTE || byte >= 0x80;
}

const SEPARATOR = 0x3b;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
