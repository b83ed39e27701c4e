import { parseFrenchDate, parseIsoDate, schoolYearOf, type SchoolYear } from '../calendar/index.js';
import { byCodePoint } from '../model/index.js';
import { Components } from './components.js';
import { Fingerprint } from './fingerprint.js';
import type { RowView } from './row-reading.js';

/** What is learnt of the awards while their rows pass, before any is read for good. */
export class MissionSurvey {
  static readonly COLUMNS = ['uai', 'date_debut'] as const;

  readonly #print = new Fingerprint();
  /** What was seen, each school and each start with a number of its own from 0. */
  readonly #numbers = { schools: new Components(), starts: new Components() };
  readonly #schools: { readonly uai: string; awards: number }[] = [];
  readonly #nowhere = { uai: '', awards: 0 };
  readonly #starts: string[] = [];

  /** @param ranks of {@link COLUMNS} in the row */
  readonly see = (row: RowView, [uai, start]: readonly (number | undefined)[]): void => {
    if (uai !== undefined) this.#seeSchool(row, uai);
    if (start === undefined || !row.fingerprint(start, 0, this.#print)) return;
    const number = this.#numbers.starts.nodeOf(this.#print.low, this.#print.high);
    if (number === this.#starts.length) this.#starts.push(row.text(start));
  };

  #seeSchool(row: RowView, rank: number): void {
    if (!row.fingerprint(rank, 0, this.#print)) {
      this.#nowhere.awards += 1;
      return;
    }
    const number = this.#numbers.schools.nodeOf(this.#print.low, this.#print.high);
    const known = this.#schools[number];
    if (known !== undefined) known.awards += 1;
    else this.#schools.push({ uai: row.text(rank), awards: 1 });
  }

  /** The school years in which an award starts: all that the export can cover, and perhaps more. */
  schoolYears(): readonly SchoolYear[] {
    const starts = this.#starts.map((text) => parseIsoDate(text) ?? parseFrenchDate(text));
    return [...new Set(starts.flatMap((start) => (start === undefined ? [] : schoolYearOf(start))))];
  }

  /**
   * Cuts the schools, in code point order, in ranges of about so many awards; a school is never cut.
   *
   * @returns the first school of each range after the first
   */
  ranges(awards: number): readonly string[] {
    const schools = [this.#nowhere, ...this.#schools]
      .filter(({ awards: own }) => own > 0)
      .sort((a, b) => byCodePoint(a.uai, b.uai));
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
