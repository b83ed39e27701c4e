import { ROW_ELEMENTS } from './export-format.js';
import type { XmlTable } from './xml-sink.js';

/** A table that may stand in `export.xml`. */
export interface KnownTable extends XmlTable {
  readonly rowElement: string;
  /** Where each column stands in a row. */
  readonly positions: ReadonlyMap<string, number>;
  /** The unknown fields met in its rows. */
  readonly unknown: Set<string>;
}

/** What stands for the table before the first one. */
export const NO_TABLE: KnownTable = {
  name: '',
  columns: [],
  rowElement: '',
  positions: new Map(),
  unknown: new Set(),
};

/** Prepares a table of the contract. */
export function knownTable({ name, columns }: XmlTable): KnownTable {
  const rowElement = ROW_ELEMENTS.get(name);
  if (rowElement === undefined) throw new RangeError(`no element is known for the rows of ${name}`);
  const positions = new Map(columns.map((column, position) => [column, position]));
  return { name, columns, rowElement, positions, unknown: new Set() };
}

/**
 * The same text on its own. The engine holds a longer piece as a view of the block it was cut from: whoever keeps one
 * field would keep the whole block.
 */
export function detached(text: string): string {
  return text.length <= LONGEST_COPIED ? text : ` ${text}`.slice(1);
}

/** V8 copies a piece of a text up to this length. */
const LONGEST_COPIED = 12;
