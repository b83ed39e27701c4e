import type { ReadFault } from './read-faults.js';

/** The bytes between two line ends, and where they are. */
export interface RawRecord {
  /** Rank in the file, from 1. */
  readonly number: number;
  /** Offset of the first byte in the file, from 0. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** One line of a file, of whatever length. */
export interface RawLine extends RawRecord {
  /** Bytes, line end included. */
  readonly length: number;
  /** Whether it has no line feed. */
  readonly isCut: boolean;
  /** A wrong length or line ending; a record of the right length can be read all the same. */
  readonly faults: readonly ReadFault[];
}

/**
 * The line that begins at an index, up to its line feed (no field can hold one), so that a record of a wrong length does
 * not shift those that follow.
 *
 * @param bytes some bytes of the file
 * @param place where the line is in the file
 */
export function lineAt(
  bytes: Uint8Array,
  start: number,
  { offset, number }: Pick<RawRecord, 'offset' | 'number'>,
  recordLength: number,
): RawLine {
  const feed = bytes.indexOf(LINE_FEED, start);
  const isCut = feed === -1;
  const next = isCut ? bytes.length : feed + 1;
  const ending = feed > start && bytes[feed - 1] === CARRIAGE_RETURN ? 2 : isCut ? 0 : 1;
  const record = bytes.subarray(start, next - ending);
  const faults: ReadFault[] = [];
  const place = { offset, record: number, type: '', field: '' };
  if (ending !== 2) {
    faults.push({ ...place, code: 'read.line-ending', expected: 'CR LF', found: ending === 1 ? 'LF' : '' });
  }
  if (record.length !== recordLength) {
    const [expected, found] = [String(recordLength), String(record.length)];
    faults.push({ ...place, code: 'read.length', expected, found });
  }
  return { number, offset, bytes: record, length: next - start, isCut, faults };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
