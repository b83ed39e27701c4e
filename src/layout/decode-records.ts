import type { DecodedRecord } from './decode-record.js';
import type { Layout } from './model.js';
import type { ReadFault } from './read-faults.js';
import { recordScanner } from './scan-records.js';

export type { DecodedRecord } from './decode-record.js';

export type DecodedRecords =
  | { readonly ok: true; readonly records: readonly DecodedRecord[] }
  /** `records`: those without a fault of their own. */
  | { readonly ok: false; readonly faults: readonly ReadFault[]; readonly records: readonly DecodedRecord[] };

/**
 * Reads a whole file by the layout: length and CRLF of each record, known type, fillers, constants, numbers, codes
 * and dates, `seq` 1, 2, 3… Every fault of the file is collected, in order of place. The order of the records and
 * the control totals are the business of `readMovementFile`.
 *
 * @param first rank and number of the first record, of a section of a file
 */
export function decodeRecords(layout: Layout, file: Uint8Array, first = 1): DecodedRecords {
  const records: DecodedRecord[] = [];
  const scanner = recordScanner(layout, first);
  scanner.scan(file, true, (record) => records.push(record));
  const faults = scanner.faults();
  return faults.length === 0 ? { ok: true, records } : { ok: false, faults, records };
}
