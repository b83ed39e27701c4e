import type { InputFile } from '../ingest/ingest.js';
import { joinedBytes } from '../ingest/input-file.js';
import { countSigns } from './byte-search.js';
import { keyOf } from '../split/row-blocks.js';
import { LINKS, type SplitTable } from '../split/links.js';
import { tableFile } from '../validate/input-tables.js';
import type { ExcerptTable } from './excerpt.js';
import { columnOf } from './places.js';

/** Whole rows of a table, as they stand in it. */
export interface RowPart {
  readonly part: number;
  /** The line of the table they begin on. */
  readonly firstLine: number;
  readonly bytes: Uint8Array;
}

/** The parts of a table, each of which can be read alone. */
export interface TableParts {
  /** Those in which some keys may stand; `undefined` when nobody can tell: the whole table must be read. */
  holding(keys: readonly number[]): Promise<readonly number[] | undefined>;
  /** One of them; `undefined` when it cannot be read alone. */
  read(part: number): Promise<RowPart | undefined>;
}

/** Keys by what they name. */
export type KeysBySpace = ReadonlyMap<number, ReadonlySet<string>>;

/** What is at hand of a table: every row with a key that was asked for, and the rows around it. */
export class FoundTable {
  readonly name: SplitTable;
  readonly #source: TableParts;
  readonly #asked = new Set<number>();
  readonly #parts = new Map<number, RowPart>();
  #file: InputFile;

  private constructor(name: SplitTable, source: TableParts, first: RowPart) {
    this.name = name;
    this.#source = source;
    this.#parts.set(first.part, first);
    this.#file = fileOf(name, [first]);
  }

  /** A table with its first rows at hand; `undefined` when it has no parts. */
  static async open(name: SplitTable, source: TableParts): Promise<FoundTable | undefined> {
    const first = await source.read(0);
    return first === undefined ? undefined : new FoundTable(name, source, first);
  }

  /** The table, without the rows that are not at hand; its lines are those of the whole. */
  get file(): InputFile {
    return this.#file;
  }

  /** Takes the parts in which some keys may stand. @returns whether they could be told, and read */
  async take(keys: KeysBySpace): Promise<boolean> {
    const spaces = new Set(LINKS[this.name].map(({ space }) => space));
    const numbers = [...spaces].flatMap((space) => numbersOf(keys.get(space), space));
    const wanted = [...new Set(numbers)].filter((key) => !this.#asked.has(key));
    if (wanted.length === 0) return true;
    const parts = await this.#source.holding(wanted);
    if (parts === undefined) return false;
    for (const key of wanted) this.#asked.add(key);
    return this.#read(parts);
  }

  /**
   * The rows in which a key may stand, as a table.
   *
   * @returns `undefined` when they cannot be told, or are in more parts than so many
   */
  async only(key: number, most: number): Promise<InputFile | undefined> {
    const parts = await this.#source.holding([key]);
    if (parts === undefined || parts.length > most || !(await this.#read(parts))) return undefined;
    return fileOf(
      this.name,
      [0, ...parts].flatMap((part) => this.#parts.get(part) ?? []),
    );
  }

  async #read(parts: readonly number[]): Promise<boolean> {
    const missing = parts.filter((part) => !this.#parts.has(part));
    const read = await Promise.all(missing.map((part) => this.#source.read(part)));
    for (const part of read) {
      if (part === undefined) return false;
      this.#parts.set(part.part, part);
    }
    if (missing.length > 0) this.#file = fileOf(this.name, [...this.#parts.values()]);
    return true;
  }
}

function numbersOf(keys: ReadonlySet<string> | undefined, space: number): readonly number[] {
  return [...(keys ?? [])].map((key) => keyOf(key, space));
}

function fileOf(name: SplitTable, parts: readonly RowPart[]): InputFile {
  const inOrder = [...new Set(parts)].sort((a, b) => a.part - b.part);
  /** The line each part begins on here. */
  const starts: number[] = [];
  let line = 1;
  for (const { bytes } of inOrder) {
    starts.push(line);
    line += lineFeedsIn(bytes);
  }
  const lineOf = (own: number): number => {
    const at = starts.findLastIndex((start) => start <= own);
    return (inOrder[at]?.firstLine ?? 1) + own - (starts[at] ?? 1);
  };
  return { name: tableFile(name), bytes: joinedBytes(inOrder.map(({ bytes }) => bytes)), lineOf };
}

function lineFeedsIn(bytes: Uint8Array): number {
  return countSigns(bytes, 0, bytes.length).lineFeeds;
}

/** The keys that some rows of a table hold. */
export function keysIn(
  { name, columns, rows }: ExcerptTable,
  take: (space: number, key: string) => void,
): void {
  const links = name in LINKS ? LINKS[name as SplitTable] : [];
  for (const { column, space } of links) {
    const index = columnOf(columns, column);
    if (index < 0) continue;
    for (const { fields } of rows) take(space, fields[index]?.trim() ?? '');
  }
}
