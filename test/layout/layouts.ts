import trentieme160 from '../../schemas/layouts/trentieme-160.json' with { type: 'json' };
import { compileLayout, type Layout } from '../../src/layout/index.js';

/** The published layout, as parsed JSON to be altered by a test. */
export function layoutJson(): MutableLayout {
  return structuredClone(trentieme160);
}

/** The published layout, ready for use. */
export const TRENTIEME_160: Layout = compileLayout(trentieme160);

/** A one-record layout for a field of a kind, after a type of two bytes; filled up to twenty bytes. */
export function layoutWith(field: MutableField): Layout {
  const fields: MutableField[] = [
    { name: 'type', width: 2, kind: 'constant', constant: 'X1' },
    field,
    { name: 'filler', width: 18 - field.width, kind: 'filler' },
  ];
  return compileLayout({
    ...layoutJson(),
    recordLength: 20,
    records: [{ type: 'X1', label: WORDS, fields }],
  });
}

export const WORDS = { fr: 'essai', en: 'trial' };

export interface MutableField {
  name: string;
  width: number;
  kind: string;
  [key: string]: unknown;
}

export interface MutableLayout {
  name: string;
  recordLength: number;
  charset: string;
  records: { type: string; label: { fr: string; en: string }; fields: MutableField[] }[];
  [key: string]: unknown;
}

/** A field of a layout being altered. */
export function fieldOf(json: MutableLayout, type: string, name: string): MutableField {
  const field = recordOf(json, type).fields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`no field ${type}.${name}`);
  return field;
}

/** A record of a layout being altered. */
export function recordOf(json: MutableLayout, type: string): MutableLayout['records'][number] {
  const record = json.records.find((one) => one.type === type);
  if (record === undefined) throw new Error(`no record ${type}`);
  return record;
}
