import type { SchoolYear } from '../calendar/index.js';
import type { FileProblem, Numen, Uai } from '../model/index.js';
import { formatExact, sum } from '../money/index.js';
import { linksBySchool, type StsLink } from './crosswalk.js';
import { schoolKey, type StsSchool } from './school.js';

/**
 * What STS-web says, for cross-checks: plain data that may be sent to another thread. It never decides a payment.
 */
export interface StsReference {
  /** By `schoolKey`: UAI and school year. */
  readonly schools: ReadonlyMap<string, ReferenceSchool>;
}

export interface ReferenceSchool {
  readonly file: string;
  readonly uai: Uai;
  readonly schoolYear: SchoolYear;
  readonly epsTeachers: number;
  /** Weekly hours, a decimal with a point. */
  readonly epsHours: string;
  /** By agent, the people of this school that the crosswalk says are that agent. */
  readonly people: ReadonlyMap<Numen, readonly LinkedPerson[]>;
}

export interface LinkedPerson {
  /** `epp 12345`. */
  readonly person: string;
  readonly standing: 'individu' | 'suppleant' | 'absent';
  /** Empty when the file does not say. */
  readonly stsFunction: string;
}

export type ReferenceBuilding =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'usable'; readonly reference: StsReference };

/** Brings schools and crosswalk together. Two files of one school and year are refused: which is true is not known. */
export function buildStsReference(
  schools: readonly StsSchool[],
  links: readonly StsLink[],
): ReferenceBuilding {
  const bySchool = linksBySchool(links);
  const found = new Map<string, ReferenceSchool>();
  const problems: FileProblem[] = [];
  for (const school of schools) {
    const key = schoolKey(school.uai, school.schoolYear);
    const first = found.get(key);
    if (first === undefined) found.set(key, referenceSchool(school, bySchool.get(key) ?? []));
    else {
      const at = { file: school.file, line: undefined };
      problems.push({ code: 'sts.same-school', at, facts: { other: first.file } });
    }
  }
  return problems.length > 0
    ? { kind: 'unusable', problems }
    : { kind: 'usable', reference: { schools: found } };
}

function referenceSchool(school: StsSchool, links: readonly StsLink[]): ReferenceSchool {
  const { file, uai, schoolYear, people } = school;
  // Substitutes are left out: they teach the hours of somebody who is counted.
  const hours = [...people.values()].flatMap(({ epsHours }) => epsHours ?? []);
  const byNumen = new Map<Numen, LinkedPerson[]>();
  for (const { numen, person } of links) {
    const linked = byNumen.get(numen) ?? [];
    byNumen.set(numen, [...linked, linkedPerson(person, school)]);
  }
  return {
    file,
    uai,
    schoolYear,
    epsTeachers: hours.length,
    epsHours: formatExact(sum(hours)),
    people: byNumen,
  };
}

function linkedPerson(person: string, { people, substitutes }: StsSchool): LinkedPerson {
  const found = people.get(person);
  if (found !== undefined) return { person, standing: 'individu', stsFunction: found.stsFunction };
  return { person, standing: substitutes.has(person) ? 'suppleant' : 'absent', stsFunction: '' };
}
