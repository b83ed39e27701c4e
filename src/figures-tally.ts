import type { Nature } from './model/index.js';
import { addCents, NO_CENTS, subtractCents, type Cents } from './money/index.js';
import type { Figures, FiguresByName } from './report/page/report-facts.js';

/** Strikes the figures of movements by school, allowance and nature. */
export class FiguresTally {
  readonly #schools = new Map<string, Map<string, FiguresByNature>>();
  #uai: string | undefined;
  #allowance: string | undefined;
  #figures: FiguresByNature = { N: undefined, R: undefined, T: undefined };

  add(uai: string, allowance: string, nature: Nature, amount: Cents): void {
    if (uai !== this.#uai || allowance !== this.#allowance) this.#turnTo(uai, allowance);
    const group = (this.#figures[nature] ??= { movements: 0, credits: NO_CENTS, debits: NO_CENTS });
    group.movements += 1;
    if (amount > 0n) group.credits = addCents(group.credits, amount);
    else group.debits = subtractCents(group.debits, amount);
  }

  /** The movements of an award follow each other: their school and allowance are looked up once for them. */
  #turnTo(uai: string, allowance: string): void {
    let school = this.#schools.get(uai);
    if (school === undefined) this.#schools.set(uai, (school = new Map<string, FiguresByNature>()));
    let figures = school.get(allowance);
    if (figures === undefined) {
      school.set(allowance, (figures = { N: undefined, R: undefined, T: undefined }));
    }
    [this.#uai, this.#allowance, this.#figures] = [uai, allowance, figures];
  }

  figures(): FiguresByName {
    const named = new Map<string, Figures>();
    for (const [uai, school] of this.#schools) {
      for (const [allowance, figures] of school) {
        for (const nature of NATURES) {
          const group = figures[nature];
          if (group !== undefined) named.set(`${uai}|${allowance}|${nature}`, group);
        }
      }
    }
    return named;
  }
}

const NATURES: readonly Nature[] = ['N', 'R', 'T'];

type FiguresByNature = Record<Nature, { -readonly [Side in keyof Figures]: Figures[Side] } | undefined>;
