import { centsAsIntegers } from '../emit/manifest.js';
import { aligner, type Column } from './aligned.js';
import { csvBlock, inBlocks } from './blocks.js';
import type { Terminal } from './terminal.js';

/** What can be asked of the ledger, and in which form: for people, for a spreadsheet, for a program. */
export const FORMATS = ['text', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** A list of the ledger in its three forms. Items come one by one: nothing may keep them all. */
export interface BookTable<Item> {
  readonly csvColumns: readonly string[];
  readonly csvRow: (item: Item) => readonly string[];
  /** One line of JSON; amounts are whole cents. */
  readonly json: (item: Item) => object;
  readonly columns: readonly Column[];
  readonly cells: (item: Item) => readonly string[];
  /** Asked for after the last item, were there one: a last aligned row, then sentences. */
  readonly totals?: () => readonly string[];
  readonly closing?: () => readonly string[];
  /** Said instead of a table without rows. */
  readonly empty: string;
}

/** A list in one of its forms, in blocks of lines without their last line feed. */
export async function* blocksOf<Item>(
  items: AsyncIterable<Item>,
  table: BookTable<Item>,
  format: Format,
): AsyncGenerator<string> {
  switch (format) {
    case 'csv':
      yield csvBlock([table.csvColumns]);
      for await (const block of inBlocks(items, BLOCK)) yield csvBlock(block.map(table.csvRow));
      return;
    case 'json':
      for await (const block of inBlocks(items, BLOCK)) {
        yield block.map((item) => JSON.stringify(table.json(item), centsAsIntegers)).join('\n');
      }
      return;
    case 'text':
      yield* textBlocks(items, table);
  }
}

/** Prints blocks as they come, and stops when nobody reads them any more. */
export async function printBlocks(blocks: AsyncIterable<string>, terminal: Terminal): Promise<void> {
  for await (const block of blocks) {
    terminal.out(block);
    if (terminal.drained !== undefined && !(await terminal.drained())) return;
  }
}

/** The last block waits for the totals, which are aligned with it. */
async function* textBlocks<Item>(items: AsyncIterable<Item>, table: BookTable<Item>): AsyncGenerator<string> {
  const align = aligner(table.columns);
  let waiting: (readonly string[])[] | undefined;
  for await (const block of inBlocks(items, BLOCK)) {
    const rows = block.map((item) => table.cells(item).map(printable));
    if (waiting === undefined) waiting = [table.columns.map(({ title }) => title), ...rows];
    else {
      yield align(waiting).join('\n');
      waiting = rows;
    }
  }
  if (waiting === undefined) {
    yield table.empty;
    return;
  }
  const totals = table.totals === undefined ? [] : [table.totals()];
  yield [...align([...waiting, ...totals]), ...(table.closing?.() ?? [])].join('\n');
}

/** Rows written at once: enough to align, few enough to hold. */
const BLOCK = 500;

/** A terminal would obey a control character typed in an identifier. */
function printable(cell: string): string {
  return cell.replaceAll(/\p{Cc}/gu, '\u{FFFD}');
}
