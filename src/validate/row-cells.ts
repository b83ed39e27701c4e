import type { FieldReading } from './field-reading.js';
import type { MatchedHeader } from './header.js';
import type { CompiledField, CompiledTable } from './table-schema.js';

/**
 * The cells of the row being read, by position of their column in the schema; each row takes the place of the one before.
 * They are trimmed, and blank where the file does not have the column.
 */
export interface RowCells {
  /** How many cells the row has in its file. */
  readonly count: number;
  text(position: number): string;
  /** What the column makes of a cell, `undefined` of one that is blank. */
  read(position: number): FieldReading | undefined;
}

/** Where each column of the schema stands in the file, or -1. */
export function columnIndexes(table: CompiledTable, header: MatchedHeader): readonly number[] {
  return table.fields.map(({ schema }) => header.indexOf.get(schema.name) ?? -1);
}

/** Cells that are texts already. */
export class TextCells implements RowCells {
  count = 0;
  readonly #texts: string[];
  readonly #fields: readonly CompiledField[];
  readonly #indexes: readonly number[];

  constructor({ fields }: CompiledTable, indexes: readonly number[]) {
    this.#fields = fields;
    this.#indexes = indexes;
    this.#texts = indexes.map(() => '');
  }

  load(fields: readonly string[]): void {
    this.count = fields.length;
    const indexes = this.#indexes;
    for (let position = 0; position < indexes.length; position += 1) {
      const index = indexes[position] ?? -1;
      const field = index >= 0 && index < fields.length ? (fields[index] ?? '') : '';
      this.#texts[position] = isTrimmed(field) ? field : field.trim();
    }
  }

  text(position: number): string {
    return this.#texts[position] ?? '';
  }

  read(position: number): FieldReading | undefined {
    const text = this.text(position);
    return text === '' ? undefined : this.#fields[position]?.read(text);
  }
}

/** Whether a text surely has no blank at its ends: most have none, and looking costs less than trimming. */
function isTrimmed(text: string): boolean {
  const { length } = text;
  return length === 0 || (isPrinted(text.charCodeAt(0)) && isPrinted(text.charCodeAt(length - 1)));
}

/** ASCII, and neither a blank nor a control. */
function isPrinted(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
