import { addCents, NO_CENTS, subtractCents, type Cents } from '../../money/index.js';
import { byCodePoint } from '../../model/index.js';
import type { Figures, FiguresByName } from './report-facts.js';

/** A group of movements with its name. */
export interface NamedFigures extends Figures {
  readonly name: string;
}

export const NO_FIGURES: Figures = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };

/** Groups in code point order of names. */
export function inNameOrder(groups: FiguresByName): readonly NamedFigures[] {
  return namedFigures(groups).sort((a, b) => byCodePoint(a.name, b.name));
}

/** Groups that move most money first; equal ones in code point order. */
export function largestFirst(groups: FiguresByName): readonly NamedFigures[] {
  return namedFigures(groups).sort((a, b) => {
    const [one, other] = [moved(a), moved(b)];
    return one === other ? byCodePoint(a.name, b.name) : one < other ? 1 : -1;
  });
}

function namedFigures(groups: FiguresByName): NamedFigures[] {
  return [...groups].map(([name, figures]) => ({ name, ...figures }));
}

function moved({ credits, debits }: Figures): Cents {
  return addCents(credits, debits);
}

export function sumOfFigures(groups: Iterable<Figures>): Figures {
  let sum = NO_FIGURES;
  for (const { movements, credits, debits } of groups) {
    sum = {
      movements: sum.movements + movements,
      credits: addCents(sum.credits, credits),
      debits: addCents(sum.debits, debits),
    };
  }
  return sum;
}

/** Credits less debits. */
export function netOf({ credits, debits }: Figures): Cents {
  return subtractCents(credits, debits);
}

/** The same groups under other names, those of one name added up. */
export function regrouped(groups: FiguresByName, nameOf: (name: string) => string): FiguresByName {
  const sums = new Map<string, Figures>();
  for (const [name, figures] of groups) {
    const under = nameOf(name);
    const known = sums.get(under);
    sums.set(under, known === undefined ? figures : sumOfFigures([known, figures]));
  }
  return sums;
}

/** The département of a school: the first three digits of its UAI; empty without school. */
export function departmentOf(uai: string): string {
  return uai.slice(0, 3);
}
