import type { Charset } from '../charset/index.js';

/** How a field is written and read; {@link KINDS} says what each means. */
export type FieldKind =
  | 'constant'
  | 'text'
  | 'name'
  | 'code'
  | 'digits'
  | 'nir'
  | 'number'
  | 'cents'
  | 'month'
  | 'date'
  | 'timestamp'
  | 'sign'
  | 'filler';

export interface Words {
  readonly fr: string;
  readonly en: string;
}

export type Lang = keyof Words;

/** A field as `schemas/layout.schema.json` describes it. */
export interface FieldJson {
  readonly name: string;
  /** Bytes. */
  readonly width: number;
  readonly kind: FieldKind;
  readonly constant?: string;
  readonly values?: Readonly<Record<string, Words>>;
  /** Blank allowed. */
  readonly optional?: boolean;
  readonly maximum?: number;
  /** First byte, counted from 1, when stated: checked by the lint, never used. */
  readonly position?: number;
  readonly example?: string;
  readonly description?: Words;
}

export interface RecordJson {
  readonly type: string;
  readonly label: Words;
  readonly fields: readonly FieldJson[];
}

export interface LayoutJson {
  readonly name: string;
  readonly version: string;
  readonly title: Words;
  /** Bytes of a record, line ending apart. */
  readonly recordLength: number;
  readonly lineEnding: 'CRLF';
  readonly charset: Charset;
  readonly records: readonly RecordJson[];
}

/** A field in its place. */
export interface Field extends FieldJson {
  /** Offset of its first byte in the record, from 0. */
  readonly start: number;
}

export interface RecordLayout extends RecordJson {
  readonly fields: readonly Field[];
}

/** A layout whose positions are known. Made by `compileLayout` only. */
export interface Layout extends LayoutJson {
  readonly records: readonly RecordLayout[];
}

/** What the program gives a field: text as people write it, or an unsigned whole number. */
export type FieldValue = string | number | bigint;

/** Values by field name. A name the layout does not know is ignored: it was dropped on purpose. */
export type FieldValues = Readonly<Record<string, FieldValue>>;
