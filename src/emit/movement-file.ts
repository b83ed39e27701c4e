import {
  encodeRecord,
  recordPatcher,
  recordWriterFor,
  type FieldValues,
  type Layout,
  type LayoutFault,
  type RecordWriter,
} from '../layout/index.js';
import { byCodePoint } from '../model/ids.js';
import { ControlTally, controlTotals, type ControlTotals, type CountedMovement } from './control-totals.js';
import type { SectionPlace } from './movement-file-reader.js';
import { headerValues, movementValues, totalValues } from './movement-record.js';
import type { FileHeader, MovementRecord } from './movement-record.js';

export { readMovementFile, type MovementFile, type SectionPlace } from './movement-file-reader.js';
export type { FileHeader, MovementRecord } from './movement-record.js';

/**
 * The bytes of `mouvements.txt` (files.md section 4): E0; per school L1, its M2, L8; F9. The movements come in the
 * order of `paiements.csv`. Every value goes in by field name, so that a layout may move, widen or drop fields.
 * Throws on what only a mistake of the program can bring here: a movement or a header with faults, schools out of
 * order, more records than the layout can number.
 */
export function writeMovementFile(
  layout: Layout,
  header: FileHeader,
  movements: readonly MovementRecord[],
): Uint8Array {
  const length = recordBytes(layout);
  const records = new Uint8Array(length * movements.length);
  const writeM2 = movementWriter(layout, header);
  movements.forEach((movement, index) => {
    mustBeWritten('M2', writeM2(movement, records, index * length));
  });
  const placed = movements.map(({ uai, nir, sign, cents }, row) => ({ uai, nir, sign, cents, row }));
  const start = writeStart(layout, header);
  const section = writeSection(layout, header, records, placed, FIRST_SECTION);
  const end = writeEnd(layout, header, { ...controlTotals(movements), ...section });
  const file = new Uint8Array(start.length + section.bytes.length + end.length);
  file.set(start);
  file.set(section.bytes, start.length);
  file.set(end, start.length + section.bytes.length);
  return file;
}

/** Where the lots of a file begin. */
export const FIRST_SECTION: SectionPlace = { record: 2, lot: 1 };

/** The first record of the file. */
export function writeStart(layout: Layout, header: FileHeader): Uint8Array {
  return writeRecord(layout, 'E0', { ...headerValues(header), seq: 1 });
}

/**
 * The last record of the file.
 *
 * @param totals of all its lots; `records` without the first and the last one
 */
export function writeEnd(
  layout: Layout,
  header: FileHeader,
  totals: ControlTotals & { readonly records: number; readonly lots: number },
): Uint8Array {
  const records = totals.records + 2;
  const { lots } = totals;
  return writeRecord(layout, 'F9', {
    ...headerValues(header),
    seq: records,
    records,
    lots,
    ...totalValues(totals),
  });
}

/** Writes an `M2` that has no place in a file yet, and gives every fault of its values. */
export type MovementWriter = (
  movement: MovementRecord,
  target: Uint8Array,
  offset: number,
) => readonly LayoutFault[];

/** A million records have in common what the header says: it is written once. */
export function movementWriter(layout: Layout, header: FileHeader): MovementWriter {
  const write = recordWriterFor(layout, 'M2', { ...headerValues(header), seq: 1, lot: 1 });
  return (movement, target, offset) => write(movementValues(movement), target, offset);
}

/** A movement whose record is written, with what its lot needs of it. */
export interface WrittenMovement extends CountedMovement {
  readonly uai: string;
  /** Rank of its record among those that {@link writeSection} is given. */
  readonly row: number;
}

/** Whole lots of a file, and how many records and lots they are. */
export interface WrittenSection {
  readonly bytes: Uint8Array;
  readonly records: number;
  readonly lots: number;
}

/**
 * The lots of some schools: a file is written range of schools by range of schools.
 *
 * @param written records that {@link movementWriter} wrote, one after the other
 * @param movements in the order of `paiements.csv`
 */
export function writeSection(
  layout: Layout,
  header: FileHeader,
  written: Uint8Array,
  movements: readonly WrittenMovement[],
  place: SectionPlace,
): WrittenSection {
  const length = recordBytes(layout);
  const lots = lotsIn(movements);
  const records = movements.length + 2 * lots;
  const bytes = new Uint8Array(length * records);
  const common = headerValues(header);
  const writeL1 = recordWriterFor(layout, 'L1', common);
  const writeL8 = recordWriterFor(layout, 'L8', common);
  const placeM2 = recordPatcher(layout, 'M2', ['seq', 'lot']);
  let count = 0;
  const write = (type: string, writer: RecordWriter, values: FieldValues): void => {
    const seq = place.record + count;
    mustBeWritten(type, writer({ seq, ...values }, bytes, count * length));
    count += 1;
  };
  let lot = place.lot - 1;
  for (let first = 0; first < movements.length;) {
    const uai = movements[first]?.uai ?? '';
    const tally = new ControlTally();
    lot += 1;
    write('L1', writeL1, { uai, lot });
    let next = first;
    for (let movement = movements[next]; movement?.uai === uai; movement = movements[next]) {
      bytes.set(written.subarray(movement.row * length, (movement.row + 1) * length), count * length);
      write('M2', placeM2, { lot });
      tally.add(movement);
      next += 1;
    }
    write('L8', writeL8, { uai, lot, ...totalValues(tally.totals) });
    first = next;
  }
  return { bytes, records, lots };
}

/** One lot per school, blank first. */
function lotsIn(movements: readonly WrittenMovement[]): number {
  let lots = 0;
  let last: string | undefined;
  for (const { uai } of movements) {
    if (uai === last) continue;
    if (last !== undefined && byCodePoint(last, uai) > 0) throw new Error('movements not sorted by school');
    last = uai;
    lots += 1;
  }
  return lots;
}

/** Bytes of one record, CRLF included. */
export function recordBytes({ recordLength }: Layout): number {
  return recordLength + 2;
}

function writeRecord(layout: Layout, type: string, values: FieldValues): Uint8Array {
  const record = encodeRecord(layout, type, values);
  if (!record.ok) mustBeWritten(type, record.faults);
  return record.ok ? record.bytes : new Uint8Array();
}

function mustBeWritten(type: string, faults: readonly LayoutFault[]): void {
  if (faults.length === 0) return;
  const said = faults.map(({ code, field }) => `${code} ${field}`).join(', ');
  throw new Error(`record ${type} cannot be written: ${said}`);
}
