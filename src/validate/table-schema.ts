import type { FieldChecks, FieldReader } from './field-reading.js';
import type { FieldSchema } from './field-schema.js';
import { compileField } from './fields.js';

/** A Frictionless Table Schema of `schemas/tables/`, with the few properties this program adds to it. */
export interface TableSchema {
  readonly title: string;
  readonly primaryKey?: readonly string[];
  readonly fields: readonly FieldSchema[];
}

/** A schema compiled once at start-up into the readers of its columns. */
export interface CompiledTable {
  readonly file: string;
  readonly primaryKey: readonly string[];
  readonly fields: readonly CompiledField[];
}

export interface CompiledField {
  readonly schema: FieldSchema;
  readonly read: FieldReader;
  /** What the column accepts, for messages. */
  readonly expected: string;
}

/** Compiles the schema of one file of files.md section 1; the law data give the codes that two columns accept. */
export function compileTable(file: string, schema: TableSchema, checks: FieldChecks): CompiledTable {
  return {
    file,
    primaryKey: schema.primaryKey ?? [],
    fields: schema.fields.map((field) => ({ schema: field, ...compileField(field, checks) })),
  };
}
