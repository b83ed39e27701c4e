import { TotalsSum } from './emit/totals-sum.js';
import type { RunTotals } from './emit/totals.js';
import type { Nature } from './model/index.js';
import { addCents, NO_CENTS, subtractCents, type Cents } from './money/index.js';
import type { Figures, FiguresByName } from './report/page/report-facts.js';

/**
 * The figures of groups in columns, a group at each rank: they are sent to another thread by the thousand, where an object
 * takes as long as ten texts.
 */
export interface FigureColumns {
  readonly schools: readonly string[];
  readonly allowances: readonly string[];
  readonly natures: readonly Nature[];
  readonly movements: readonly number[];
  readonly credits: readonly Cents[];
  readonly debits: readonly Cents[];
}

/** Strikes the figures of movements by school, allowance and nature. */
export class FiguresTally {
  /** A school has few allowances: looking through them costs less than a map of them. */
  readonly #schools = new Map<string, AllowanceFigures[]>();
  #uai: string | undefined;
  #latest: AllowanceFigures = figuresOf('');

  add(uai: string, allowance: string, nature: Nature, amount: Cents): void {
    const group = (this.#of(uai, allowance)[nature] ??= { ...NO_FIGURES });
    group.movements += 1;
    if (amount > 0n) group.credits = addCents(group.credits, amount);
    else group.debits = subtractCents(group.debits, amount);
  }

  /** Adds the figures that another tally has struck. */
  join({ schools, allowances, natures, movements, credits, debits }: FigureColumns): void {
    for (const [rank, uai] of schools.entries()) {
      const figures = this.#of(uai, allowances[rank] ?? '');
      const group = (figures[natures[rank] ?? 'N'] ??= { ...NO_FIGURES });
      group.movements += movements[rank] ?? 0;
      group.credits = addCents(group.credits, credits[rank] ?? NO_CENTS);
      group.debits = addCents(group.debits, debits[rank] ?? NO_CENTS);
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
    const [schools, allowances, natures]: [string[], string[], Nature[]] = [[], [], []];
    const [movements, credits, debits]: [number[], Cents[], Cents[]] = [[], [], []];
    this.#forEach((uai, allowance, nature, group) => {
      schools.push(uai);
      allowances.push(allowance);
      natures.push(nature);
      movements.push(group.movements);
      credits.push(group.credits);
      debits.push(group.debits);
    });
    return { schools, allowances, natures, movements, credits, debits };
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

  /** The movements of an award follow each other: their school and allowance are looked up once for them. */
  #of(uai: string, allowance: string): AllowanceFigures {
    const latest = this.#latest;
    if (uai === this.#uai && allowance === latest.allowance) return latest;
    let school = this.#schools.get(uai);
    if (school === undefined) this.#schools.set(uai, (school = []));
    let figures = school.find((each) => each.allowance === allowance);
    if (figures === undefined) school.push((figures = figuresOf(allowance)));
    this.#uai = uai;
    return (this.#latest = figures);
  }

  #forEach(take: (uai: string, allowance: string, nature: Nature, group: Figures) => void): void {
    for (const [uai, school] of this.#schools) {
      for (const figures of school) {
        for (const nature of NATURES) {
          const group = figures[nature];
          if (group !== undefined) take(uai, figures.allowance, nature, group);
        }
      }
    }
  }
}

const NATURES: readonly Nature[] = ['N', 'R', 'T'];

const NO_FIGURES: Figures = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };

type AllowanceFigures = { readonly allowance: string } & Record<Nature, GrowingFigures | undefined>;

type GrowingFigures = { -readonly [Side in keyof Figures]: Figures[Side] };

function figuresOf(allowance: string): AllowanceFigures {
  return { allowance, N: undefined, R: undefined, T: undefined };
}
