import type { Period } from './civil-days.js';
import type { OracleConventions } from './conventions.js';
import type { Award } from './rows.js';
import { dayInSchoolYear, schoolYearPeriod } from './school-year.js';

/**
 * The days an award stands for where the school year is whole (rules, section 3): an end from 30 June of an award that
 * started by then is 31 August (C2), a start by 5 September is 1 September (C8). One-off plans keep the dates as written.
 */
export function wholeYearPeriod(award: Award, { fullYearFrom, fullYearBy }: OracleConventions): Period {
  const year = schoolYearPeriod(award.schoolYear);
  const from = dayInSchoolYear(award.schoolYear, fullYearFrom);
  return {
    start: award.start <= dayInSchoolYear(award.schoolYear, fullYearBy) ? year.start : award.start,
    end: award.start <= from && from <= award.end ? year.end : award.end,
  };
}
