import type { DecodedRecord, ReadFault } from '../layout/index.js';

/** The records of one school. */
export interface ReadLot {
  readonly start: DecodedRecord;
  readonly movements: readonly DecodedRecord[];
  readonly end: DecodedRecord;
}

export type GroupedRecords =
  | {
      readonly ok: true;
      readonly header: DecodedRecord;
      readonly lots: readonly ReadLot[];
      readonly end: DecodedRecord;
    }
  | { readonly ok: false; readonly faults: readonly ReadFault[] };

/**
 * Puts the records of a file into its lots, or says which record is out of place (files.md section 4).
 * `fileLength` in bytes: where the missing end of a cut file is reported.
 */
export function groupRecords(records: readonly DecodedRecord[], fileLength: number): GroupedRecords {
  const faults: ReadFault[] = [];
  let previous = '';
  for (const record of records) {
    const fault = placeFault(previous, record);
    if (fault !== undefined) faults.push(fault);
    previous = record.type;
  }
  if (previous !== 'F9')
    faults.push(outOfPlace(records.length + 1, fileLength, '', FOLLOWERS[previous] ?? []));

  const [header, end] = [records[0], records.at(-1)];
  if (faults.length > 0 || header === undefined || end === undefined) return { ok: false, faults };
  return { ok: true, header, lots: lotsOf(records), end };
}

/** Says that a record may not come after one of that type; the beginning of the file is the empty type. */
export function placeFault(
  previous: string,
  { type, number, offset }: Pick<DecodedRecord, 'type' | 'number' | 'offset'>,
): ReadFault | undefined {
  const allowed = FOLLOWERS[previous] ?? [];
  return allowed.includes(type) ? undefined : outOfPlace(number, offset, type, allowed);
}

/** What may follow each type of record; the beginning of the file is the empty type. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  '': ['E0'],
  E0: ['L1', 'F9'],
  L1: ['M2'],
  M2: ['M2', 'L8'],
  L8: ['L1', 'F9'],
  F9: [],
};

function outOfPlace(record: number, offset: number, type: string, allowed: readonly string[]): ReadFault {
  return { code: 'read.order', offset, record, type, field: '', expected: allowed.join(' '), found: type };
}

/** Of records in their order: each L8 closes the lot that the L1 before it opened. */
function lotsOf(records: readonly DecodedRecord[]): readonly ReadLot[] {
  const lots: ReadLot[] = [];
  let opened = 0;
  records.forEach((record, index) => {
    if (record.type === 'L1') opened = index;
    const start = records[opened];
    if (record.type !== 'L8' || start === undefined) return;
    lots.push({ start, movements: records.slice(opened + 1, index), end: record });
  });
  return lots;
}
