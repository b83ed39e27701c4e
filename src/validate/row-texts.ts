import type { MatchedHeader } from './header.js';
import { positionIn, type CompiledTable } from './table-schema.js';

/** The trimmed texts of the row being read; each row takes the place of the one before. */
export class RowTexts {
  /** By position of the column in the schema; empty when blank or when the file does not have the column. */
  readonly texts: string[];
  readonly #positions: ReadonlyMap<string, number>;
  /** Where each column of the schema stands in the file, or -1. */
  readonly #indexes: readonly number[];

  constructor(table: CompiledTable, header: MatchedHeader) {
    this.#positions = table.positions;
    this.#indexes = table.fields.map(({ schema }) => header.indexOf.get(schema.name) ?? -1);
    this.texts = this.#indexes.map(() => '');
  }

  load(fields: readonly string[]): void {
    const indexes = this.#indexes;
    for (let position = 0; position < indexes.length; position += 1) {
      const index = indexes[position] ?? -1;
      const field = index >= 0 && index < fields.length ? (fields[index] ?? '') : '';
      this.texts[position] = isTrimmed(field) ? field : field.trim();
    }
  }

  of(column: string): string {
    return this.texts[positionIn(this.#positions, column)] ?? '';
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
