import { daysOf, formatIsoDate, parsePayMonth } from '../calendar/index.js';
import { recordLayout, type DecodedRecord, type Layout, type ReadFault } from '../layout/index.js';
import { byCodePoint } from '../model/ids.js';
import { nirKey } from './control-totals.js';
import type { ReadLot } from './movement-lots.js';
import { headerFieldNames, natureOf } from './movement-record.js';

// Every check compares what a field says with what another part of the file implies. A field the layout dropped
// says nothing, and what would follow from it is not checked.

/** A layout may repeat what the header says on any record: it must be the same. */
export function headerFaults(
  layout: Layout,
  header: DecodedRecord,
  records: readonly DecodedRecord[],
): readonly ReadFault[] {
  return records.flatMap((record) =>
    headerFieldNames.flatMap((name) => mustSay(layout, record, name, header.values[name])),
  );
}

/**
 * Lots are numbered 1, 2, 3… and go up by school, blank first; every record of a lot names its school.
 *
 * @param first number of the first lot
 */
export function lotFaults(layout: Layout, lots: readonly ReadLot[], first = 1): readonly ReadFault[] {
  return lots.flatMap(({ start, movements, end }, index) => {
    const { uai } = start.values;
    const before = lots[index - 1]?.start.values['uai'];
    const inOrder = uai === undefined || before === undefined || byCodePoint(String(before), String(uai)) < 0;
    return [
      ...(inOrder ? [] : [fault(layout, start, 'uai', 'read.order', `> ${String(before)}`)]),
      ...[start, ...movements, end].flatMap((record) => [
        ...mustSay(layout, record, 'lot', BigInt(first + index)),
        ...mustSay(layout, record, 'uai', uai),
      ]),
    ];
  });
}

/**
 * Key of the NIR, dates of the month of origin, nature, and a reference given once only.
 *
 * @param references those of the lots before, where a file is looked at lot by lot; those of these lots are added
 */
export function movementFaults(
  layout: Layout,
  header: DecodedRecord,
  lots: readonly ReadLot[],
  references = new Set<unknown>(),
): readonly ReadFault[] {
  return lots.flatMap(({ movements }) =>
    movements.flatMap((record) => {
      const { reference } = record.values;
      const repeated = reference !== undefined && references.has(reference);
      references.add(reference);
      return [
        ...mustSay(layout, record, 'cle', nirKey(String(record.values['nir']))),
        ...dateFaults(layout, record),
        ...natureFaults(layout, header, record),
        ...(repeated ? [fault(layout, record, 'reference', 'read.mismatch', 'unique')] : []),
      ];
    }),
  );
}

/** Every total the layout asks for, against what the movements give. */
export function totalFaults(
  layout: Layout,
  record: DecodedRecord,
  totals: Readonly<Record<string, number | bigint>>,
): readonly ReadFault[] {
  return Object.entries(totals).flatMap(([name, total]) =>
    mustSay(layout, record, name, BigInt(total), 'read.total'),
  );
}

function dateFaults(layout: Layout, record: DecodedRecord): readonly ReadFault[] {
  const origin = String(record.values['mois_origine'] ?? '');
  const month = parsePayMonth(`${origin.slice(0, 4)}-${origin.slice(4)}`);
  if (month === undefined) return [];
  const { start, end } = daysOf(month);
  return [
    ...mustSay(layout, record, 'date_debut', formatIsoDate(start).replaceAll('-', '')),
    ...mustSay(layout, record, 'date_fin', formatIsoDate(end).replaceAll('-', '')),
  ];
}

function natureFaults(layout: Layout, header: DecodedRecord, record: DecodedRecord): readonly ReadFault[] {
  const [sign, origin, payMonth] = [
    record.values['sens'],
    record.values['mois_origine'],
    header.values['mois_paie'],
  ];
  if (origin === undefined || payMonth === undefined) return [];
  return mustSay(
    layout,
    record,
    'nature',
    natureOf(String(sign), String(origin), String(payMonth)) ?? 'none',
  );
}

function mustSay(
  layout: Layout,
  record: DecodedRecord,
  field: string,
  expected: string | bigint | undefined,
  code: 'read.mismatch' | 'read.total' = 'read.mismatch',
): readonly ReadFault[] {
  const said = record.values[field];
  if (said === undefined || expected === undefined || said === expected) return [];
  return [fault(layout, record, field, code, String(expected))];
}

function fault(
  layout: Layout,
  record: DecodedRecord,
  field: string,
  code: ReadFault['code'],
  expected: string,
): ReadFault {
  const { type, number, offset, values } = record;
  const start = recordLayout(layout, type).fields.find(({ name }) => name === field)?.start ?? 0;
  return {
    code,
    offset: offset + start,
    record: number,
    type,
    field,
    expected,
    found: String(values[field]),
  };
}
