import { addDays, earliest, type CivilDate } from '../calendar/civil-date.js';
import type { Period } from '../calendar/period.js';
import { dayInSchoolYear, schoolYearPeriod, type SchoolYear } from '../calendar/school-year.js';
import type { Random } from './random.js';

/** The period of an award; when it is open the end is left blank in the file, and is 31 August. */
export interface AwardPeriod extends Period {
  readonly isOpen: boolean;
}

/**
 * Draws the period of an award decided for the year: most run from the first day of September to the end, some start with
 * the classes, some stop on 30 June or with the summer holidays (rules section 3 reads all these as the whole year), and
 * about one in six is really partial.
 */
export function drawAwardPeriod(year: SchoolYear, random: Random): AwardPeriod {
  const { start, end } = schoolYearPeriod(year);
  const juneEnd = dayInSchoolYear(year, { month: 6, day: 30 });
  switch (random.weighted(HABITS)) {
    case 'open':
      return wholeYear(year);
    case 'written in full':
      return { start, end, isOpen: false };
    case 'from the first classes':
      return { start: addDays(start, random.between(1, 4)), end, isOpen: true };
    case 'to the last classes':
      return { start, end: addDays(juneEnd, random.between(0, 6)), isOpen: false };
    case 'started late':
      return { start: addDays(start, random.between(10, 210)), end, isOpen: true };
    case 'stopped early':
      return { start, end: addDays(start, random.between(40, 270)), isOpen: false };
    case 'some months': {
      const late = addDays(start, random.between(10, 180));
      return { start: late, end: earliest(addDays(late, random.between(20, 150)), juneEnd), isOpen: false };
    }
  }
}

/** 1 September to 31 August, end left blank. */
export function wholeYear(year: SchoolYear): AwardPeriod {
  return { ...schoolYearPeriod(year), isOpen: true };
}

/** Draws a period of this many days, at least and at most, between the middle of September and the end of June. */
export function drawShortPeriod(year: SchoolYear, fewest: number, most: number, random: Random): AwardPeriod {
  const first = dayInSchoolYear(year, { month: 9, day: 14 });
  const last: CivilDate = dayInSchoolYear(year, { month: 6, day: 30 });
  const days = random.between(fewest, most);
  const start = addDays(first, random.below(last - first - days + 2));
  return { start, end: addDays(start, days - 1), isOpen: false };
}

const HABITS = [
  ['open', 620],
  ['written in full', 110],
  ['from the first classes', 50],
  ['to the last classes', 60],
  ['started late', 70],
  ['stopped early', 50],
  ['some months', 40],
] as const;
