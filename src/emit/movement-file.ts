import {
  encodeRecordInto,
  recordLayout,
  type FieldValues,
  type Layout,
  type LayoutFault,
} from '../layout/index.js';
import { byCodePoint } from '../model/ids.js';
import { controlTotals, nirKey } from './control-totals.js';
import {
  headerValues,
  movementValues,
  natureOf,
  totalValues,
  type FileHeader,
  type MovementRecord,
} from './movement-record.js';

export { readMovementFile, type MovementFile } from './movement-file-reader.js';
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
  const common = headerValues(header);
  const lots = lotsOf(movements);
  const length = recordBytes(layout);
  const file = new Uint8Array(length * (movements.length + 2 * lots.length + 2));
  let written = 0;
  const write = (type: string, values: FieldValues): void => {
    const faults = encodeRecordInto(
      layout,
      type,
      { ...common, seq: written + 1, ...values },
      file,
      written * length,
    );
    mustBeWritten(type, faults);
    written += 1;
  };

  write('E0', {});
  lots.forEach(({ uai, movements: ofLot }, index) => {
    const lot = index + 1;
    write('L1', { uai, lot });
    for (const movement of ofLot) write('M2', { lot, ...movementValues(movement) });
    write('L8', { uai, lot, ...totalValues(controlTotals(ofLot)) });
  });
  const totals = totalValues(controlTotals(movements));
  write('F9', { records: written + 1, lots: lots.length, ...totals });
  return file;
}

/**
 * Why a movement cannot be written; empty when it can. Asked before totals are struck: a movement with faults is
 * held. `found` carries no NIR and no name.
 */
export function recordFaults(layout: Layout, header: FileHeader, movement: MovementRecord): LayoutFault[] {
  const values = { ...headerValues(header), seq: 1, lot: 1, ...movementValues(movement) };
  const totals = totalValues(controlTotals([]));
  const contradictions = contradictionsOf(header, movement).map(([field, found]): LayoutFault => ({
    ...placeOf(layout, field),
    code: 'layout.format',
    found,
  }));
  return [
    ...faultsOf(layout, 'M2', values),
    // The school stands in the records of its lot as well, where a layout may give it another width.
    ...faultsOf(layout, 'L1', values),
    ...faultsOf(layout, 'L8', { ...values, ...totals }),
    ...contradictions,
  ].filter((fault, index, all) => all.findIndex(({ field }) => field === fault.field) === index);
}

/** Why no file can be written with this header at all (a configuration to correct); empty when one can. */
export function headerFaults(layout: Layout, header: FileHeader): readonly LayoutFault[] {
  return faultsOf(layout, 'E0', { ...headerValues(header), seq: 1 });
}

interface Lot {
  readonly uai: string;
  readonly movements: readonly MovementRecord[];
}

/** One lot per school, blank first. */
function lotsOf(movements: readonly MovementRecord[]): readonly Lot[] {
  const lots: { uai: string; movements: MovementRecord[] }[] = [];
  for (const movement of movements) {
    const last = lots.at(-1);
    if (last?.uai === movement.uai) last.movements.push(movement);
    else {
      if (last !== undefined && byCodePoint(last.uai, movement.uai) > 0)
        throw new Error('movements not sorted by school');
      lots.push({ uai: movement.uai, movements: [movement] });
    }
  }
  return lots;
}

function mustBeWritten(type: string, faults: readonly LayoutFault[]): void {
  if (faults.length === 0) return;
  const said = faults.map(({ code, field }) => `${code} ${field}`).join(', ');
  throw new Error(`record ${type} cannot be written: ${said}`);
}

function faultsOf(layout: Layout, type: string, values: FieldValues): readonly LayoutFault[] {
  return encodeRecordInto(layout, type, values, new Uint8Array(recordBytes(layout)), 0);
}

/** Bytes of one record, CRLF included. */
function recordBytes({ recordLength }: Layout): number {
  return recordLength + 2;
}

/** What the reader would find wrong in values that each have their form: `[field, found]`. */
function contradictionsOf(
  header: FileHeader,
  movement: MovementRecord,
): readonly (readonly [string, string])[] {
  const { nir, nature, sign, instalmentMonth } = movement;
  const contradictions: [string, string][] = [];
  if (!/^\d{5}(?:\d\d|2[AB])\d{6}/.test(nir)) contradictions.push(['nir', '*'.repeat(13)]);
  else if (nirKey(nir) !== nir.slice(13)) contradictions.push(['cle', nir.slice(13, 15)]);
  if (natureOf(sign, instalmentMonth, header.payMonth) !== nature) contradictions.push(['nature', nature]);
  return contradictions;
}

function placeOf(layout: Layout, field: string): Pick<LayoutFault, 'record' | 'field' | 'width'> {
  const width = recordLayout(layout, 'M2').fields.find(({ name }) => name === field)?.width ?? 0;
  return { record: 'M2', field, width };
}
