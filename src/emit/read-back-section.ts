import type { Layout } from '../layout/index.js';
import { ControlTally, nirKey, sumOfControl, type ControlTotals } from './control-totals.js';
import { recordBytes, writeStart, type FileHeader, type SectionPlace } from './movement-file.js';
import { recordsReader, type RecordsReader } from './movement-file-reader.js';
import { natureOf } from './movement-record.js';
import type { Sha256 } from './payment.js';
import type { PaymentCells } from './payment-cells.js';
import { movementMismatches } from './read-back-movements.js';
import { recordCheck, type RecordCheck } from './record-check.js';
import type { Rows } from './rows.js';

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
 * @param payments the rows in the order of the file
 */
export function readBackSection(
  section: Uint8Array,
  payments: readonly PaymentCells[],
  rows: Rows,
  { layout, header, place, sha256 }: SectionRequest,
): ReadBackSection {
  const length = recordBytes(layout);
  const reader = recordsReader(layout, writeStart(layout, header));
  const lots: ControlTotals[] = [];
  const mismatches: string[] = [];
  let last = '';
  let check: RecordCheck | undefined;
  let [record, lot, next] = [0, place.lot, 0];
  while (next < payments.length) {
    const opening = record;
    const uai = payments[next]?.uai ?? '';
    const tally = new ControlTally();
    record += 1;
    for (let payment = payments[next]; payment?.uai === uai; payment = payments[next]) {
      const bytes = section.subarray(record * length, (record + 1) * length);
      const number = place.record + record;
      const isPlain =
        isSound(payment, header) &&
        check?.(section, record * length, { seq: number, lot }, rows, payment.row) === true;
      if (!isPlain) {
        const found = closerLook(reader, layout, bytes, number, { number: lot, uai }, payment);
        for (const mismatch of found) mismatches.push(mismatch);
        // The first sound record shows what all have in common.
        if (found.length === 0) check ??= recordCheck(layout, bytes);
      }
      const { reference } = payment;
      // Two rows of one key follow each other.
      if (reference === last) mismatches.push(`mouvements.txt: M2 ${String(number)} reference`);
      if (reference !== referenceIn(payment, header, sha256)) mismatches.push(`paiements.csv: ${reference}`);
      last = reference;
      tally.add(payment);
      record += 1;
      next += 1;
    }
    const edges = [opening, record].map((at) => section.subarray(at * length, (at + 1) * length));
    const numbers = [place.record + opening, place.record + record] as const;
    const [start = section, end = section] = edges;
    const totals = tally.totals;
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

/**
 * The reference that a row must bear (files.md section 4): it covers the award, the payee and both months, of which the
 * movement file says nothing or less.
 */
function referenceIn(
  { award, payee, instalmentMonth, payMonth }: PaymentCells,
  header: FileHeader,
  sha256: Sha256,
): string {
  if (payMonth !== header.payMonth) return '';
  const rank = String(header.remittance).padStart(2, '0');
  return sha256(`${award}|${payee}|${instalmentMonth}|${payMonth}|${rank}`).slice(0, 24).toUpperCase();
}

/** What two values of a movement imply of each other: the key of the NIR, and the nature. */
function isSound({ nir, sign, instalmentMonth, nature }: PaymentCells, { payMonth }: FileHeader): boolean {
  return nirKey(nir) === nir.slice(13) && natureOf(sign, instalmentMonth, payMonth) === nature;
}

function closerLook(
  reader: RecordsReader,
  layout: Layout,
  bytes: Uint8Array,
  number: number,
  lot: { readonly number: number; readonly uai: string },
  payment: PaymentCells,
): string[] {
  const { movement, faults } = reader.movement(bytes, number, lot);
  const said = faults.map(({ code, record, field }) => `mouvements.txt: ${code} ${String(record)} ${field}`);
  return movement === undefined ? said : [...said, ...movementMismatches(layout, [movement], [payment])];
}
