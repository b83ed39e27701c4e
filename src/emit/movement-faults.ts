import {
  encodeRecord,
  recordLayout,
  type FieldValues,
  type Layout,
  type LayoutFault,
} from '../layout/index.js';
import { controlTotals, nirKey } from './control-totals.js';
import { movementWriter, type MovementWriter } from './movement-file.js';
import { headerValues, natureOf, totalValues, type FileHeader } from './movement-record.js';

/** Why no file can be written with this header at all (a configuration to correct); empty when one can. */
export function headerFaults(layout: Layout, header: FileHeader): readonly LayoutFault[] {
  return faultsOf(layout, 'E0', { ...headerValues(header), seq: 1 });
}

/**
 * Writes a movement that stands nowhere yet, or says why it cannot be written. Asked before totals are struck: a
 * movement with faults is held. `found` carries no NIR and no name. Made once and kept with the header, since every part
 * of a run has the same.
 */
export function checkedMovementWriter(layout: Layout, header: FileHeader): MovementWriter {
  const known = WRITERS.get(header);
  if (known?.layout === layout) return known.writer;
  const writer = newWriter(layout, header);
  WRITERS.set(header, { layout, writer });
  return writer;
}

const WRITERS = new WeakMap<FileHeader, { readonly layout: Layout; readonly writer: MovementWriter }>();

function newWriter(layout: Layout, header: FileHeader): MovementWriter {
  const write = movementWriter(layout, header);
  const faultsOfSchool = likeTheLast(schoolFaults(layout, header));
  const contradictionsOfNir = likeTheLast(nirContradictions);
  return (movement, target, offset) => {
    const own = write(movement, target, offset);
    const ofSchool = faultsOfSchool(movement.uai);
    const ofNir = contradictionsOfNir(movement.nir);
    const { nature, sign, instalmentMonth } = movement;
    const isOfNature = natureOf(sign, instalmentMonth, header.payMonth) === nature;
    if (isOfNature && own.length + ofSchool.length + ofNir.length === 0) return own;
    const contradictions: readonly Contradiction[] = isOfNature ? ofNir : [...ofNir, ['nature', nature]];
    const all = [
      ...own,
      ...ofSchool,
      ...contradictions.map(([field, found]): LayoutFault => ({
        ...placeOf(layout, field),
        code: 'layout.format',
        found,
      })),
    ];
    return all.filter((fault, index) => all.findIndex(({ field }) => field === fault.field) === index);
  };
}

/** The school stands in the records of its lot as well, where a layout may give it another width. */
function schoolFaults(layout: Layout, header: FileHeader): (uai: string) => readonly LayoutFault[] {
  const known = new Map<string, readonly LayoutFault[]>();
  const common = { ...headerValues(header), seq: 1, lot: 1 };
  const totals = totalValues(controlTotals([]));
  return (uai) => {
    const found = known.get(uai);
    if (found !== undefined) return found;
    const faults = [
      ...faultsOf(layout, 'L1', { ...common, uai }),
      ...faultsOf(layout, 'L8', { ...common, uai, ...totals }),
    ];
    known.set(uai, faults);
    return faults;
  };
}

function faultsOf(layout: Layout, type: string, values: FieldValues): readonly LayoutFault[] {
  const record = encodeRecord(layout, type, values);
  return record.ok ? [] : record.faults;
}

/** The same function, that is not asked twice in a row: the payments of an award follow each other. */
function likeTheLast<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let [last, known]: [string | undefined, Answer | undefined] = [undefined, undefined];
  return (text) => {
    if (last === text && known !== undefined) return known;
    last = text;
    return (known = answer(text));
  };
}

/** What the reader would find wrong in values that each have their form. */
type Contradiction = readonly [field: string, found: string];

function nirContradictions(nir: string): readonly Contradiction[] {
  if (!/^\d{5}(?:\d\d|2[AB])\d{6}/.test(nir)) return [['nir', '*'.repeat(13)]];
  return nirKey(nir) === nir.slice(13) ? NONE : [['cle', nir.slice(13, 15)]];
}

const NONE: readonly Contradiction[] = [];

function placeOf(layout: Layout, field: string): Pick<LayoutFault, 'record' | 'field' | 'width'> {
  const width = recordLayout(layout, 'M2').fields.find(({ name }) => name === field)?.width ?? 0;
  return { record: 'M2', field, width };
}
