import { recordLayout } from './compile.js';
import { encodeField } from './encode-field.js';
import type { LayoutFault } from './faults.js';
import type { FieldValues, Layout } from './model.js';

export type EncodedRecord =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly LayoutFault[] };

/**
 * One record with its CRLF (`recordLength` + 2 bytes), or every fault of its values. Fields are filled by name.
 * An unknown record type throws: the program chose it, not the data.
 */
export function encodeRecord(layout: Layout, recordType: string, values: FieldValues): EncodedRecord {
  const bytes = new Uint8Array(layout.recordLength + CRLF.length);
  const faults = encodeRecordInto(layout, recordType, values, bytes, 0);
  return faults.length === 0 ? { ok: true, bytes } : { ok: false, faults };
}

/**
 * Writes one record with its CRLF into a larger array, at an offset: a file of a million records is one array.
 *
 * @returns every fault of the values; with faults, what was written is no record
 */
export function encodeRecordInto(
  layout: Layout,
  recordType: string,
  values: FieldValues,
  target: Uint8Array,
  offset: number,
): readonly LayoutFault[] {
  const { fields } = recordLayout(layout, recordType);
  const faults: LayoutFault[] = [];
  target.fill(SPACE, offset, offset + layout.recordLength);
  for (const field of fields) {
    // Own properties only: an académie may well name a field `constructor`.
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    const encoded = encodeField(field, value, layout.charset);
    if (encoded.ok) target.set(encoded.bytes, offset + field.start);
    else {
      const { code, found } = encoded;
      faults.push({ code, record: recordType, field: field.name, width: field.width, found });
    }
  }
  target.set(CRLF, offset + layout.recordLength);
  return faults;
}

const SPACE = 0x20;
const CRLF = [0x0d, 0x0a];
