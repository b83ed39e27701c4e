import { TotalsSum } from './emit/totals-sum.js';
import type { RunTotals } from './emit/totals.js';
import type { Nature } from './model/index.js';
import { absoluteCents, NO_CENTS, type Cents } from './money/index.js';
import type { Figures, FiguresByName } from './report/page/report-facts.js';

/**
 * The figures of groups in columns, a school and allowance at each rank: they are sent to another thread by the thousand,
 * where an object takes as long as ten texts.
 */
export interface FigureColumns {
  readonly schools: readonly string[];
  readonly allowances: readonly string[];
  /** For each rank, one of each nature: how many movements; none is no group. */
  readonly movements: Int32Array;
  readonly credits: BigInt64Array;
  readonly debits: BigInt64Array;
}

/** Strikes the figures of movements by school, allowance and nature: in columns, for a country has them by the 100,000. */
export class FiguresTally {
  /** Ranks by school: it has few allowances, and looking through them costs less than a map of them. */
  readonly #ranks = new Map<string, number[]>();
  readonly #schools: string[] = [];
  readonly #allowances: string[] = [];
  #movements = new Int32Array(0);
  #credits = new BigInt64Array(0);
  #debits = new BigInt64Array(0);
  #latest = -1;

  add(uai: string, allowance: string, nature: Nature, amount: Cents): void {
    const place = NATURES.length * this.#rankOf(uai, allowance) + NATURES.indexOf(nature);
    const isCredit = amount > 0n;
    this.#addAt(place, 1, isCredit ? amount : NO_CENTS, isCredit ? NO_CENTS : absoluteCents(amount));
  }

  /** Adds the figures that another tally has struck. */
  join({ schools, allowances, movements, credits, debits }: FigureColumns): void {
    for (const [rank, uai] of schools.entries()) {
      const own = NATURES.length * this.#rankOf(uai, allowances[rank] ?? '');
      for (let nature = 0; nature < NATURES.length; nature += 1) {
        const place = NATURES.length * rank + nature;
        const count = movements[place] ?? 0;
        if (count > 0) this.#addAt(own + nature, count, credits[place] ?? 0n, debits[place] ?? 0n);
      }
    }
  }

  /** By school, allowance and nature, `|` between them. */
  byName(): FiguresByName {
    const named = new Map<string, Figures>();
    this.#forEach((uai, allowance, nature, group) => {
      named.set(`${uai}|${allowance}|${nature}`, group);
    });
    return named;
  }

  columns(): FigureColumns {
    const count = NATURES.length * this.#schools.length;
    return {
      schools: this.#schools,
      allowances: this.#allowances,
      movements: this.#movements.slice(0, count),
      credits: this.#credits.slice(0, count),
      debits: this.#debits.slice(0, count),
    };
  }

  /**
   * The same figures as the totals of a run.
   *
   * @param persons how many distinct people the movements pay
   */
  totals(persons: number): RunTotals {
    const sum = new TotalsSum();
    this.#forEach((uai, allowance, nature, group) => {
      sum.addGroup(allowance, nature, uai, group);
    });
    return { ...sum.sum(), persons };
  }

  /** @throws RangeError for a sum that 64 bits do not hold, which would be cut */
  #addAt(place: number, count: number, credits: bigint, debits: bigint): void {
    this.#movements[place] = (this.#movements[place] ?? 0) + count;
    if (credits !== 0n) this.#credits[place] = held((this.#credits[place] ?? 0n) + credits);
    if (debits !== 0n) this.#debits[place] = held((this.#debits[place] ?? 0n) + debits);
  }

  /** The movements of an award follow each other: their school and allowance are looked up once for them. */
  #rankOf(uai: string, allowance: string): number {
    const latest = this.#latest;
    if (uai === this.#schools[latest] && allowance === this.#allowances[latest]) return latest;
    let own = this.#ranks.get(uai);
    if (own === undefined) this.#ranks.set(uai, (own = []));
    const known = own.find((rank) => this.#allowances[rank] === allowance);
    if (known !== undefined) return (this.#latest = known);
    const rank = this.#schools.length;
    own.push(rank);
    this.#schools.push(uai);
    this.#allowances.push(allowance);
    if (NATURES.length * rank === this.#movements.length) this.#grow();
    return (this.#latest = rank);
  }

  #grow(): void {
    const size = Math.max(NATURES.length * FIRST_ROOM, 2 * this.#movements.length);
    const [movements, credits, debits] = [this.#movements, this.#credits, this.#debits];
    (this.#movements = new Int32Array(size)).set(movements);
    (this.#credits = new BigInt64Array(size)).set(credits);
    (this.#debits = new BigInt64Array(size)).set(debits);
  }

  #forEach(take: (uai: string, allowance: string, nature: Nature, group: Figures) => void): void {
    for (const [uai, ranks] of this.#ranks) {
      for (const rank of ranks) {
        for (const [at, nature] of NATURES.entries()) {
          const place = NATURES.length * rank + at;
          const movements = this.#movements[place] ?? 0;
          if (movements === 0) continue;
          const credits = (this.#credits[place] ?? NO_CENTS) as Cents;
          const debits = (this.#debits[place] ?? NO_CENTS) as Cents;
          take(uai, this.#allowances[rank] ?? '', nature, { movements, credits, debits });
        }
      }
    }
  }
}

function held(sum: bigint): bigint {
  if (sum > MOST) throw new RangeError('a sum of cents beyond 64 bits');
  return sum;
}

const NATURES: readonly Nature[] = ['N', 'R', 'T'];

const MOST = 2n ** 63n - 1n;

/** Schools and allowances there is room for at first. */
const FIRST_ROOM = 64;
