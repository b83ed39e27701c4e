import { formatSchoolYear } from '../calendar/index.js';
import type { Finding, Issue, School } from '../model/index.js';
import { equals, exactOf, formatExact, fraction, type Exact } from '../money/index.js';
import type { ReferenceSchool, StsReference } from './reference.js';

/**
 * Where the EPS teachers or hours of `etablissements.csv` are not those of STS-web. That file states no year: it is
 * held to the latest export of the school. Warnings only.
 */
export function stsSchoolIssues({ schools: references }: StsReference, schools: readonly School[]): Issue[] {
  const latest = new Map<string, ReferenceSchool>();
  for (const reference of references.values()) {
    const other = latest.get(reference.uai);
    if (other === undefined || other.schoolYear < reference.schoolYear) latest.set(reference.uai, reference);
  }
  return schools.flatMap((school) => {
    const reference = latest.get(school.uai);
    if (reference === undefined) return [];
    const findings = [
      ...difference('eps_enseignants', school.epsTeachers, fraction(reference.epsTeachers), reference),
      ...difference('eps_heures', school.epsHours, exactOf(reference.epsHours), reference),
    ];
    if (findings.length === 0) return [];
    const { at, uai } = school;
    return [{ code: 'sts.eps-count', severity: 'warn', at, subject: uai, findings, schools: [uai] }];
  });
}

function difference(
  field: string,
  written: Exact,
  counted: Exact,
  { file, schoolYear }: ReferenceSchool,
): Finding[] {
  if (equals(written, counted)) return [];
  const facts = { counted: shown(counted), stsFile: file, schoolYear: formatSchoolYear(schoolYear) };
  return [{ field, value: shown(written), facts }];
}

function shown(value: Exact): string {
  return formatExact(value).replace('.', ',');
}
