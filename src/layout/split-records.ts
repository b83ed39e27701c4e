import type { ReadFault } from './read-faults.js';

/** The bytes between two line ends, and where they are. */
export interface RawRecord {
  /** Rank in the file, from 1. */
  readonly number: number;
  /** Offset of the first byte in the file, from 0. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * Cuts a file at its line feeds (no field can hold one), so that a record of a wrong length does not shift those
 * that follow. Returns the records of the right length and a fault for each wrong length or line ending.
 */
export function splitRecords(
  file: Uint8Array,
  recordLength: number,
): { readonly records: readonly RawRecord[]; readonly faults: readonly ReadFault[] } {
  const records: RawRecord[] = [];
  const faults: ReadFault[] = [];
  let offset = 0;
  for (let number = 1; offset < file.length; number += 1) {
    const feed = file.indexOf(LINE_FEED, offset);
    const next = feed === -1 ? file.length : feed + 1;
    const ending = feed > offset && file[feed - 1] === CARRIAGE_RETURN ? 2 : feed === -1 ? 0 : 1;
    const bytes = file.subarray(offset, next - ending);
    const place = { offset, record: number, type: '', field: '' };
    if (ending !== 2) {
      faults.push({ ...place, code: 'read.line-ending', expected: 'CR LF', found: ending === 1 ? 'LF' : '' });
    }
    if (bytes.length === recordLength) records.push({ number, offset, bytes });
    else {
      const [expected, found] = [String(recordLength), String(bytes.length)];
      faults.push({ ...place, code: 'read.length', expected, found });
    }
    offset = next;
  }
  return { records, faults };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
