import { ControlTally, type ControlTotals } from './control-totals.js';
import { centsAt, signAt } from './row-amounts.js';
import { placeOf, type Rows } from './rows.js';

/** Strikes the control totals of rows of `paiements.csv`, as they say it themselves. */
export class RowTally {
  readonly #rows: Rows;
  readonly #nirs: readonly string[];
  #tally = new ControlTally();

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#nirs = rows.texts(NIR);
  }

  add(row: number): void {
    this.#tally.count(this.#nirs[row] ?? '', signAt(this.#rows, row), centsAt(this.#rows, row));
  }

  /** The totals of the rows added since the last time. */
  take(): ControlTotals {
    const { totals } = this.#tally;
    this.#tally = new ControlTally();
    return totals;
  }
}

const NIR = placeOf('nir');
