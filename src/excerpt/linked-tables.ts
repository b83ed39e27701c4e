import { decode, type Encoding } from '../charset/index.js';
import { readOwnCsv } from '../ingest/csv.js';
import type { InputFile } from '../ingest/ingest.js';
import { bytesAreOurs, readText } from '../ingest/text.js';
import { Components } from '../split/components.js';
import { Fingerprint } from '../split/fingerprint.js';
import { Integers } from '../split/integers.js';
import { LINKS, type SplitTable } from '../split/links.js';
import { byteReading, textReading, type RowReading, type RowView } from '../split/row-reading.js';
import type { ExcerptRow } from './excerpt.js';
import { columnOf } from './places.js';

/** Which rows of an export belong together, learnt in one pass over its tables; those asked for are read in another. */
export class LinkedTables {
  readonly #components = new Components();
  readonly #print = new Fingerprint();
  readonly #tables: LinkedTable[] = [];

  /** Links the keys of every row of a table. @returns false when it cannot be used */
  add(name: SplitTable, file: InputFile, stated: Encoding): boolean {
    const encoding = file.encoding ?? stated;
    if (this.#link(name, file, byteReading(file, encoding))) return true;
    const read = readText(file, encoding);
    const rows = bytesAreOurs(file) ? 'own' : 'doubted';
    return read.ok && this.#link(name, file, textReading(read.text, rows));
  }

  #link(name: SplitTable, { lineOf = (line) => line }: InputFile, reading: RowReading): boolean {
    const nodes = new Integers();
    let table: LinkedTable | undefined;
    let links: readonly { readonly rank: number; readonly space: number }[] = [];
    const isUsable = reading.visit({
      header: (columns, line) => {
        const places = LINKS[name].flatMap(({ column, space }) => {
          const index = columnOf(columns, column);
          return index < 0 ? [] : [{ index, space }];
        });
        const wanted = places.map(({ index }) => index).sort((a, b) => a - b);
        links = places.map(({ index, space }) => ({ rank: wanted.indexOf(index), space }));
        table = { name, reading, nodes, columns, headerLine: lineOf(line), lineOf };
        return wanted;
      },
      row: (row) => {
        nodes.push(this.#nodeOfRow(row, links));
      },
    });
    if (!isUsable || table === undefined) return false;
    this.#tables.push(table);
    return true;
  }

  /** @returns a node of the row's component; -1 of a row without any key, which belongs to nothing */
  #nodeOfRow(row: RowView, links: readonly { readonly rank: number; readonly space: number }[]): number {
    let node = -1;
    for (const { rank, space } of links) {
      if (!row.fingerprint(rank, space, this.#print)) continue;
      const other = this.#components.nodeOf(this.#print.low, this.#print.high);
      if (node >= 0) this.#components.link(node, other);
      node = other;
    }
    return node;
  }

  /** A node of a key, whether a row has it or not. */
  nodeOf(space: number, key: string): number {
    this.#print.ofText(key.trim(), space);
    return this.#components.nodeOf(this.#print.low, this.#print.high);
  }

  /** Says that two keys belong together, though no row does. */
  link(a: number, b: number): void {
    this.#components.link(a, b);
  }

  /** What is linked to a key has one number. */
  groupOf(node: number): number {
    return this.#components.rootOf(node);
  }

  /** The tables, and the rows of them that belong to the groups asked for, by group and in the order of the file. */
  rowsOf(groups: ReadonlySet<number>): readonly GroupedRows[] {
    return this.#tables.map((table) => ({ ...table, rows: this.#rowsOf(table, groups) }));
  }

  #rowsOf(
    { name, reading, nodes, lineOf }: LinkedTable,
    groups: ReadonlySet<number>,
  ): ReadonlyMap<number, readonly ExcerptRow[]> {
    const rows = new Map<number, ExcerptRow[]>();
    let index = 0;
    const isSame = reading.visit({
      header: () => [],
      row: (view, line) => {
        const node = nodes.at(index);
        index += 1;
        const group = node < 0 ? -1 : this.groupOf(node);
        if (!groups.has(group)) return;
        const row = { line: lineOf(line), fields: fieldsOf(view, reading.encoding) };
        const known = rows.get(group);
        if (known === undefined) rows.set(group, [row]);
        else known.push(row);
      },
    });
    if (!isSame || index !== nodes.length) throw new Error(`${name} changed while it was read`);
    return rows;
  }
}

interface LinkedTable {
  readonly name: SplitTable;
  readonly reading: RowReading;
  readonly columns: readonly string[];
  readonly headerLine: number;
  readonly lineOf: (line: number) => number;
  /** A node of each row. */
  readonly nodes: Integers;
}

export interface GroupedRows extends Pick<LinkedTable, 'name' | 'columns' | 'headerLine'> {
  readonly rows: ReadonlyMap<number, readonly ExcerptRow[]>;
}

function fieldsOf(row: RowView, encoding: Encoding): readonly string[] {
  let fields: readonly string[] = [];
  row.give((bytes, start, end) => {
    const decoded = decode(bytes.subarray(start, end), encoding);
    if (!decoded.ok) throw new Error('a row that was read cannot be read again');
    const take = (record: readonly string[]): void => void (fields = record);
    readOwnCsv(decoded.text, { header: take, record: take });
  });
  return fields;
}
