import { csvText } from '../emit/csv.js';

/** Items some at a time, as they come: what is written at once. */
export async function* inBlocks<Item>(
  items: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<readonly Item[]> {
  let block: Item[] = [];
  for await (const item of items) {
    block.push(item);
    if (block.length < size) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** Rows as CSV for a spreadsheet, without their last line feed. */
export function csvBlock(rows: readonly (readonly string[])[]): string {
  return csvText(rows, 'spreadsheet').replace(/\n$/, '');
}
