import type { Payment } from './emit/payment.js';
import { FiguresTally } from './figures-tally.js';
import type { LedgerView } from './ledger/view.js';
import { byCodePoint, type Nature } from './model/index.js';
import { addCents, NO_CENTS, type Cents } from './money/index.js';
import type { Highlights, PaymentRow, PersonRow, TopRows } from './report/page/report-facts.js';
import { largestFirst, lowestFirst, mostAllowancesFirst, mostPaidFirst, TopList } from './top-list.js';

/** A payment as the page shows it. */
export function rowOfPayment({ key, terms, award, agent, nature, amount, reference }: Payment): PaymentRow {
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
  readonly #groups = new FiguresTally();
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
    this.#personOf(numen, movement, allowance, uai).add(allowance, uai, amount);
    this.#groups.add(uai, allowance, nature, amount);
  }

  highlights(): Highlights {
    const firstTime = new TopList<PersonTally<Movement>>(mostPaidFirst);
    const several = new TopList<PersonTally<Movement>>(mostAllowancesFirst);
    for (const person of this.#people.values()) {
      if (!this.#paidBefore(person.numen)) firstTime.count(person);
      if (person.allowances.length > 1) several.count(person);
    }
    return {
      largestPayments: this.#payments.top(),
      largestRecoveries: this.#recoveries.top(),
      firstTimePayees: this.#rowsOf(firstTime.top()),
      severalAllowances: this.#rowsOf(several.top()),
      groups: this.#groups.figures(),
    };
  }

  #rowsOf({ total, rows }: TopRows<PersonTally<Movement>>): TopRows<PersonRow> {
    return { total, rows: rows.map((person) => person.row(this.#rowOf(person.movement))) };
  }

  /** The movements of a person mostly follow each other: they are looked up once for them. */
  #personOf(numen: string, movement: Movement, allowance: string, uai: string): PersonTally<Movement> {
    if (numen === this.#numen && this.#person !== undefined) return this.#person;
    let person = this.#people.get(numen);
    if (person === undefined) {
      this.#people.set(numen, (person = new PersonTally(numen, movement, allowance, uai)));
    }
    this.#numen = numen;
    return (this.#person = person);
  }
}

/** What someone is paid, in the place of a row of the page: most people are on none. */
class PersonTally<Movement> {
  readonly numen: string;
  /** One of theirs, for their name. */
  readonly movement: Movement;
  /** Most people have one: a list costs less than a set. */
  readonly allowances: string[];
  amount = NO_CENTS;
  readonly #schools: string[];
  #movements = 0;

  constructor(numen: string, movement: Movement, allowance: string, uai: string) {
    this.numen = numen;
    this.movement = movement;
    this.allowances = [allowance];
    this.#schools = [uai];
  }

  add(allowance: string, uai: string, amount: Cents): void {
    if (!this.allowances.includes(allowance)) this.allowances.push(allowance);
    if (!this.#schools.includes(uai)) this.#schools.push(uai);
    this.#movements += 1;
    this.amount = addCents(this.amount, amount);
  }

  row({ numen, familyName, givenName }: PaymentRow): PersonRow {
    return {
      numen,
      familyName,
      givenName,
      schools: [...this.#schools].sort(byCodePoint),
      allowances: [...this.allowances].sort(byCodePoint),
      movements: this.#movements,
      amount: this.amount,
    };
  }
}
