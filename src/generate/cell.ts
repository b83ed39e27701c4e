import type { CivilDate } from '../calendar/civil-date.js';
import type { SchoolYear } from '../calendar/school-year.js';
import type { School } from './schools.js';
import type { FileName, Row } from './tables.js';

/** A part of the académie whose rows refer to nothing outside it: a school with its staff, or a planted fault. */
export interface Cell {
  rows(file: FileName): readonly Row[];
  /** The messages the cell must cause; `index` counts the cell's own rows of that file from 0. */
  readonly planted: readonly { readonly file: FileName; readonly index: number; readonly code: string }[];
}

/** What every cell is drawn from. */
export interface World {
  readonly agents: number;
  readonly errors: number;
  readonly seed: number;
  readonly year: SchoolYear;
  readonly schools: readonly School[];
  readonly strikeDays: readonly CivilDate[];
}
