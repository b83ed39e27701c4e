import { recordLayout } from './compile.js';
import { decodeField } from './decode-field.js';
import type { Layout, RecordLayout } from './model.js';
import type { ReadFault } from './read-faults.js';
import type { RawRecord } from './split-records.js';

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

/** A record of these values; its `seq` is the field of that name. */
export function decodedRecord(
  type: string,
  number: number,
  offset: number,
  values: DecodedRecord['values'],
): DecodedRecord {
  const { seq } = values;
  return typeof seq === 'bigint' ? { type, number, seq, offset, values } : { type, number, offset, values };
}

/** The closer look at one record: by the rule of each field, with every fault. */
export function decodeRecord(
  layout: Layout,
  raw: RawRecord,
): { readonly record: DecodedRecord; readonly faults: readonly ReadFault[] } {
  const { number, offset, bytes } = raw;
  const found = layout.records.find((one) => hasTypeOf(layout, one, bytes));
  if (found === undefined)
    return { record: decodedRecord('', number, offset, {}), faults: [unknownType(layout, raw)] };

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
  return { record: decodedRecord(type, number, offset, values), faults };
}

/** Says that `seq` does not follow the record before. */
export function sequenceFault(layout: Layout, record: DecodedRecord, expected: bigint): ReadFault {
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
