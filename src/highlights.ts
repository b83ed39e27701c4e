import type { Payment } from './emit/payment.js';
import type { LedgerView } from './ledger/view.js';
import { byCodePoint, type Nature } from './model/index.js';
import { addCents, NO_CENTS, subtractCents, type Cents } from './money/index.js';
import type {
  Figures,
  FiguresByName,
  Highlights,
  PaymentRow,
  PersonRow,
  TopRows,
} from './report/page/report-facts.js';

/** How many rows each list keeps. */
const TOP = 10;

/**
 * What deserves a look first among the payments of a part.
 *
 * @param paidBefore whether the ledger knew a payment of someone before this run
 */
export function highlightsOf(
  payments: readonly Payment[],
  paidBefore: (numen: string) => boolean,
): Highlights {
  const tally = new HighlightTally(rowOfPayment, paidBefore);
  for (const payment of payments) {
    const { key, terms, award, nature, amount } = payment;
    tally.add(payment, key.payee, terms.allowance, award.uai, nature, amount);
  }
  return tally.highlights();
}

function rowOfPayment({ key, terms, award, agent, nature, amount, reference }: Payment): PaymentRow {
  return {
    reference,
    nature,
    numen: key.payee,
    familyName: agent?.familyName ?? '',
    givenName: agent?.givenName ?? '',
    award: key.award,
    allowance: terms.allowance,
    missionFunction: award.missionFunction,
    uai: award.uai,
    instalmentMonth: key.instalmentMonth,
    amount,
  };
}

/** Whether someone has a posting in a view of the ledger, which is gone through once, when it is first asked. */
export function paidBeforeIn(ledger: LedgerView): (numen: string) => boolean {
  let payees: Set<string> | undefined;
  return (numen) => {
    payees ??= payeesOf(ledger);
    return payees.has(numen);
  };
}

function payeesOf(ledger: LedgerView): Set<string> {
  const payees = new Set<string>();
  let last: string | undefined;
  for (const award of ledger.awardIds()) {
    for (const { key } of ledger.postingsOf(award)) {
      // The postings of an award are mostly of one person.
      if (key.payee !== last) payees.add((last = key.payee));
    }
  }
  return payees;
}

/** The highlights of two parts that pay nobody in common. */
export function mergeHighlights(a: Highlights, b: Highlights): Highlights {
  return {
    largestPayments: topOf(a.largestPayments, b.largestPayments, largestFirst),
    largestRecoveries: topOf(a.largestRecoveries, b.largestRecoveries, lowestFirst),
    firstTimePayees: topOf(a.firstTimePayees, b.firstTimePayees, mostPaidFirst),
    severalAllowances: topOf(a.severalAllowances, b.severalAllowances, mostAllowancesFirst),
    groups: sumOfGroups(a.groups, b.groups),
  };
}

export const NO_HIGHLIGHTS: Highlights = {
  largestPayments: { total: 0, rows: [] },
  largestRecoveries: { total: 0, rows: [] },
  firstTimePayees: { total: 0, rows: [] },
  severalAllowances: { total: 0, rows: [] },
  groups: new Map(),
};

function topOf<Row>(a: TopRows<Row>, b: TopRows<Row>, compare: (a: Row, b: Row) => number): TopRows<Row> {
  return { total: a.total + b.total, rows: [...a.rows, ...b.rows].sort(compare).slice(0, TOP) };
}

function sumOfGroups(a: FiguresByName, b: FiguresByName): FiguresByName {
  if (a.size < b.size) return sumOfGroups(b, a);
  const sums = new Map(a);
  for (const [name, figures] of b) {
    const sum = sums.get(name);
    sums.set(name, sum === undefined ? figures : together(sum, figures));
  }
  return sums;
}

function together(a: Figures, b: Figures): Figures {
  return {
    movements: a.movements + b.movements,
    credits: addCents(a.credits, b.credits),
    debits: addCents(a.debits, b.debits),
  };
}

/**
 * Takes movements one by one, in any order, and keeps of them what is at the top: a million pass through, and none of
 * them is made into a row unless it enters a list.
 */
export class HighlightTally<Movement> {
  readonly #rowOf: (movement: Movement) => PaymentRow;
  readonly #paidBefore: (numen: string) => boolean;
  readonly #payments = new TopList(largestFirst);
  readonly #recoveries = new TopList(lowestFirst);
  readonly #people = new Map<string, PersonTally<Movement>>();
  readonly #groups = new GroupTally();
  #numen: string | undefined;
  #person: PersonTally<Movement> | undefined;

  constructor(rowOf: (movement: Movement) => PaymentRow, paidBefore: (numen: string) => boolean) {
    this.#rowOf = rowOf;
    this.#paidBefore = paidBefore;
  }

