import type { PayMonth } from '../../calendar/index.js';
import { NO_CENTS, sumCents, type Cents } from '../../money/index.js';
import { largestFirst, netOf, NO_FIGURES, sumOfFigures, type NamedFigures } from './grouped-figures.js';
import type { FiguresByName, MonthTotals, ReportFacts } from './report-facts.js';

/** Groups of movements of an earlier month. */
export interface EarlierMonth {
  readonly payMonth: PayMonth;
  readonly groups: FiguresByName;
}

/** A group of movements, beside what it came to in earlier months. */
export interface ComparedGroup extends NamedFigures {
  /** Net, one for each of those months. */
  readonly earlier: readonly Cents[];
}

/** The months that a run is compared with, those that were paid. */
export function earlierMonths(
  { before, lastYear }: Pick<ReportFacts, 'before' | 'lastYear'>,
  groupsOf: (month: MonthTotals) => FiguresByName,
): readonly EarlierMonth[] {
  return [before, lastYear].flatMap((month) =>
    month === undefined ? [] : [{ payMonth: month.payMonth, groups: groupsOf(month) }],
  );
}

/** Groups that move most money first; those that only an earlier month had come last, with nothing. */
export function comparedGroups(
  groups: FiguresByName,
  months: readonly EarlierMonth[],
): readonly ComparedGroup[] {
  const names = new Set([groups, ...months.map((month) => month.groups)].flatMap((each) => [...each.keys()]));
  const rows = largestFirst(new Map([...names].map((name) => [name, groups.get(name) ?? NO_FIGURES])));
  return rows.map((row) => ({
    ...row,
    earlier: months.map((month) => {
      const figures = month.groups.get(row.name);
      return figures === undefined ? NO_CENTS : netOf(figures);
    }),
  }));
}

/** Several groups as one. */
export function sumOfGroups(name: string, rows: readonly ComparedGroup[]): ComparedGroup {
  const months = rows[0]?.earlier ?? [];
  return {
    name,
    ...sumOfFigures(rows),
    earlier: months.map((_, at) => sumCents(rows.map(({ earlier }) => earlier[at] ?? NO_CENTS))),
  };
}
