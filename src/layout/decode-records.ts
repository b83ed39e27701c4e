import { recordLayout } from './compile.js';
import { decodeField } from './decode-field.js';
import type { Layout, RecordLayout } from './model.js';
import type { ReadFault } from './read-faults.js';
import { sequenceCheck } from './sequence-check.js';
import { splitRecords, type RawRecord } from './split-records.js';

/** A record as it stands in the file. */
export interface DecodedRecord {
  readonly type: string;
  /** Rank in the file, from 1. */
  readonly number: number;
  /** What the field `seq` says; absent when the layout has none. */
  readonly seq?: bigint;
  /** Offset of the first byte in the file, from 0. */
  readonly offset: number;
  /** By field name, fillers apart: text without its filling, numbers as `bigint`, `''` for a permitted blank. */
  readonly values: Readonly<Record<string, string | bigint>>;
}

export type DecodedRecords =
  | { readonly ok: true; readonly records: readonly DecodedRecord[] }
  /** `records`: those without a fault of their own. */
  | { readonly ok: false; readonly faults: readonly ReadFault[]; readonly records: readonly DecodedRecord[] };

/**
 * Reads a whole file by the layout: length and CRLF of each record, known type, fillers, constants, numbers, codes
 * and dates, `seq` 1, 2, 3… Every fault of the file is collected, in order of place. The order of the records and
 * the control totals are the business of `readMovementFile`.
 */
export function decodeRecords(layout: Layout, file: Uint8Array): DecodedRecords {
  const split = splitRecords(file, layout.recordLength);
  const faults: ReadFault[] = [...split.faults];
  const records: DecodedRecord[] = [];
  const followsOn = sequenceCheck();
  for (const raw of split.records) {
    const { record, faults: ownFaults } = decodeRecord(layout, raw);
    faults.push(...ownFaults);
    const expected = followsOn(record.number, record.seq);
    if (expected !== undefined) faults.push(sequenceFault(layout, record, expected));
    if (ownFaults.length === 0) records.push(record);
  }
  if (faults.length === 0) return { ok: true, records };
  return { ok: false, faults: faults.sort((a, b) => a.offset - b.offset), records };
}

function decodeRecord(
  layout: Layout,
  raw: RawRecord,
): { readonly record: DecodedRecord; readonly faults: readonly ReadFault[] } {
  const { number, offset, bytes } = raw;
  const found = layout.records.find((one) => hasTypeOf(layout, one, bytes));
  if (found === undefined)
    return { record: { type: '', number, offset, values: {} }, faults: [unknownType(layout, raw)] };

  const { type } = found;
  const faults: ReadFault[] = [];
  const values: Record<string, string | bigint> = {};
  for (const field of found.fields) {
    const decoded = decodeField(
      field,
      bytes.subarray(field.start, field.start + field.width),
      layout.charset,
    );
    if (!decoded.ok) {
      const { code, expected, found } = decoded;
      faults.push({
        code,
        offset: offset + field.start,
        record: number,
        type,
        field: field.name,
        expected,
        found,
      });
    } else if (field.kind !== 'filler') values[field.name] = decoded.value;
  }
  const { seq } = values;
  return { record: { type, number, offset, values, ...(typeof seq === 'bigint' ? { seq } : {}) }, faults };
}

function sequenceFault(layout: Layout, record: DecodedRecord, expected: bigint): ReadFault {
  const { type, number, seq } = record;
  const { fields } = recordLayout(layout, type);
  const offset = record.offset + (fields.find(({ name }) => name === 'seq')?.start ?? 0);
  const [wanted, found] = [String(expected), String(seq)];
  return { code: 'read.sequence', offset, record: number, type, field: 'seq', expected: wanted, found };
}

function hasTypeOf(layout: Layout, record: RecordLayout, bytes: Uint8Array): boolean {
  const field = record.fields.find(({ name }) => name === 'type');
  if (field === undefined) return false;
  return decodeField(field, bytes.subarray(field.start, field.start + field.width), layout.charset).ok;
}

function unknownType(layout: Layout, { number, offset, bytes }: RawRecord): ReadFault {
  // The lint has the type at the same place in every record.
  const field = layout.records[0]?.fields.find(({ name }) => name === 'type');
  const [start, width] = [field?.start ?? 0, field?.width ?? 0];
  const decoded = decodeField(
    { name: 'type', kind: 'text', width, start },
    bytes.subarray(start, start + width),
    layout.charset,
  );
  const expected = layout.records.map(({ type }) => type).join(' ');
  const found = decoded.ok ? String(decoded.value) : decoded.found;
  return {
    code: 'read.type',
    offset: offset + start,
    record: number,
    type: '',
    field: 'type',
    expected,
    found,
  };
}
