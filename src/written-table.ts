import { CsvRows } from './emit/csv-rows.js';
import { joinedBytes, type InputFile } from './ingest/input-file.js';

/** Where tables are put that were read out of another form: bytes by bucket, read as often as asked. */
export interface TableRoom {
  append(bucket: number, bytes: Uint8Array, start: number, end: number): void;
  /** How many bytes a bucket holds. */
  size(bucket: number): number;
  /** The bytes of a bucket, in the order they were put in. */
  pieces(bucket: number): Iterable<Uint8Array>;
}

/**
 * A table of an export that came in another form, written as the CSV file of the contract: what reads, checks and cuts
 * exports knows one form only. Beside each line stands the line it came from.
 */
export class WrittenTable {
  readonly #name: string;
  readonly #room: TableRoom;
  readonly #bucket: number;
  readonly #rows = new CsvRows();
  /** The line of origin of each line, the header being the first. */
  #origins = new Int32Array(1 << 10);
  #lines = 0;

  /**
   * @param name of the file in the contract: `agents.csv`
   * @param headerLine where the header stands in the file of origin, or the table
   */
  constructor(name: string, columns: readonly string[], headerLine: number, room: TableRoom, bucket: number) {
    this.#name = name;
    this.#room = room;
    this.#bucket = bucket;
    this.row(columns, headerLine);
  }

  /** @param line where the row begins in the file of origin */
  row(fields: readonly string[], line: number): void {
    this.#rows.add(fields);
    this.#addLine(line);
    for (const field of fields) {
      for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) this.#addLine(line);
    }
    if (this.#rows.size > MUCH) this.#flush();
  }

  /** The whole table; no row is added after. */
  file(): InputFile {
    this.#flush();
    const [room, bucket] = [this.#room, this.#bucket];
    const origins = this.#origins.subarray(0, this.#lines);
    return {
      name: this.#name,
      encoding: 'UTF-8',
      lineOf: (line) => origins[line - 1] ?? line,
      get bytes() {
        return joinedBytes([...room.pieces(bucket)]);
      },
      lazy: { size: room.size(bucket), pieces: () => room.pieces(bucket) },
    };
  }

  #flush(): void {
    const bytes = this.#rows.take();
    this.#room.append(this.#bucket, bytes, 0, bytes.length);
  }

  #addLine(line: number): void {
    if (this.#lines === this.#origins.length) {
      const grown = new Int32Array(2 * this.#lines);
      grown.set(this.#origins);
      this.#origins = grown;
    }
    this.#origins[this.#lines] = line;
    this.#lines += 1;
  }
}

/** Bytes of rows that are put away together. */
const MUCH = 1 << 16;

/** Room in memory, for an export that is read whole. */
export function memoryRoom(): TableRoom {
  const buckets = new Map<number, Uint8Array[]>();
  const pieces = (bucket: number): readonly Uint8Array[] => buckets.get(bucket) ?? [];
  return {
    append: (bucket, bytes, start, end) => {
      const held = buckets.get(bucket);
      const piece = bytes.slice(start, end);
      if (held === undefined) buckets.set(bucket, [piece]);
      else held.push(piece);
    },
    size: (bucket) => pieces(bucket).reduce((sum, piece) => sum + piece.length, 0),
    pieces,
  };
}
