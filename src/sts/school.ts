import { formatSchoolYear, type SchoolYear } from '../calendar/index.js';
import type { Uai } from '../model/index.js';
import type { Exact } from '../money/index.js';

/** One school of one year, as its STS-web export states it. No name and no birth date is kept. */
export interface StsSchool {
  /** Where it was read. */
  readonly file: string;
  readonly uai: Uai;
  readonly schoolYear: SchoolYear;
  /** The `INDIVIDU`s, by {@link personKey}. */
  readonly people: ReadonlyMap<string, StsPerson>;
  /** The keys of the `SUPPLEANT`s. */
  readonly substitutes: ReadonlySet<string>;
  /** Number of `SERVICE`s of the divisions and groups. */
  readonly services: number;
  /** Teachers of a service who are in neither list. */
  readonly dangling: number;
  /** Elements that no rule here knows, by path, and how many there are. */
  readonly unknownElements: ReadonlyMap<string, number>;
}

/** `epp`: paid by the State; `local`: entered by the school, and known nowhere else. */
export type StsType = 'epp' | 'local';

export const STS_TYPES: readonly StsType[] = ['epp', 'local'];

/** Somebody in a school: an id means something within its school, year and type only. */
export interface StsPerson {
  readonly type: StsType;
  readonly id: string;
  /** `ENS`, `EDU`, `DIR`…; empty when the file does not say. */
  readonly stsFunction: string;
  /** Weekly hours of physical education; `undefined` for those who do not teach it. */
  readonly epsHours: Exact | undefined;
}

/** What tells a person from the others of a school and year. */
export function personKey(type: string, id: string): string {
  return `${type} ${id}`;
}

/** What tells a school and year from the others. */
export function schoolKey(uai: string, schoolYear: SchoolYear): string {
  return `${uai} ${formatSchoolYear(schoolYear)}`;
}
