import { byCodePoint } from './model/index.js';
import type { Cents } from './money/index.js';
import type { PaymentRow, PersonRow, TopRows } from './report/page/report-facts.js';

/** How many rows each list keeps. */
const TOP = 10;

/** The first rows of a list that is not kept whole, and how many it has. */
export class TopList<Row> {
  total = 0;
  readonly #rows: Row[] = [];
  readonly #compare: (a: Row, b: Row) => number;

  /** @param compare never says of two rows that they are equal */
  constructor(compare: (a: Row, b: Row) => number) {
    this.#compare = compare;
  }

  /** What a row must come before; `undefined` while any row has a place. */
  get least(): Row | undefined {
    return this.#rows.length < TOP ? undefined : this.#rows.at(-1);
  }

  count(row: Row): void {
    this.total += 1;
    this.offer(row);
  }

  /** A row that is counted already. */
  offer(row: Row): void {
    const { least } = this;
    if (least !== undefined && this.#compare(row, least) >= 0) return;
    const place = this.#rows.findIndex((other) => this.#compare(row, other) < 0);
    this.#rows.splice(place < 0 ? this.#rows.length : place, 0, row);
    if (this.#rows.length > TOP) this.#rows.pop();
  }

  /** The first rows of another part of the list. */
  join({ total, rows }: TopRows<Row>): void {
    this.total += total;
    for (const row of rows) this.offer(row);
  }

  top(): TopRows<Row> {
    return { total: this.total, rows: this.#rows };
  }
}

/** What a list of people is in the order of. */
type RankedPerson = Pick<PersonRow, 'amount' | 'numen' | 'allowances'>;

export function largestFirst(a: PaymentRow, b: PaymentRow): number {
  return byAmount(b, a) || byKey(a, b);
}

export function lowestFirst(a: PaymentRow, b: PaymentRow): number {
  return byAmount(a, b) || byKey(a, b);
}

export function mostPaidFirst(a: RankedPerson, b: RankedPerson): number {
  return byAmount(b, a) || byCodePoint(a.numen, b.numen);
}

export function mostAllowancesFirst(a: RankedPerson, b: RankedPerson): number {
  return b.allowances.length - a.allowances.length || mostPaidFirst(a, b);
}

function byAmount(a: { readonly amount: Cents }, b: { readonly amount: Cents }): number {
  return a.amount === b.amount ? 0 : a.amount < b.amount ? -1 : 1;
}

/** Award, payee and month of origin: no two movements of a run share them. */
function byKey(a: PaymentRow, b: PaymentRow): number {
  return (
    byCodePoint(a.award, b.award) || byCodePoint(a.numen, b.numen) || a.instalmentMonth - b.instalmentMonth
  );
}
