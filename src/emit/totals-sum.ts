import { addCents, NO_CENTS } from '../money/index.js';
import { byCodePoint } from '../model/index.js';
import { NO_TOTALS, type RunTotals, type Totals, type TotalsByName } from './totals.js';

/** The totals of parts that have no person in common, added as they come. */
export class TotalsSum {
  readonly #byRegime = new GroupSum();
  readonly #byNature = new GroupSum();
  readonly #bySchool = new GroupSum();
  #persons = 0;

  add({ persons, byRegime, byNature, bySchool }: RunTotals): void {
    this.#persons += persons;
    this.#byRegime.add(byRegime);
    this.#byNature.add(byNature);
    this.#bySchool.add(bySchool);
  }

  /** Movements of one regime, nature and school. */
  addGroup(regime: string, nature: string, uai: string, totals: Totals): void {
    this.#byRegime.addOne(regime, totals);
    this.#byNature.addOne(nature, totals);
    this.#bySchool.addOne(uai, totals);
  }

  sum(): RunTotals {
    const byNature = this.#byNature.sum();
    let [movements, credits, debits] = [0, NO_CENTS, NO_CENTS];
    for (const totals of byNature.values()) {
      movements += totals.movements;
      credits = addCents(credits, totals.credits);
      debits = addCents(debits, totals.debits);
    }
    return {
      all: { movements, credits, debits },
      persons: this.#persons,
      byRegime: this.#byRegime.sum(),
      byNature,
      bySchool: this.#bySchool.sum(),
    };
  }
}

class GroupSum {
  readonly #sums = new Map<string, { -readonly [Key in keyof Totals]: Totals[Key] }>();

  add(groups: TotalsByName): void {
    for (const [name, totals] of groups) this.addOne(name, totals);
  }

  addOne(name: string, { movements, credits, debits }: Totals): void {
    let sum = this.#sums.get(name);
    if (sum === undefined) this.#sums.set(name, (sum = { ...NO_TOTALS }));
    sum.movements += movements;
    sum.credits = addCents(sum.credits, credits);
    sum.debits = addCents(sum.debits, debits);
  }

  /** In code point order of names. */
  sum(): TotalsByName {
    return new Map([...this.#sums].sort(([a], [b]) => byCodePoint(a, b)));
  }
}
