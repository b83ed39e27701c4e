import { schoolYearStarting, type SchoolYear } from '../calendar/index.js';
import type { Numen, Uai } from '../model/index.js';
import { personKey, schoolKey } from './school.js';

/** A row of `sts.csv`: this person of this school and year is this agent. Names never suffice to say so. */
export interface StsLink {
  readonly uai: Uai;
  readonly schoolYear: SchoolYear;
  /** As {@link personKey} makes it. */
  readonly person: string;
  readonly numen: Numen;
  /** What tells the row from the others, as its table joins it. */
  readonly key: string;
}

/** What a row of the table is asked; the rows of the table reader answer it. */
interface CrosswalkRow {
  text(column: string): string;
}

/** How the table of `sts.csv` is read: the column that names whom a row bears on, and what a row is. */
export const CROSSWALK = { bears: 'numen', build: linkOf } as const;

function linkOf(row: CrosswalkRow): StsLink {
  const [uai, year, type, id] = ['uai', 'annee', 'type', 'id'].map((column) => row.text(column));
  const schoolYear = schoolYearStarting(Number(year));
  return {
    uai: uai as Uai,
    schoolYear,
    person: personKey(type ?? '', id ?? ''),
    numen: row.text('numen') as Numen,
    key: [uai, year, type, id].join(' '),
  };
}

/** The rows that say one thing: where two rows tell of one person, which is true is not for us to guess. */
export function certainLinks(links: readonly StsLink[], doubtful: ReadonlySet<string>): readonly StsLink[] {
  return links.filter(({ key }) => !doubtful.has(key));
}

/** The links of each school and year, by {@link schoolKey}. */
export function linksBySchool(links: readonly StsLink[]): ReadonlyMap<string, readonly StsLink[]> {
  return Map.groupBy(links, ({ uai, schoolYear }) => schoolKey(uai, schoolYear));
}
