import type { CivilDate, PayMonth, SchoolYear } from '../calendar/index.js';
import type { Exact } from '../money/index.js';
import type { Place } from '../model/index.js';
import type { FieldValue } from './field-reading.js';

/** The place of a row: it begins on a line. */
export type RowPlace = Place & { readonly line: number };

/** A row whose every column passed its own check. Asking a column for another type than its schema's is a bug. */
export class TypedRow {
  readonly at: RowPlace;
  readonly #values: ReadonlyMap<string, FieldValue>;

  constructor(at: RowPlace, values: ReadonlyMap<string, FieldValue>) {
    this.at = at;
    this.#values = values;
  }

  /** The text of a column, empty when blank. */
  text(column: string): string {
    return this.#as(column, (value) => typeof value === 'string') ?? '';
  }

  flag(column: string): boolean {
    return this.#as(column, (value) => typeof value === 'boolean') ?? false;
  }

  /** A date the schema allows to be blank. */
  date(column: string): CivilDate | undefined {
    return this.#as(column, (value): value is CivilDate => typeof value === 'number');
  }

  requiredDate(column: string): CivilDate {
    return this.#required(column, this.date(column));
  }

  schoolYear(column: string): SchoolYear {
    const isYear = (value: FieldValue): value is SchoolYear => typeof value === 'number';
    return this.#required(column, this.#as(column, isYear));
  }

  payMonth(column: string): PayMonth {
    const isMonth = (value: FieldValue): value is PayMonth => typeof value === 'number';
    return this.#required(column, this.#as(column, isMonth));
  }

  number(column: string): Exact | undefined {
    return this.#as(column, (value): value is Exact => typeof value === 'object');
  }

  requiredNumber(column: string): Exact {
    return this.#required(column, this.number(column));
  }

  /** A whole number of persons, as a number; its bounds are checked by the schema. */
  count(column: string): number {
    return Number(this.requiredNumber(column).numerator);
  }

  #as<Value extends FieldValue>(
    column: string,
    is: (value: FieldValue) => value is Value,
  ): Value | undefined {
    const value = this.#values.get(column);
    if (value === undefined) return undefined;
    if (!is(value)) throw new TypeError(`column ${column} is read as another type than its schema's`);
    return value;
  }

  #required<Value>(column: string, value: Value | undefined): Value {
    if (value === undefined)
      throw new TypeError(`column ${column} is required and its check let a blank through`);
    return value;
  }
}
