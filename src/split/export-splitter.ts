import type { Encoding } from '../charset/index.js';
import type { Buckets } from './buckets.js';
import { Components } from './components.js';
import { Fingerprint } from './fingerprint.js';
import { Integers } from './integers.js';
import { LINKS, SPACES, SPLIT_TABLES, type SplitTable } from './links.js';
import { PartRowsAside, POSTINGS, type TableHeader } from './part-rows-aside.js';
import type { RowBlocks } from './row-blocks.js';
import { POSTING_KEYS, type RowReading, type RowView } from './row-reading.js';

/** A part of an export: rows that no rule looks at beside those of another part, with the postings of their awards. */
export interface ExportPart {
  readonly tables: readonly PartTable[];
  /** What the rows of {@link ExportSplitter.addPosting} gave of the part's awards, in that order. */
  readonly ledger: Uint8Array;
}

export interface PartTable {
  readonly name: SplitTable;
  readonly encoding: Encoding;
  /** The header row of the file, then the rows of the part in their order, each closed by a line feed. */
  readonly bytes: Uint8Array;
  /** The line of the file that the header and each row begin on. */
  readonly lines: Int32Array;
}

/**
 * Splits an export, and a ledger, into parts that can be settled one by one: first every award of the ledger and every
 * table is added, which tells what belongs together, then each row goes to its part. Where the
 * cuts fall changes nothing of what is paid, said or written.
 */
export class ExportSplitter {
  readonly #buckets: Buckets;
  readonly #components: Components;
  readonly #print = new Fingerprint();
  readonly #tables: AddedTable[] = [];
  readonly #postings = { nodes: new Integers(), lengths: new Integers() };

  /** @param keys how many there are to link, about */
  constructor(buckets: Buckets, keys = 0) {
    this.#buckets = buckets;
    this.#components = new Components(keys);
  }

  /** A posting of the ledger, as a row: the part of its award is given what the row gives. */
  addPosting(row: RowView): void {
    this.#postings.nodes.push(this.#linked(row, POSTING_LINKS, undefined));
    row.give((bytes, start, end) => {
      this.#postings.lengths.push(end - start);
      this.#buckets.append(LEDGER, bytes, start, end);
    });
  }

