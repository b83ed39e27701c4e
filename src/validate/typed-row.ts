import type { CivilDate, PayMonth, SchoolYear } from '../calendar/index.js';
import type { Exact } from '../money/index.js';
import type { Place } from '../model/index.js';
import type { FieldValue } from './field-reading.js';
import { remembering } from './remembering.js';
import { positionIn } from './table-schema.js';

/** The place of a row: it begins on a line. */
export type RowPlace = Place & { readonly line: number };

/**
 * A row whose every column passed its own check. Asking a column for another type than its schema's is a bug. One object
 * serves all the rows of a file, in turn: what is built from it keeps values, never the row.
 */
export class TypedRow {
  #at: RowPlace;
  readonly #columns: ReadonlyMap<string, number>;
  /** The columns in the order they were asked for, and where they stand: every row is asked the same, in one order. */
  readonly #asked: string[] = [];
  readonly #found: number[] = [];
  #turn = 0;
  readonly #values: readonly FieldValue[];

  /** @param values by position of the column */
  constructor(at: RowPlace, positions: ReadonlyMap<string, number>, values: readonly FieldValue[]) {
    this.#at = at;
    this.#columns = positions;
    this.#values = values;
  }

  get at(): RowPlace {
    return this.#at;
  }

  /** The next row of the file, whose values have been put where those of the last were. */
  begin(at: RowPlace): this {
    this.#at = at;
    this.#turn = 0;
    return this;
  }

  /** The text of a column, empty when blank. */
  text(column: string): string {
    const value = this.#value(column);
    if (value === undefined) return '';
    return typeof value === 'string' ? value : mistyped(column);
  }

  flag(column: string): boolean {
    const value = this.#value(column);
    if (value === undefined) return false;
    return typeof value === 'boolean' ? value : mistyped(column);
  }

  /** A date the schema allows to be blank. */
  date(column: string): CivilDate | undefined {
    return this.#ordinal(column) as CivilDate | undefined;
  }

  requiredDate(column: string): CivilDate {
    return this.date(column) ?? missing(column);
  }

  schoolYear(column: string): SchoolYear {
    return (this.#ordinal(column) as SchoolYear | undefined) ?? missing(column);
  }

  payMonth(column: string): PayMonth {
    return (this.#ordinal(column) as PayMonth | undefined) ?? missing(column);
  }

  number(column: string): Exact | undefined {
    const value = this.#value(column);
    if (value === undefined) return undefined;
    return typeof value === 'object' ? value : mistyped(column);
  }

  requiredNumber(column: string): Exact {
    return this.number(column) ?? missing(column);
  }

  /** A whole number of persons, as a number; its bounds are checked by the schema. */
  count(column: string): number {
    return countOf(this.requiredNumber(column));
  }

  /** Days, months and years are numbers. */
  #ordinal(column: string): number | undefined {
    const value = this.#value(column);
    if (value === undefined) return undefined;
    return typeof value === 'number' ? value : mistyped(column);
  }

  #value(column: string): FieldValue {
    return this.#values[this.#positionOf(column)];
  }

  #positionOf(column: string): number {
    const turn = this.#turn;
    this.#turn += 1;
    const found = this.#found[turn];
    if (found !== undefined && this.#asked[turn] === column) return found;
    const position = positionIn(this.#columns, column);
    if (turn > this.#columns.size) return position;
    this.#asked[turn] = column;
    this.#found[turn] = position;
    return position;
  }
}

/** The same text is read as the same number, so that few are asked. */
const countOf = remembering((value: Exact) => Number(value.numerator));

function mistyped(column: string): never {
  throw new TypeError(`column ${column} is read as another type than its schema's`);
}

function missing(column: string): never {
  throw new TypeError(`column ${column} is required and its check let a blank through`);
}
