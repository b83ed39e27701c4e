import { parseFrenchDate, parseIsoDate, schoolYearOf, type SchoolYear } from '../calendar/index.js';
import { GatheredKeys, type KeysAside } from '../key-index/gathered-keys.js';
import type { KeyBlocks } from '../key-index/key-buckets.js';
import { Fingerprint } from './fingerprint.js';
import { SPACES, type SplitTable } from './links.js';
import type { RowView } from './row-reading.js';

/** Rows of a block: some 100 to 200 KB. */
const ROWS = 2048;

/** The rows of a table in blocks, in the order of the file, and which keys stand in each. */
export interface TableRowBlocks {
  /** The line each block begins on; the header is in the first, that begins on line 1. */
  readonly firstLines: Int32Array;
  readonly keys: KeyBlocks;
  readonly method: number;
}

/**
 * Gathers which keys stand where in a table, while its rows are linked: who looks for a few rows later need not go
 * through all. A key is half of its fingerprint.
 */
export class RowBlocks {
  readonly #keys: GatheredKeys;
  readonly #firstLines: number[] = [1];
  readonly #ends: number[] = [];
  readonly #years = new BlockYears();
  readonly #most: number;
  #rows = 0;

  /**
   * @param aside where keys wait to be kept, which is when the export is settled
   * @param most rows of a block: a block is read whole, and compressed alone
   */
  constructor(aside?: KeysAside, most = ROWS) {
    this.#keys = new GatheredKeys(aside);
    this.#most = most;
  }

  /** A row begins on a line: what is added from now on is of it. */
  row(line: number): void {
    if (this.#rows === this.#most) {
      this.#ends.push(this.#keys.length);
      this.#firstLines.push(line);
      this.#years.clear();
      this.#rows = 0;
    }
    this.#rows += 1;
  }

  key(low: number): void {
    this.#keys.push(low);
  }

  /** The day an award begins: its school year is a key too, which tells whether the export covers it. */
  start(row: RowView, rank: number | undefined): void {
    const key = rank === undefined ? undefined : this.#years.newIn(row, rank);
    if (key !== undefined) this.#keys.push(key);
  }

  gathered(): TableRowBlocks {
    return {
      firstLines: Int32Array.from(this.#firstLines),
      keys: { keys: this.#keys.pieces(), ends: Int32Array.from([...this.#ends, this.#keys.length]) },
      method: METHOD,
    };
  }
}

/** The blocks of each table that can be found in: of those that were read in bytes, as they are archived. */
export type ExportRowBlocks = ReadonlyMap<SplitTable, TableRowBlocks>;

/** The school years that awards of a block begin in, each told once. */
class BlockYears {
  readonly #print = new Fingerprint();
  /** By fingerprint of what is written. */
  readonly #known = new Map<number, number>();
  readonly #told = new Set<number>();

  clear(): void {
    this.#told.clear();
  }

  newIn(row: RowView, rank: number): number | undefined {
    if (!row.fingerprint(rank, 0, this.#print)) return undefined;
    const { name } = this.#print;
    let key = this.#known.get(name);
    if (key === undefined) {
      const text = row.text(rank);
      const day = parseIsoDate(text) ?? parseFrenchDate(text);
      if (day === undefined) return undefined;
      key = yearKey(schoolYearOf(day));
      this.#known.set(name, key);
    }
    if (this.#told.has(key)) return undefined;
    this.#told.add(key);
    return key;
  }
}

/** What stands for a key, as {@link Fingerprint} makes it of a row. */
export function keyOf(text: string, space: number): number {
  const print = new Fingerprint();
  print.ofText(text.trim(), space);
  return print.low;
}

/** What stands for a school year that an award begins in. */
export function yearKey(year: SchoolYear): number {
  return keyOf(String(year), SPACES.startYear);
}

/** Names the way fingerprints are made: an index made in another way tells nothing. */
export const METHOD = Math.abs(keyOf('0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ é', SPACES.startYear));
