import { decodedRecord, decodeRecord, sequenceFault, type DecodedRecord } from './decode-record.js';
import type { Layout } from './model.js';
import type { ReadFault } from './read-faults.js';
import { recordReader } from './record-reader.js';
import { sequenceCheck } from './sequence-check.js';
import { lineAt } from './split-records.js';

/** Reads a file that may come in pieces; its records are handed over one by one, so that none need be held. */
export interface RecordScanner {
  /**
   * Reads the records that end in these bytes.
   *
   * @param isLast whether nothing follows: what is left is then a cut record
   * @param onRecord takes each record without a fault of its own, in order
   * @returns how many bytes were read: give the others again, in front of those that follow
   */
  scan(bytes: Uint8Array, isLast: boolean, onRecord: (record: DecodedRecord) => void): number;
  /** Every fault found so far, in order of place. */
  faults(): readonly ReadFault[];
}

/**
 * A record that is plainly right, as nearly all are, is read the quick way; any other is looked at by the rule of each
 * field, and whatever is wrong with it is said.
 *
 * @param first rank and number of the first record, of a section of a file
 */
export function recordScanner(layout: Layout, first = 1): RecordScanner {
  const { recordLength } = layout;
  const readQuickly = recordReader(layout);
  const followsOn = sequenceCheck(first);
  const faults: ReadFault[] = [];
  let [before, number] = [0, first - 1];
  const follow = (record: DecodedRecord): void => {
    const expected = followsOn(record.number, record.seq);
    if (expected !== undefined) faults.push(sequenceFault(layout, record, expected));
  };
  return {
    scan: (bytes, isLast, onRecord) => {
      let at = 0;
      while (at < bytes.length) {
        const quick = readQuickly(bytes, at);
        if (quick !== undefined) {
          number += 1;
          const record = decodedRecord(quick.type, number, before + at, quick.values);
          follow(record);
          onRecord(record);
          at += recordLength + CRLF_LENGTH;
          continue;
        }
        const line = lineAt(bytes, at, { offset: before + at, number: number + 1 }, recordLength);
        if (line.isCut && !isLast) break;
        number += 1;
        faults.push(...line.faults);
        at += line.length;
        if (line.bytes.length !== recordLength) continue;
        const { record, faults: ownFaults } = decodeRecord(layout, line);
        faults.push(...ownFaults);
        follow(record);
        if (ownFaults.length === 0) onRecord(record);
      }
      before += at;
      return at;
    },
    // A fault of a line and one of its first field are at the same place: in the order they were found.
    faults: () => faults.toSorted((a, b) => a.offset - b.offset),
  };
}

const CRLF_LENGTH = 2;
