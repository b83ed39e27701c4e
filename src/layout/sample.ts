import { decode } from '../charset/index.js';
import { encodeField } from './encode-field.js';
import { encodeRecord } from './encode-record.js';
import { KINDS } from './kinds.js';
import type { Field, Layout, RecordLayout } from './model.js';

/**
 * A sample of a record under a ruler, three lines: tens, units, the record. Values are the examples of the layout,
 * or, where it gives none that fits, a value of the kind.
 */
export function sampleUnderRuler(layout: Layout, record: RecordLayout): string {
  const values = Object.fromEntries(record.fields.map((field) => [field.name, sampleValue(layout, field)]));
  const encoded = encodeRecord(layout, record.type, values);
  const decoded = encoded.ok
    ? decode(encoded.bytes.subarray(0, layout.recordLength), layout.charset)
    : encoded;
  return [tens(layout.recordLength), units(layout.recordLength), decoded.ok ? decoded.text : ''].join('\n');
}

function sampleValue(layout: Layout, field: Field): string {
  const byKind = KINDS[field.kind].sample;
  const candidates = [
    field.example ?? '',
    byKind,
    byKind.repeat(field.width).slice(0, field.width),
    Object.keys(field.values ?? {})[0] ?? '',
  ];
  return candidates.find((one) => one !== '' && encodeField(field, one, layout.charset).ok) ?? '';
}

/** `         1         2`: the number of tens, its last digit above the column it counts. */
function tens(width: number): string {
  let line = '';
  for (let ten = 1; ten * 10 <= width; ten += 1) line += String(ten).padStart(10);
  return line;
}

/** `1234567890123`. */
function units(width: number): string {
  return '1234567890'.repeat(Math.ceil(width / 10)).slice(0, width);
}
