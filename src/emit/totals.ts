import { addCents, absoluteCents, NO_CENTS, subtractCents, type Cents } from '../money/index.js';
import { byCodePoint, type Nature } from '../model/index.js';

/** Movements of a group: how many, and their amounts apart by sign, unsigned. */
export interface Totals {
  readonly movements: number;
  readonly credits: Cents;
  readonly debits: Cents;
}

export const NO_TOTALS: Totals = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };

export type TotalsByName = ReadonlyMap<string, Totals>;

/** The totals that the manifest gives of a run, or of a part of it. */
export interface RunTotals {
  readonly all: Totals;
  /** People who are paid: distinct NIR, as the last record of the movement file counts them. */
  readonly persons: number;
  readonly byRegime: TotalsByName;
  readonly byNature: TotalsByName;
  /** By UAI; empty where the award has none. */
  readonly bySchool: TotalsByName;
}

/** What a movement counts for. */
export interface CountedPayment {
  readonly amount: Cents;
  readonly regime: string;
  readonly nature: Nature;
  readonly uai: string;
}

export function totalsOf(payments: readonly Pick<CountedPayment, 'amount'>[]): Totals {
  return payments.reduce(plus, NO_TOTALS);
}

/** @param persons how many distinct people the movements pay */
export function totalsOfRun(payments: readonly CountedPayment[], persons: number): RunTotals {
  const tally = new RunTally();
  for (const { amount, regime, nature, uai } of payments) tally.add(amount, regime, nature, uai);
  return tally.totals(persons);
}

/** Strikes the totals of movements that come one by one. */
class RunTally {
  readonly #byRegime = new GroupTally();
  readonly #byNature = new GroupTally();
  readonly #bySchool = new GroupTally();

  add(amount: Cents, regime: string, nature: Nature, uai: string): void {
    this.#byRegime.add(regime, amount);
    this.#byNature.add(nature, amount);
    this.#bySchool.add(uai, amount);
  }

  totals(persons: number): RunTotals {
    const byNature = this.#byNature.totals();
    return {
      all: [...byNature.values()].reduce(together, NO_TOTALS),
      persons,
      byRegime: this.#byRegime.totals(),
      byNature,
      bySchool: this.#bySchool.totals(),
    };
  }
}

/** Totals that grow, by name. */
class GroupTally {
  readonly #groups = new Map<string, GrowingTotals>();
  #name: string | undefined;
  #totals: GrowingTotals = { ...NO_TOTALS };

  add(name: string, amount: Cents): void {
    if (name !== this.#name) this.#turnTo(name);
    const totals = this.#totals;
    totals.movements += 1;
    if (amount > 0n) totals.credits = addCents(totals.credits, amount);
    else totals.debits = subtractCents(totals.debits, amount);
  }

  totals(): TotalsByName {
    return inCodePointOrder(this.#groups);
  }

  /** Movements of the same name mostly follow each other: the name is looked up once for them. */
  #turnTo(name: string): void {
    const totals = this.#groups.get(name) ?? { ...NO_TOTALS };
    this.#groups.set(name, totals);
    this.#name = name;
    this.#totals = totals;
  }
}

type GrowingTotals = { -readonly [Side in keyof Totals]: Totals[Side] };

function inCodePointOrder(groups: TotalsByName): TotalsByName {
  return new Map([...groups].sort(([a], [b]) => byCodePoint(a, b)));
}

/** The totals with one more movement. */
export function plus(totals: Totals, { amount }: Pick<CountedPayment, 'amount'>): Totals {
  const unsigned = absoluteCents(amount);
  return {
    movements: totals.movements + 1,
    credits: amount > 0n ? addCents(totals.credits, unsigned) : totals.credits,
    debits: amount < 0n ? addCents(totals.debits, unsigned) : totals.debits,
  };
}

function together(a: Totals, b: Totals): Totals {
  return {
    movements: a.movements + b.movements,
    credits: addCents(a.credits, b.credits),
    debits: addCents(a.debits, b.debits),
  };
}
