import type { Encoding } from './charset/index.js';
import { CellKey, CellMemory } from './ingest/cell-memory.js';
import type { RowCutter } from './ingest/rows.js';
import type { FieldFault, FieldReading, WrittenValue } from './validate/field-reading.js';
import type { RowCells } from './validate/row-cells.js';
import type { CompiledField, CompiledTable } from './validate/table-schema.js';

/** The bytes of a table, and the text they are. */
interface PartText {
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * The cells of the row that a cutter gives, read where they lie. The same bytes are read as the same value by whatever
 * column it is: what was read before is not read again, and a text that comes back is one text for all its rows, quick
 * to compare.
 */
export class PartCells implements RowCells {
  readonly #cutter: RowCutter;
  readonly #fields: readonly CompiledField[];
  /** The rank of each column among those the cutter locates, or -1. */
  readonly #ranks: Int32Array;
  readonly #bytes: Uint8Array;
  /** Whether a character is a byte. */
  readonly #isBytewise: boolean;
  /** A character for each byte; those of ASCII are right. */
  readonly #characters: string;
  readonly #key: CellKey;
  readonly #memories: Memories;

  constructor(
    cutter: RowCutter,
    table: CompiledTable,
    indexes: readonly number[],
    { bytes, text, encoding }: PartText,
  ) {
    const wanted = indexes.filter((index) => index >= 0).sort((a, b) => a - b);
    cutter.want(wanted);
    this.#cutter = cutter;
    this.#fields = table.fields;
    this.#ranks = Int32Array.from(indexes, (index) => wanted.indexOf(index));
    this.#bytes = bytes;
    this.#isBytewise = text.length === bytes.length;
    this.#characters = this.#isBytewise ? text : BUFFER.latin1Slice.call(bytes, 0, bytes.length);
    this.#key = new CellKey(bytes);
    this.#memories = memoriesOf(table, encoding);
  }

  get count(): number {
    return this.#cutter.fieldCount;
  }

  text(position: number): string {
    const { cells } = this.#cutter;
    const rank = this.#ranks[position] ?? -1;
    if (rank < 0) return '';
    const start = cells[2 * rank] ?? 0;
    const end = cells[2 * rank + 1] ?? 0;
    if (start === end) return '';
    const key = this.#key;
    const { texts, comeBack } = this.#memories;
    if (comeBack[position] !== true || !key.take(start, end)) return this.#made(rank);
    const known = texts.recall(key);
    if (known !== undefined) return known;
    const text = this.#own(rank, key);
    texts.keep(key, text);
    return text;
  }

  read(position: number): FieldReading | undefined {
    const { cells } = this.#cutter;
    const rank = this.#ranks[position] ?? -1;
    const start = cells[2 * rank] ?? 0;
    const end = cells[2 * rank + 1] ?? 0;
    if (start === end) return undefined;
    const memory = this.#memories.ofField[position];
    const key = this.#key;
    if (memory === undefined || !key.take(start, end)) {
      const text = this.text(position);
      return text === '' ? undefined : this.#fields[position]?.read(text);
    }
    const known = memory.recall(key);
    if (known !== undefined) return known;
    const text = this.#own(rank, key);
    const reading = text === '' ? undefined : this.#fields[position]?.read(text);
    if (reading !== undefined) memory.keep(key, reading);
    return reading;
  }

  /** The text of a cell that has one. */
  #made(rank: number): string {
    const { cells, raw } = this.#cutter;
    const start = cells[2 * rank] ?? 0;
    const end = cells[2 * rank + 1] ?? 0;
    const isCharacters = this.#isBytewise || (this.#key.take(start, end) && this.#key.isAscii);
    if (raw[rank] === 0 && isCharacters) return this.#characters.slice(start, end);
    return this.#cutter.text(rank) ?? unreadable();
  }

  /** The same, so that remembering it does not keep the text of the table: the engine holds a longer piece as a view. */
  #own(rank: number, key: CellKey): string {
    const { cells, raw } = this.#cutter;
    const start = cells[2 * rank] ?? 0;
    const end = cells[2 * rank + 1] ?? 0;
    if (raw[rank] !== 0 || !key.isAscii) return this.#cutter.text(rank) ?? unreadable();
    if (end - start <= LONGEST_COPIED) return this.#characters.slice(start, end);
    return BUFFER.latin1Slice.call(this.#bytes, start, end);
  }
}

/** V8 copies a piece of a text up to this length. */
const LONGEST_COPIED = 12;

function unreadable(): never {
  throw new Error('bytes that were a text are none');
}

/** What cells were read as, by their bytes, for as long as the thread lives. */
interface Memories {
  readonly texts: CellMemory<string>;
  /** By position of the column, whether its texts are worth remembering: others write them, or it writes them again. */
  readonly comeBack: readonly boolean[];
  /** By position of the column; `undefined` where the text is all there is, or does not come back. */
  readonly ofField: readonly (CellMemory<WrittenValue | FieldFault> | undefined)[];
}

/** The same for every part: what a table is read with is compiled once. */
const MEMORIES = new WeakMap<CompiledTable, Map<Encoding, Memories>>();
const TEXTS = new Map<Encoding, CellMemory<string>>();

function memoriesOf(table: CompiledTable, encoding: Encoding): Memories {
  const ofTable = MEMORIES.get(table) ?? new Map<Encoding, Memories>();
  MEMORIES.set(table, ofTable);
  const texts = TEXTS.get(encoding) ?? new CellMemory<string>(TEXT_BITS);
  TEXTS.set(encoding, texts);
  const memories = ofTable.get(encoding) ?? {
    texts,
    comeBack: table.fields.map(
      ({ schema }) =>
        schema.check !== 'nir' && (schema.check === 'numen' || !table.primaryKey.includes(schema.name)),
    ),
    ofField: table.fields.map(({ isPlain, schema }) =>
      isPlain || schema.check === 'nir' ? undefined : new CellMemory<WrittenValue | FieldFault>(VALUE_BITS),
    ),
  };
  ofTable.set(encoding, memories);
  return memories;
}

/** Room for the keys and names of a part or two. */
const TEXT_BITS = 13;
const VALUE_BITS = 12;

/** Its methods serve any array of bytes. */
const BUFFER = Buffer.prototype as unknown as {
  latin1Slice(this: Uint8Array, start: number, end: number): string;
};
