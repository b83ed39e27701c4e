import type { Payment } from './emit/payment.js';
import { FiguresTally, type FigureColumns } from './figures-tally.js';
import type { LedgerView } from './ledger/view.js';
import { byCodePoint, type Agent, type Nature } from './model/index.js';
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

/** Whom a payment is for, as their row names them. */
export function nameOfPayment({ agent }: Payment): PersonName {
  return agent ?? NO_NAME;
}

type PersonName = Pick<Agent, 'familyName' | 'givenName'>;

const NO_NAME: PersonName = { familyName: '', givenName: '' };

/** What a part has to say of its movements: its groups are added to those of others. */
export interface PartHighlights extends Omit<Highlights, 'groups'> {
  readonly groups: FigureColumns;
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
  readonly #nameOf: (movement: Movement) => PersonName;
  readonly #payments = new TopList(largestFirst);
  readonly #recoveries = new TopList(lowestFirst);
  readonly #people = new Map<string, PersonTally>();
  readonly #groups = new FiguresTally();
  #numen: string | undefined;
  #person: PersonTally | undefined;

  constructor(
    rowOf: (movement: Movement) => PaymentRow,
    paidBefore: (numen: string) => boolean,
    nameOf: (movement: Movement) => PersonName = rowOf,
  ) {
    this.#rowOf = rowOf;
    this.#paidBefore = paidBefore;
    this.#nameOf = nameOf;
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
    return { ...this.#tops(), groups: this.#groups };
  }

  ofPart(): PartHighlights {
    return { ...this.#tops(), groups: this.#groups.columns() };
  }

  #tops(): Omit<Highlights, 'groups'> {
    const firstTime = new TopList<PersonTally>(mostPaidFirst);
    const several = new TopList<PersonTally>(mostAllowancesFirst);
    for (const person of this.#people.values()) {
      if (!this.#paidBefore(person.numen)) firstTime.count(person);
      if (person.allowances.length > 1) several.count(person);
    }
    return {
      largestPayments: this.#payments.top(),
      largestRecoveries: this.#recoveries.top(),
      firstTimePayees: rowsOf(firstTime.top()),
      severalAllowances: rowsOf(several.top()),
    };
  }

  /** The movements of a person mostly follow each other: they are looked up once for them. */
  #personOf(numen: string, movement: Movement, allowance: string, uai: string): PersonTally {
    if (numen === this.#numen && this.#person !== undefined) return this.#person;
    let person = this.#people.get(numen);
    if (person === undefined) {
      person = new PersonTally(numen, this.#nameOf(movement), allowance, uai);
      this.#people.set(numen, person);
    }
    this.#numen = numen;
    return (this.#person = person);
  }
}

function rowsOf({ total, rows }: TopRows<PersonTally>): TopRows<PersonRow> {
  return { total, rows: rows.map((person) => person.row()) };
}

/** What someone is paid, in the place of a row of the page: most people are on none. */
class PersonTally {
  readonly numen: string;
  readonly #name: PersonName;
  /** Most people have one: a list costs less than a set. */
  readonly allowances: string[];
  amount = NO_CENTS;
  readonly #schools: string[];
  #movements = 0;

  constructor(numen: string, name: PersonName, allowance: string, uai: string) {
    this.numen = numen;
    this.#name = name;
    this.allowances = [allowance];
    this.#schools = [uai];
  }

  add(allowance: string, uai: string, amount: Cents): void {
    if (!this.allowances.includes(allowance)) this.allowances.push(allowance);
    if (!this.#schools.includes(uai)) this.#schools.push(uai);
    this.#movements += 1;
    this.amount = addCents(this.amount, amount);
  }

  row(): PersonRow {
    const { familyName, givenName } = this.#name;
    return {
      numen: this.numen,
      familyName,
      givenName,
      schools: [...this.#schools].sort(byCodePoint),
      allowances: [...this.allowances].sort(byCodePoint),
      movements: this.#movements,
      amount: this.amount,
    };
  }
}
