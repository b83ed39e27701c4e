import type { Layout } from '../layout/index.js';
import { sumOfControl, type ControlTotals } from './control-totals.js';
import { recordBytes, writeStart, type FileHeader, type SectionPlace } from './movement-file.js';
import { recordsReader, type RecordsReader } from './movement-file-reader.js';
import type { MovementRecord } from './movement-record.js';
import type { Sha256 } from './payment.js';
import { movementOfRow } from './payment-cells.js';
import { movementMismatches } from './read-back-movements.js';
import { recordCheck, type RecordCheck } from './record-check.js';
import { isSameCell } from './row-cells.js';
import { referenceCheck, soundnessCheck } from './row-checks.js';
import { RowTally } from './row-tally.js';
import { placeOf, type Rows } from './rows.js';

export interface SectionRequest {
  readonly layout: Layout;
  readonly header: FileHeader;
  readonly place: SectionPlace;
  readonly sha256: Sha256;
}

/** What a section of the movement file says, read back. */
export interface ReadBackSection {
  /** Of all its lots, without persons: who is paid by several schools is not known here. */
  readonly control: ControlTotals;
  readonly lots: number;
  /** In words for a bug report; no NIR, no name. */
  readonly mismatches: readonly string[];
}

/**
 * Reads whole lots of a movement file back and holds them to the rows of `paiements.csv`: each record to its row, byte
 * for byte where that is plain, else by the reader of the layout; the records of each lot to their school and to totals
 * struck anew from the rows.
 *
 * @param order of the rows in the file
 */
export function readBackSection(
  section: Uint8Array,
  rows: Rows,
  order: Int32Array,
  { layout, header, place, sha256 }: SectionRequest,
): ReadBackSection {
  const length = recordBytes(layout);
  const reader = recordsReader(layout, writeStart(layout, header));
  const isSound = soundnessCheck(rows, header);
  const hasItsReference = referenceCheck(rows, header, sha256);
  const tally = new RowTally(rows);
  const lots: ControlTotals[] = [];
  const mismatches: string[] = [];
  let check: RecordCheck | undefined;
  let [record, lot, next] = [0, place.lot, 0];
  while (next < order.length) {
    const opening = record;
    const first = order[next] ?? 0;
    const uai = rows.text(first, UAI);
    record += 1;
    for (let row = first; next < order.length && isSameCell(rows, row, first, UAI); row = order[next] ?? 0) {
      const offset = record * length;
      const number = place.record + record;
      if (!isSound(row) || check?.(section, offset, number, lot, row) !== true) {
        const bytes = section.subarray(offset, offset + length);
        const meant = movementOfRow(rows, row);
        const found = closerLook(reader, layout, bytes, number, { number: lot, uai }, meant);
        for (const mismatch of found) mismatches.push(mismatch);
        // The first sound record shows what all have in common.
        if (found.length === 0) check ??= recordCheck(layout, bytes, rows);
      }
      // Two rows of one key follow each other.
      if (next > 0 && isSameCell(rows, row, order[next - 1] ?? 0, REFERENCE)) {
        mismatches.push(`mouvements.txt: M2 ${String(number)} reference`);
      }
      if (!hasItsReference(row)) mismatches.push(`paiements.csv: ${rows.text(row, REFERENCE)}`);
      tally.add(row);
      record += 1;
      next += 1;
    }
    const edges = [opening, record].map((at) => section.subarray(at * length, (at + 1) * length));
    const numbers = [place.record + opening, place.record + record] as const;
    const [start = section, end = section] = edges;
    const totals = tally.take();
    lots.push(totals);
    const { uai: read, faults } = reader.lot(start, end, numbers, lot, totals);
    if (read !== uai) mismatches.push(`mouvements.txt: L1 ${String(numbers[0])} uai`);
    mismatches.push(
      ...faults.map(({ code, record: at, field }) => `mouvements.txt: ${code} ${String(at)} ${field}`),
    );
    record += 1;
    lot += 1;
  }
  if (section.length !== record * length) mismatches.push('mouvements.txt: length');
  return { control: sumOfControl(lots, 0), lots: lots.length, mismatches };
}

function closerLook(
  reader: RecordsReader,
  layout: Layout,
  bytes: Uint8Array,
  number: number,
  lot: { readonly number: number; readonly uai: string },
  meant: MovementRecord,
): string[] {
  const { movement, faults } = reader.movement(bytes, number, lot);
  const said = faults.map(({ code, record, field }) => `mouvements.txt: ${code} ${String(record)} ${field}`);
  return movement === undefined ? said : [...said, ...movementMismatches(layout, [movement], [meant])];
}

const UAI = placeOf('uai');
const REFERENCE = placeOf('reference');
