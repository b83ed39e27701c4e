import { centsOf } from '../money/index.js';
import { byCodePoint } from '../model/index.js';
import { centsAt, signAt } from './row-amounts.js';
import { placeOf, type Rows } from './rows.js';
import type { RunTotals, Totals, TotalsByName } from './totals.js';
import { WholeSum } from './whole-sum.js';

/** The totals of rows of `paiements.csv`, in the order of the file; without persons, who may be paid elsewhere too. */
export function totalsOfRows(rows: Rows, order: Int32Array): RunTotals {
  const all = new GrowingTotals();
  const regimes = new ColumnTotals(rows, placeOf('regime'));
  const natures = new ColumnTotals(rows, placeOf('nature'));
  const schools = new ColumnTotals(rows, placeOf('uai'));
  for (const row of order) {
    const [sign, cents] = [signAt(rows, row), centsAt(rows, row)];
    all.add(sign, cents);
    regimes.at(row).add(sign, cents);
    natures.at(row).add(sign, cents);
    schools.at(row).add(sign, cents);
  }
  return {
    all: all.totals,
    persons: 0,
    byRegime: regimes.totals(),
    byNature: natures.totals(),
    bySchool: schools.totals(),
  };
}

class GrowingTotals {
  #movements = 0;
  readonly #credits = new WholeSum();
  readonly #debits = new WholeSum();

  /** @param cents unsigned */
  add(sign: '+' | '-', cents: number | bigint): void {
    this.#movements += 1;
    (sign === '+' ? this.#credits : this.#debits).add(cents);
  }

  get totals(): Totals {
    return {
      movements: this.#movements,
      credits: centsOf(this.#credits.total),
      debits: centsOf(this.#debits.total),
    };
  }
}

/** Totals by what a column says. */
class ColumnTotals {
  readonly #texts: readonly string[];
  readonly #groups = new Map<string, GrowingTotals>();
  #name: string | undefined;
  #group = new GrowingTotals();

  constructor(rows: Rows, column: number) {
    this.#texts = rows.texts(column);
  }

  /** Those of the group of a row; rows that follow each other are mostly of the same. */
  at(row: number): GrowingTotals {
    const name = this.#texts[row] ?? '';
    if (name !== this.#name) {
      this.#name = name;
      this.#group = this.#groups.get(name) ?? new GrowingTotals();
      this.#groups.set(name, this.#group);
    }
    return this.#group;
  }

  /** In code point order. */
  totals(): TotalsByName {
    const groups = [...this.#groups].sort(([a], [b]) => byCodePoint(a, b));
    return new Map(groups.map(([name, { totals }]) => [name, totals]));
  }
}
