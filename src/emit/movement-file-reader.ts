import { decodeRecords, type DecodedRecord, type Layout, type ReadFault } from '../layout/index.js';
import { controlTotals, type ControlTotals } from './control-totals.js';
import { headerFaults, lotFaults, movementFaults, totalFaults } from './movement-file-checks.js';
import { groupRecords } from './movement-lots.js';
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
  const movements = lots.flatMap((lot) => lot.movements.map((record) => movementOf(record, lot.start)));
  const totals = { ...controlTotals(movements), records: decoded.records.length, lots: lots.length };
  const faults = [
    ...headerFaults(layout, header, decoded.records),
    ...lotFaults(layout, lots),
    ...movementFaults(layout, header, lots),
    ...lots.flatMap((lot) => {
      const ofLot = controlTotals(lot.movements.map((record) => movementOf(record, lot.start)));
      return totalFaults(layout, lot.end, { ...ofLot });
    }),
    ...totalFaults(layout, end, totals),
  ];
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.offset - b.offset) };
  return { ok: true, header: headerOf(header), movements, totals };
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
