import type { LayoutFault } from './faults.js';
import type { FieldValues, Layout } from './model.js';
import { recordWriter } from './record-writer.js';

export type EncodedRecord =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly LayoutFault[] };

/**
 * One record with its CRLF (`recordLength` + 2 bytes), or every fault of its values. Fields are filled by name.
 * An unknown record type throws: the program chose it, not the data.
 */
export function encodeRecord(layout: Layout, recordType: string, values: FieldValues): EncodedRecord {
  const bytes = new Uint8Array(layout.recordLength + CRLF_LENGTH);
  const faults = recordWriter(layout, recordType)(values, bytes, 0);
  return faults.length === 0 ? { ok: true, bytes } : { ok: false, faults };
}

const CRLF_LENGTH = 2;
