import { parseFrenchDate, parseIsoDate, schoolYearOf, type SchoolYear } from '../calendar/index.js';
import { byCodePoint } from '../model/index.js';
import { Fingerprint } from './fingerprint.js';
import type { RowView } from './row-reading.js';

/** What is learnt of the awards while their rows pass, before any is read for good. */
export class MissionSurvey {
  static readonly COLUMNS = ['uai', 'date_debut'] as const;

  readonly #print = new Fingerprint();
  readonly #schools = new Map<number, { readonly uai: string; awards: number }>();
  readonly #starts = new Map<number, string>();

  /** @param ranks of {@link COLUMNS} in the row */
  readonly see = (row: RowView, [uai, start]: readonly (number | undefined)[]): void => {
    if (uai !== undefined) this.#seeSchool(row, uai);
    if (start === undefined || !row.fingerprint(start, 0, this.#print)) return;
    const { name } = this.#print;
    if (!this.#starts.has(name)) this.#starts.set(name, row.text(start));
  };

  #seeSchool(row: RowView, rank: number): void {
    const isWritten = row.fingerprint(rank, 0, this.#print);
    const name = isWritten ? this.#print.name : -1;
    const known = this.#schools.get(name);
    if (known !== undefined) known.awards += 1;
    else this.#schools.set(name, { uai: isWritten ? row.text(rank) : '', awards: 1 });
  }

  /** The school years in which an award starts: all that the export can cover, and perhaps more. */
  schoolYears(): readonly SchoolYear[] {
    const starts = [...this.#starts.values()].map((text) => parseIsoDate(text) ?? parseFrenchDate(text));
    return [...new Set(starts.flatMap((start) => (start === undefined ? [] : schoolYearOf(start))))];
  }

  /**
   * Cuts the schools, in code point order, in ranges of about so many awards; a school is never cut.
   *
   * @returns the first school of each range after the first
   */
  ranges(awards: number): readonly string[] {
    const schools = [...this.#schools.values()].sort((a, b) => byCodePoint(a.uai, b.uai));
    const firsts: string[] = [];
    let count = 0;
    for (const school of schools) {
      if (count >= awards) {
        firsts.push(school.uai);
        count = 0;
      }
      count += school.awards;
    }
    return firsts;
  }
}
