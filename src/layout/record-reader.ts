import { fieldReader, type FieldReader, type Place } from './field-reader.js';
import type { Layout, RecordLayout } from './model.js';

/** The values of a record by field name, fillers apart. */
export type ReadValues = Readonly<Record<string, string | bigint>>;

/**
 * Reads the record that begins at an offset, its CRLF included, when all of it is plainly right; `undefined` when
 * anything asks for a closer look, which may find nothing wrong.
 */
export type RecordReader = (file: Uint8Array, offset: number) => ReadRecord | undefined;

export interface ReadRecord {
  readonly type: string;
  readonly values: ReadValues;
}

/** The reader of every record of a layout, made once and kept with it. */
export function recordReader(layout: Layout): RecordReader {
  const known = READERS.get(layout);
  if (known !== undefined) return known;
  const made = recordReaderFor(layout);
  READERS.set(layout, made);
  return made;
}

const READERS = new WeakMap<Layout, RecordReader>();

function recordReaderFor(layout: Layout): RecordReader {
  const { recordLength } = layout;
  const types = layout.records.map((record) => typeReader(record, layout));
  return (file, offset) => {
    const end = offset + recordLength;
    if (file[end] !== CARRIAGE_RETURN || file[end + 1] !== LINE_FEED) return undefined;
    // One text for the whole record: its fields are slices of it.
    const text = latin1(file, offset, end);
    const place = { bytes: file, text, offset };
    for (const { type, isType, read } of types) {
      if (isType(place) === undefined) continue;
      const values = read(place);
      return values === undefined ? undefined : { type, values };
    }
    return undefined;
  };
}

interface TypeReader {
  readonly type: string;
  readonly isType: FieldReader;
  readonly read: (place: Place) => ReadValues | undefined;
}

/** The values start as a copy of those of any record of the type: to copy is quicker than to add them one by one. */
function typeReader({ type, fields }: RecordLayout, { charset }: Layout): TypeReader {
  const readers = fields.map((field) => ({
    name: field.name,
    kind: field.kind,
    read: fieldReader(field, charset),
  }));
  const usual: Record<string, string | bigint> = {};
  for (const { name, kind, constant = '' } of fields) if (kind !== 'filler') usual[name] = constant;
  const checked = readers.filter(({ kind }) => kind === 'constant' || kind === 'filler');
  const valued = readers.filter(({ kind }) => kind !== 'constant' && kind !== 'filler');
  return {
    type,
    isType: readers.find(({ name }) => name === 'type')?.read ?? (() => undefined),
    read: (place) => {
      for (const { read } of checked) if (read(place) === undefined) return undefined;
      const values = { ...usual };
      for (const { name, read } of valued) {
        const value = read(place);
        if (value === undefined) return undefined;
        values[name] = value;
      }
      return values;
    },
  };
}

function latin1(file: Uint8Array, start: number, end: number): string {
  return BUFFER.latin1Slice.call(file, start, end);
}

/** Its methods serve any array of bytes; to make a buffer for each record would cost as much as to read it. */
const BUFFER = Buffer.prototype as { latin1Slice(this: Uint8Array, start: number, end: number): string };

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
