import { addDays } from '../calendar/civil-date.js';
import { dayInSchoolYear, schoolYearPeriod, type SchoolYear } from '../calendar/school-year.js';
import type { Agent } from './agents.js';
import { wholeYear, type AwardPeriod } from './award-periods.js';
import type { AwardDraft, AwardSetting } from './award.js';
import { missionLetter } from './imp-awards.js';
import type { UnssDistrict } from './schools.js';

/**
 * Awards of the coordinators of a UNSS district: one each, for the first of these agents; none when they are too few.
 * On no day do the shares sum above the district's rate (`imp.unss-cap`).
 */
export function unssAwards(
  district: UnssDistrict,
  coordinators: readonly Agent[],
  { school, year }: AwardSetting,
): ReadonlyMap<Agent, AwardDraft> {
  const shares = SHARES[district.coordination](district.rate, year);
  const awards = new Map<Agent, AwardDraft>();
  if (coordinators.length < shares.length) return awards;
  for (const [index, { rate, period }] of shares.entries()) {
    const holder = coordinators[index];
    if (holder === undefined) break;
    const mission = { fonction: 'UNSS', niveau: 'A', modalite: 'A', uai: school.uai, district: district.id };
    const fields = { ...mission, lettre_mission: missionLetter('U', holder, year) };
    awards.set(holder, { regime: 'IMP', period, annualRate: rate, fields });
  }
  return awards;
}

interface Share {
  readonly rate: number;
  readonly period: AwardPeriod;
}

type Split = (rate: number, year: SchoolYear) => readonly Share[];

const SHARES: Readonly<Record<UnssDistrict['coordination'], Split>> = {
  alone: (rate, year) => [{ rate, period: wholeYear(year) }],
  shared: (rate, year) => sharedRates(rate).map((share) => ({ rate: share, period: wholeYear(year) })),
  'handed-over': (rate, year) => {
    const handover = dayInSchoolYear(year, { month: 2, day: 1 });
    const { start, end } = schoolYearPeriod(year);
    return [
      { rate, period: { start, end: addDays(handover, -1), isOpen: false } },
      { rate, period: { start: handover, end, isOpen: true } },
    ];
  },
};

/** Each share is one of the five rates of décret 2015-475, in cents. */
function sharedRates(districtRate: number): readonly number[] {
  if (districtRate === 125_000) return [62_500, 31_250, 31_250];
  return districtRate === 250_000 ? [125_000, 125_000] : [250_000, 125_000];
}
