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
  const { fields } = recordLayout(layout, recordType);
  const bytes = new Uint8Array(layout.recordLength + 2).fill(SPACE);
  const faults: LayoutFault[] = [];
  for (const field of fields) {
    // Own properties only: an académie may well name a field `constructor`.
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    const encoded = encodeField(field, value, layout.charset);
    if (encoded.ok) bytes.set(encoded.bytes, field.start);
    else {
      const { code, found } = encoded;
      faults.push({ code, record: recordType, field: field.name, width: field.width, found });
    }
  }
  bytes.set(CRLF, layout.recordLength);
  return faults.length === 0 ? { ok: true, bytes } : { ok: false, faults };
}

const SPACE = 0x20;
const CRLF = [0x0d, 0x0a];
