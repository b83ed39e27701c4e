import {
  dayInSchoolYear,
  earliest,
  latest,
  schoolYearPeriod,
  type Period,
  type SchoolYear,
} from '../calendar/index.js';
import type { Conventions, Dated, PlanName } from '../model/index.js';

/**
 * The period an award stands for in yearly plans (rules section 3, conventions C2 and C8): an end on or after 30 June
 * is the end of the school year, a start in the first days of September is 1 September.
 *
 * @param written the dates of the award
 * @param inForce the days the allowance exists: nothing is added outside
 */
export function wholeYearPeriod(
  written: Period,
  schoolYear: SchoolYear,
  conventions: Pick<Conventions, 'fullYearFrom' | 'fullYearBy'>,
  inForce: readonly Pick<Dated<true>, 'period'>[],
): Period {
  const year = schoolYearPeriod(schoolYear);
  const fullYearFrom = dayInSchoolYear(schoolYear, conventions.fullYearFrom);
  const fullYearBy = dayInSchoolYear(schoolYear, conventions.fullYearBy);
  const start = written.start <= fullYearBy ? year.start : written.start;
  const end = written.end >= fullYearFrom && written.start <= fullYearFrom ? year.end : written.end;
  const around = inForce.find(
    ({ period }) => period.start <= written.start && written.end <= period.end,
  )?.period;
  if (around === undefined) return written;
  return { start: latest(start, around.start), end: earliest(end, around.end) };
}

/**
 * The dates an award has in its plan. Own-period plans keep the written ones; ninths paid by their own pay month run
 * to 31 August from an end on 30 June on, whatever convention C2 says (rules section 8, convention C1).
 */
export function plannedPeriod(
  plan: PlanName,
  written: Period,
  wholeYear: Period,
  schoolYear: SchoolYear,
  conventions: Pick<Conventions, 'ninths'>,
): Period {
  if (plan === 'own-period') return written;
  if (plan !== 'ninths' || conventions.ninths !== 'pay-month') return wholeYear;
  const endOfService = dayInSchoolYear(schoolYear, { month: 6, day: 30 });
  if (written.end < endOfService) return wholeYear;
  return { start: wholeYear.start, end: schoolYearPeriod(schoolYear).end };
}

/** Whether an award stands for its whole school year. */
export function isWholeYear(period: Period, schoolYear: SchoolYear): boolean {
  const year = schoolYearPeriod(schoolYear);
  return period.start === year.start && period.end === year.end;
}
