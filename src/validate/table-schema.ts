import type { FieldChecks, FieldReader, FieldReading } from './field-reading.js';
import type { FieldSchema } from './field-schema.js';
import { compileField } from './fields.js';

/** A Frictionless Table Schema of `schemas/tables/`, with the few properties this program adds to it. */
export interface TableSchema {
  readonly title: string;
  /** The file its rows come from, where that is not the one of the contract: messages name it. */
  readonly file?: string;
  readonly primaryKey?: readonly string[];
  readonly fields: readonly FieldSchema[];
}

/** A schema compiled once at start-up into the readers of its columns; any number of files may be read with it. */
export interface CompiledTable {
  readonly file: string;
  readonly primaryKey: readonly string[];
  readonly fields: readonly CompiledField[];
  /** Where each column stands among the fields. */
  readonly positions: ReadonlyMap<string, number>;
}

export interface CompiledField {
  readonly schema: FieldSchema;
  readonly read: FieldReader;
  /** Whether what is read is the text itself, whatever it is. */
  readonly isPlain: boolean;
  /** What the column accepts, for messages. */
  readonly expected: string;
  /** What a blank stands for, already read; `undefined` when it stands for nothing. */
  readonly whenBlank: FieldReading | undefined;
  /** Another column that makes this one required, by its position. */
  readonly requiredWhen: { readonly position: number; readonly values: readonly string[] } | undefined;
}

/** Compiles the schema of one file of files.md section 1; the law data give the codes that two columns accept. */
export function compileTable(file: string, schema: TableSchema, checks: FieldChecks): CompiledTable {
  const positions = new Map(schema.fields.map(({ name }, position) => [name, position]));
  return {
    file,
    primaryKey: schema.primaryKey ?? [],
    positions,
    fields: schema.fields.map((field) => {
      const { read, expected, isPlain = false } = compileField(field, checks);
      const { default: usual = '', requiredWhen: when } = field;
      return {
        schema: field,
        read,
        isPlain,
        expected,
        whenBlank: usual === '' ? undefined : read(usual),
        requiredWhen:
          when === undefined
            ? undefined
            : { position: positionIn(positions, when.field), values: when.values },
      };
    }),
  };
}

/** Where a column stands. Asking for one that the schema does not have is a bug. */
export function positionIn(positions: ReadonlyMap<string, number>, column: string): number {
  const position = positions.get(column);
  if (position === undefined) throw new RangeError(`the schema has no column ${column}`);
  return position;
}
