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
import { controlTotals, type ControlTotals } from './control-totals.js';
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
  const start = writeStart(layout, header);
  const section = writeSection(layout, header, records, lotsOf(movements), FIRST_SECTION);
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

/** The movements of a school, whose records are written. */
export interface WrittenLot {
  readonly uai: string;
  /** Ranks of their records among those that {@link writeSection} is given. */
  readonly records: Iterable<number> & ArrayLike<number>;
  readonly totals: ControlTotals;
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
 * @param lots one per school, blank first, in the order of `paiements.csv`
 */
export function writeSection(
  layout: Layout,
  header: FileHeader,
  written: Uint8Array,
  lots: readonly WrittenLot[],
  place: SectionPlace,
): WrittenSection {
  mustGoUp(lots);
  const length = recordBytes(layout);
  const records = lots.reduce((sum, lot) => sum + lot.records.length + 2, 0);
  const bytes = new Uint8Array(length * records);
  const common = headerValues(header);
  const writeL1 = recordWriterFor(layout, 'L1', common);
  const writeL8 = recordWriterFor(layout, 'L8', common);
  const placeM2 = recordPatcher(layout, 'M2', ['seq', 'lot']);
  let count = 0;
  const write = (type: string, writer: RecordWriter, values: FieldValues): void => {
    mustBeWritten(type, writer(values, bytes, count * length));
    count += 1;
  };
  lots.forEach(({ uai, records: ranks, totals }, index) => {
    const lot = place.lot + index;
    write('L1', writeL1, { seq: place.record + count, uai, lot });
    for (const rank of ranks) {
      bytes.set(written.subarray(rank * length, (rank + 1) * length), count * length);
      write('M2', placeM2, { seq: place.record + count, lot });
    }
    write('L8', writeL8, { seq: place.record + count, uai, lot, ...totalValues(totals) });
  });
  return { bytes, records, lots: lots.length };
}

/** The lots of movements in the order of `paiements.csv`. */
function lotsOf(movements: readonly MovementRecord[]): WrittenLot[] {
  const lots: WrittenLot[] = [];
  for (let first = 0; first < movements.length;) {
    const uai = movements[first]?.uai ?? '';
    let next = first;
    while (movements[next]?.uai === uai) next += 1;
    const records = Array.from({ length: next - first }, (_, index) => first + index);
    lots.push({ uai, records, totals: controlTotals(movements.slice(first, next)) });
    first = next;
  }
  return lots;
}

function mustGoUp(lots: readonly WrittenLot[]): void {
  lots.forEach(({ uai }, index) => {
    const before = lots[index - 1];
    if (before !== undefined && byCodePoint(before.uai, uai) >= 0) {
      throw new Error('movements not sorted by school');
    }
  });
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