  /**
   * A table of the export.
   *
   * @param indexOf where each column stands, or `undefined` when the header refuses the file
   * @param watch sees each row, with the ranks of the columns it asked for after the keys
   * @param blocks gathers the keys of each row
   * @returns false when the file can not be used, or not be read this way
   */
  addTable(
    name: SplitTable,
    reading: RowReading,
    indexOf: (columns: readonly string[], line: number) => ReadonlyMap<string, number> | undefined,
    watched: readonly string[] = [],
    watch: (row: RowView, ranks: readonly (number | undefined)[]) => void = () => undefined,
    blocks?: RowBlocks,
  ): boolean {
    const nodes = new Integers();
    let ranks: readonly (number | undefined)[] = [];
    let links: readonly { readonly rank: number; readonly space: number }[] = [];
    const isUsable = reading.visit({
      header: (columns, line) => {
        const places = indexOf(columns, line);
        if (places === undefined) return undefined;
        const names = [...LINKS[name].map(({ column }) => column), ...watched];
        const wanted = [...new Set(names.flatMap((column) => places.get(column) ?? []))].sort(
          (a, b) => a - b,
        );
        const rankOf = (column: string): number | undefined => {
          const place = places.get(column);
          return place === undefined ? undefined : wanted.indexOf(place);
        };
        links = LINKS[name].flatMap(({ column, space }) => {
          const rank = rankOf(column);
          return rank === undefined ? [] : [{ rank, space }];
        });
        ranks = watched.map(rankOf);
        return wanted;
      },
      row: (row, line) => {
        blocks?.row(line);
        nodes.push(this.#linked(row, links, blocks));
        watch(row, ranks);
      },
    });
    if (isUsable) this.#tables.push({ name, reading, nodes });
    return isUsable;
  }

  /** Links the keys of a row. @returns a node of its component; a row without any key has one of its own kind */
  #linked(
    row: RowView,
    links: readonly { readonly rank: number; readonly space: number }[],
    blocks: RowBlocks | undefined,
  ): number {
    let node = -1;
    for (const { rank, space } of links) {
      if (!row.fingerprint(rank, space, this.#print)) continue;
      blocks?.key(this.#print.low);
      const other = this.#components.nodeOf(this.#print.low, this.#print.high);
      if (node >= 0) this.#components.link(node, other);
      node = other;
      if (row.holds(rank, '|')) this.#components.link(node, this.#nodeOf('|', SPACES.separator));
    }
    return node >= 0 ? node : this.#nodeOf('', SPACES.separator);
  }

  #nodeOf(text: string, space: number): number {
    this.#print.ofText(text, space);
    return this.#components.nodeOf(this.#print.low, this.#print.high);
  }

  /**
   * Sends every row and every award to its part; once.
   *
   * @param count how many parts; one that no component falls in is empty
   * @returns the parts, each read when it is asked for
   */
  split(count: number): readonly (() => ExportPart)[] {
    const partOf = (node: number): number =>
      (this.#components.printOf(this.#components.rootOf(node)) >>> 0) % count;
    const aside = new PartRowsAside(this.#buckets, FIRST_PART);
    const headers = this.#tables.map((table, index) => sendRows(table, index, partOf, aside));
    this.#sendAwards(partOf, aside);
    this.#close();
    return partsIn(
      aside,
      this.#tables.map(({ name, reading: { encoding } }) => ({ name, encoding })),
      headers,
      count,
    );
  }

  /** What told which rows belong together is as large as the export, and no longer needed. */
  #close(): void {
    this.#components.close();
    for (const { nodes } of this.#tables) nodes.close();
    this.#postings.nodes.close();
    this.#postings.lengths.close();
  }

  #sendAwards(partOf: (node: number) => number, aside: PartRowsAside): void {
    const { nodes, lengths } = this.#postings;
    let index = 0;
    for (const records of this.#buckets.takePieces(LEDGER)) {
      for (let at = 0; at < records.length; index += 1) {
        const end = at + lengths.at(index);
        aside.put(partOf(nodes.at(index)), POSTINGS, 0, records, at, end);
        at = end;
      }
    }
  }
}

function sendRows(
  { name, reading, nodes }: AddedTable,
  index: number,
  partOf: (node: number) => number,
  aside: PartRowsAside,
): TableHeader {
  let header: TableHeader = { bytes: new Uint8Array(), line: 1 };
  let [row, part, lineOfRow] = [0, 0, 0];
  const put = (bytes: Uint8Array, start: number, end: number): void => {
    aside.put(part, index, lineOfRow, bytes, start, end);
  };
  const isSame = reading.visit({
    header: (_columns, line, view) => {
      view.give((bytes, start, end) => (header = { bytes: withLineFeed(bytes, start, end), line }));
      return [];
    },
    row: (found, line) => {
      if (row === nodes.length) throw new ChangedFileError(name);
      part = partOf(nodes.at(row));
      lineOfRow = line;
      row += 1;
      found.give(put);
    },
  });
  if (!isSame || row !== nodes.length) throw new ChangedFileError(name);
  return header;
}

/** Apart from the splitter, of which nothing is kept. */
function partsIn(
  aside: PartRowsAside,
  tables: readonly Pick<PartTable, 'name' | 'encoding'>[],
  headers: readonly TableHeader[],
  count: number,
): readonly (() => ExportPart)[] {
  return Array.from({ length: count }, (_, part) => () => {
    const { tables: rows, postings } = aside.take(part, headers);
    return { tables: rows.map((own, index) => ({ ...tableAt(tables, index), ...own })), ledger: postings };
  });
}

function tableAt<Table>(tables: readonly Table[], index: number): Table {
  const table = tables[index];
  if (table === undefined) throw new Error('rows of no table');
  return table;
}

/** A file that was read twice, and was not the same the second time. */
export class ChangedFileError extends Error {
  readonly table: SplitTable;

  constructor(table: SplitTable) {
    super(`${table} changed while it was read`);
    this.table = table;
  }
}

interface AddedTable {
  readonly name: SplitTable;
  readonly reading: RowReading;
  /** A node of the component of each row. */
  readonly nodes: Integers;
}

/** What a posting links. */
const POSTING_LINKS = [
  { rank: POSTING_KEYS.award, space: SPACES.award },
  { rank: POSTING_KEYS.payee, space: SPACES.agent },
];

/** The bucket of every posting of the ledger, before they go to their parts. */
const LEDGER = 0;

/** The bucket of the keys of a table, for who gathers them beside the rows of parts. */
export function keysBucket(name: SplitTable): number {
  return 1 + SPLIT_TABLES.indexOf(name);
}

/** The bucket of the first part. */
const FIRST_PART = 1 + SPLIT_TABLES.length;

function withLineFeed(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const row = new Uint8Array(end - start + 1);
  row.set(bytes.subarray(start, end));
  row[end - start] = 0x0a;
  return row;
}
