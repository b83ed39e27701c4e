import { centsOf } from '../money/index.js';
import { digitsOf, LineCutter, yearOf, type MovementColumns } from './line-cutter.js';
import type { MovementBatch, PostingKind } from './records.js';
import type { Row } from './store.js';

/** A movement whose text is written. */
export interface WrittenMovement {
  /** Without number and run. */
  readonly text: string;
  /** What the text holds, as the table has it and in its order. */
  readonly columns: MovementColumns;
}

/** What `movementBatch` wrote, one by one. */
export function* writtenMovements(batch: MovementBatch): Generator<WrittenMovement> {
  const texts = new TextDecoder().decode(batch);
  // One byte for each character, and none escaped.
  const isPlain = texts.length === batch.length && !texts.includes('\\');
  const cutter = new LineCutter(batch, texts);
  for (let start = 0; start < texts.length;) {
    const end = texts.indexOf('\n', start);
    const text = texts.slice(start, end);
    yield { text, columns: isPlain ? cutter.columnsAt(start) : columnsOf(text) };
    start = end + 1;
  }
}

/** A movement as the table `postings` holds it, in the order of its columns. */
export function movementRow({ columns }: WrittenMovement, number: number, run: number, hash: string): Row {
  return [number, run, ...columns, hash];
}

function columnsOf(text: string): MovementColumns {
  const [kind, award, payee, month, payMonth, remittance, cents, year, ...words] = JSON.parse(text) as Fields;
  const months = [digitsOf(month), digitsOf(payMonth)] as const;
  return [kind, award, payee, ...months, remittance, centsOf(BigInt(cents)), yearOf(year), ...words];
}

type Fields = readonly [
  ...[kind: PostingKind, award: string, payee: string, month: string, payMonth: string, remittance: number],
  ...[cents: string, year: string, allowance: string, plan: string, nature: string, reference: string],
  corrects: null,
];
