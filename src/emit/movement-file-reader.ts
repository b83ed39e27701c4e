import { decodeRecords, type DecodedRecord, type Layout, type ReadFault } from '../layout/index.js';
import { controlTotals, type ControlTotals } from './control-totals.js';
import { headerFaults, lotFaults, movementFaults, totalFaults } from './movement-file-checks.js';
import { groupRecords, type ReadLot } from './movement-lots.js';
import type { FileHeader, MovementRecord } from './movement-record.js';

/** A header as read: `''`, or 0 for the remittance, where the layout has no such field. */
export interface ReadHeader extends Omit<FileHeader, 'mode'> {
  readonly mode: FileHeader['mode'] | '';
}

/** A movement as read: the name is one field, cut; `''` where the layout has no such field. */
export interface ReadMovement extends Omit<MovementRecord, 'familyName' | 'givenName' | 'nature'> {
  readonly name: string;
  readonly nature: MovementRecord['nature'] | '';
}

/** Totals of the whole file, recomputed from its movements. */
export interface ReadTotals extends ControlTotals {
  readonly records: number;
  readonly lots: number;
}

export type MovementFile =
  | {
      readonly ok: true;
      readonly header: ReadHeader;
      readonly movements: readonly ReadMovement[];
      readonly totals: ReadTotals;
    }
  | { readonly ok: false; readonly faults: readonly ReadFault[] };

/**
 * Reads a movement file back, from the layout alone, and believes nothing: form of every record, then their order,
 * then everything two records say twice and every total, recomputed from the movements. Faults of one of these
 * stages hide the next, whose faults would only be their consequences.
 *
 * One altered byte is seen unless it falls in a field nothing else in the file speaks of, and leaves it well
 * formed: in E0 the académie, remittance, creation time, mode (and pay month, if there is no positive movement); in
 * M2 the name, allowance code, regime and reference.
 */
export function readMovementFile(layout: Layout, file: Uint8Array): MovementFile {
  const decoded = decodeRecords(layout, file);
  if (!decoded.ok) return { ok: false, faults: decoded.faults };
  const grouped = groupRecords(decoded.records, file.length);
  if (!grouped.ok) return { ok: false, faults: grouped.faults };

  const { header, lots, end } = grouped;
  const movements = movementsOf(lots);
  const totals = { ...controlTotals(movements), records: decoded.records.length, lots: lots.length };
  const faults = [
    ...headerFaults(layout, header, decoded.records),
    ...lotFaults(layout, lots),
    ...movementFaults(layout, header, lots),
    ...lots.flatMap((lot) => totalFaults(layout, lot.end, { ...controlTotals(movementsOf([lot])) })),
    ...totalFaults(layout, end, totals),
  ];
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.offset - b.offset) };
  return { ok: true, header: headerOf(header), movements, totals };
}

/** Where a section of a movement file begins: the number of its first record, and of its first lot. */
export interface SectionPlace {
  readonly record: number;
  readonly lot: number;
}

/** Reads the records of a file back one by one, as {@link readMovementFile} does, where they are looked at apart. */
export interface RecordsReader {
  /**
   * The first and the last record of a lot.
   *
   * @param numbers of the two records
   * @param totals of its movements
   */
  lot(
    start: Uint8Array,
    end: Uint8Array,
    numbers: readonly [start: number, end: number],
    lot: number,
    totals: ControlTotals,
  ): { readonly uai: string; readonly faults: readonly ReadFault[] };
  /** One `M2` of a lot. */
  movement(
    record: Uint8Array,
    number: number,
    lot: { readonly number: number; readonly uai: string },
  ): { readonly movement: ReadMovement | undefined; readonly faults: readonly ReadFault[] };
}