  add(
    movement: Movement,
    numen: string,
    allowance: string,
    uai: string,
    nature: Nature,
    amount: Cents,
  ): void {
    const isPayment = amount > 0n;
    const list = isPayment ? this.#payments : this.#recoveries;
    list.total += 1;
    const { least } = list;
    if (least === undefined || (isPayment ? amount >= least.amount : amount <= least.amount)) {
      list.offer(this.#rowOf(movement));
    }
    this.#personOf(numen, movement).add(allowance, uai, amount);
    this.#groups.add(uai, allowance, nature, amount);
  }

  highlights(): Highlights {
    const firstTime = new TopList(mostPaidFirst);
    const several = new TopList(mostAllowancesFirst);
    for (const [numen, person] of this.#people) {
      const isNew = !this.#paidBefore(numen);
      const hasSeveral = person.allowances.length > 1;
      if (!isNew && !hasSeveral) continue;
      const row = person.row(this.#rowOf(person.movement));
      if (isNew) firstTime.count(row);
      if (hasSeveral) several.count(row);
    }
    return {
      largestPayments: this.#payments.top(),
      largestRecoveries: this.#recoveries.top(),
      firstTimePayees: firstTime.top(),
      severalAllowances: several.top(),
      groups: this.#groups.figures,
    };
  }

  /** The movements of a person mostly follow each other: they are looked up once for them. */
  #personOf(numen: string, movement: Movement): PersonTally<Movement> {
    if (numen === this.#numen && this.#person !== undefined) return this.#person;
    let person = this.#people.get(numen);
    if (person === undefined) this.#people.set(numen, (person = new PersonTally(movement)));
    this.#numen = numen;
    return (this.#person = person);
  }
}

class PersonTally<Movement> {
  /** One of theirs, for their name. */
  readonly movement: Movement;
  /** Most people have one: a list costs less than a set. */
  readonly allowances: string[] = [];
  readonly #schools: string[] = [];
  #movements = 0;
  #amount = NO_CENTS;

  constructor(movement: Movement) {
    this.movement = movement;
  }

  add(allowance: string, uai: string, amount: Cents): void {
    if (!this.allowances.includes(allowance)) this.allowances.push(allowance);
    if (!this.#schools.includes(uai)) this.#schools.push(uai);
    this.#movements += 1;
    this.#amount = addCents(this.#amount, amount);
  }

  row({ numen, familyName, givenName }: PaymentRow): PersonRow {
    return {
      numen,
      familyName,
      givenName,
      schools: [...this.#schools].sort(byCodePoint),
      allowances: [...this.allowances].sort(byCodePoint),
      movements: this.#movements,
      amount: this.#amount,
    };
  }
}

class GroupTally {
  readonly figures = new Map<string, { -readonly [Side in keyof Figures]: Figures[Side] }>();
  #uai = '';
  #allowance = '';
  #nature = '';
  #group = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };

  add(uai: string, allowance: string, nature: Nature, amount: Cents): void {
    if (uai !== this.#uai || allowance !== this.#allowance || nature !== this.#nature) {
      [this.#uai, this.#allowance, this.#nature] = [uai, allowance, nature];
      const name = `${uai}|${allowance}|${nature}`;
      this.#group = this.figures.get(name) ?? { movements: 0, credits: NO_CENTS, debits: NO_CENTS };
      this.figures.set(name, this.#group);
    }
    const group = this.#group;
    group.movements += 1;
    if (amount > 0n) group.credits = addCents(group.credits, amount);
    else group.debits = subtractCents(group.debits, amount);
  }
}

class TopList<Row> {
  total = 0;
  readonly #rows: Row[] = [];
  readonly #compare: (a: Row, b: Row) => number;

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

  offer(row: Row): void {
    const { least } = this;
    if (least !== undefined && this.#compare(row, least) >= 0) return;
    const place = this.#rows.findIndex((other) => this.#compare(row, other) < 0);
    this.#rows.splice(place < 0 ? this.#rows.length : place, 0, row);
    if (this.#rows.length > TOP) this.#rows.pop();
  }

  top(): TopRows<Row> {
    return { total: this.total, rows: this.#rows };
  }
}

function largestFirst(a: PaymentRow, b: PaymentRow): number {
  return byAmount(b, a) || byKey(a, b);
}

function lowestFirst(a: PaymentRow, b: PaymentRow): number {
  return byAmount(a, b) || byKey(a, b);
}

function mostPaidFirst(a: PersonRow, b: PersonRow): number {
  return byAmount(b, a) || byCodePoint(a.numen, b.numen);
}

function mostAllowancesFirst(a: PersonRow, b: PersonRow): number {
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
