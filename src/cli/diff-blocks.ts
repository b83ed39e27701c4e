import { centsAsIntegers } from '../emit/manifest.js';
import type { CausedMovement } from '../model/cause.js';
import { csvBlock, inBlocks } from './blocks.js';
import { movementJson } from './diff-json.js';
import { DIFF_COLUMNS, movementRows } from './diff-rows.js';

/** Movements as CSV for a spreadsheet, in blocks without their last line feed. */
export async function* csvBlocks(movements: AsyncIterable<CausedMovement>): AsyncGenerator<string> {
  yield csvBlock([DIFF_COLUMNS]);
  for await (const block of inBlocks(movements, BLOCK)) yield csvBlock(block.flatMap(movementRows));
}

/** The same as JSON, a movement to a line. */
export async function* jsonBlocks(movements: AsyncIterable<CausedMovement>): AsyncGenerator<string> {
  for await (const block of inBlocks(movements, BLOCK)) {
    yield block.map((movement) => JSON.stringify(movementJson(movement), centsAsIntegers)).join('\n');
  }
}

/** Movements written at once. */
const BLOCK = 200;