/** @param header the first record of the file */
export function recordsReader(layout: Layout, header: Uint8Array): RecordsReader {
  const [first] = decodeRecords(layout, header).records;
  if (first === undefined) throw new Error('records without the header of their file');
  return {
    lot: (start, end, [startNumber, endNumber], lot, totals) => {
      const opening = decodeRecords(layout, start, startNumber);
      const closing = decodeRecords(layout, end, endNumber);
      const faults = [...(opening.ok ? [] : opening.faults), ...(closing.ok ? [] : closing.faults)];
      const [l1, l8] = [opening.records[0], closing.records[0]];
      if (faults.length > 0 || l1 === undefined || l8 === undefined) return { uai: '', faults };
      return {
        uai: text(l1, 'uai'),
        faults: [
          ...typeFaults(l1, 'L1'),
          ...typeFaults(l8, 'L8'),
          ...headerFaults(layout, first, [l1, l8]),
          ...lotFaults(layout, [{ start: l1, movements: [], end: l8 }], lot),
          ...totalFaults(layout, l8, { ...totals }),
        ],
      };
    },
    movement: (bytes, number, lot) => {
      const decoded = decodeRecords(layout, bytes, number);
      const [record] = decoded.records;
      if (!decoded.ok || record === undefined) {
        return { movement: undefined, faults: decoded.ok ? [] : decoded.faults };
      }
      const start = { type: 'L1', number, offset: 0, values: { uai: lot.uai, lot: BigInt(lot.number) } };
      const alone = { start, movements: [record], end: start };
      const faults = [
        ...typeFaults(record, 'M2'),
        ...headerFaults(layout, first, [record]),
        ...lotFaults(layout, [alone], lot.number),
        ...movementFaults(layout, first, [alone]),
      ];
      return { movement: movementOf(record, start), faults };
    },
  };
}

function typeFaults({ type, number, offset }: DecodedRecord, expected: string): ReadFault[] {
  if (type === expected) return [];
  return [{ code: 'read.order', offset, record: number, type, field: '', expected, found: type }];
}

/** Reads the first and last record of a movement file back: all that stands outside its lots. */
export function readMovementFrame(
  layout: Layout,
  start: Uint8Array,
  end: Uint8Array,
  totals: ReadTotals,
): { readonly header: ReadHeader | undefined; readonly faults: readonly ReadFault[] } {
  const first = decodeRecords(layout, start);
  const last = decodeRecords(layout, end, totals.records);
  const [[header], [closing]] = [first.records, last.records];
  const faults = [...(first.ok ? [] : first.faults), ...(last.ok ? [] : last.faults)];
  if (header === undefined || closing === undefined || faults.length > 0)
    return { header: undefined, faults };
  const found = [
    ...headerFaults(layout, header, [header, closing]),
    ...totalFaults(layout, closing, { ...totals }),
  ];
  return { header: headerOf(header), faults: found };
}

function movementsOf(lots: readonly ReadLot[]): ReadMovement[] {
  return lots.flatMap((lot) => lot.movements.map((record) => movementOf(record, lot.start)));
}

function headerOf(record: DecodedRecord): ReadHeader {
  return {
    academie: text(record, 'academie'),
    ministere: text(record, 'ministere'),
    payMonth: month(record, 'mois_paie'),
    remittance: Number(record.values['remise'] ?? 0),
    created: text(record, 'created'),
    mode: text(record, 'mode') as ReadHeader['mode'],
  };
}

function movementOf(record: DecodedRecord, lotStart: DecodedRecord): ReadMovement {
  return {
    nir: text(record, 'nir') + text(record, 'cle'),
    name: text(record, 'nom'),
    uai: text('uai' in record.values ? record : lotStart, 'uai'),
    allowanceCode: text(record, 'code_indemnite'),
    sign: text(record, 'sens') as ReadMovement['sign'],
    cents: BigInt(record.values['montant'] ?? 0n),
    regime: text(record, 'regime'),
    instalmentMonth: month(record, 'mois_origine'),
    nature: text(record, 'nature') as ReadMovement['nature'],
    reference: text(record, 'reference'),
  };
}

function text(record: DecodedRecord, field: string): string {
  return String(record.values[field] ?? '');
}

function month(record: DecodedRecord, field: string): string {
  return text(record, field).replace(/^(....)(..)$/, '$1-$2');
}
