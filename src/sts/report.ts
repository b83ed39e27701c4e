import { byCodePoint } from '../model/index.js';
import type { StsSchool } from './school.js';

/** What was read of one school: figures only. */
export interface StsReportLine extends Pick<
  StsSchool,
  'uai' | 'schoolYear' | 'services' | 'dangling' | 'unknownElements'
> {
  readonly people: number;
  readonly substitutes: number;
}

/** What was read, school by school, in the order of UAI and year. */
export function stsReport(schools: readonly StsSchool[]): readonly StsReportLine[] {
  return schools
    .map(({ uai, schoolYear, people, substitutes, services, dangling, unknownElements }) => ({
      uai,
      schoolYear,
      people: people.size,
      substitutes: substitutes.size,
      services,
      dangling,
      unknownElements: new Map([...unknownElements].sort(([a], [b]) => byCodePoint(a, b))),
    }))
    .sort((a, b) => byCodePoint(a.uai, b.uai) || a.schoolYear - b.schoolYear);
}
