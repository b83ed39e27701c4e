import type { Day } from './civil-days.js';
import { covers, daysOf } from './civil-days.js';
import { isAmong } from './award-rules-imp.js';
import type { Fraction } from './fraction.js';
import { compare, one, sum, zero } from './fraction.js';
import { sharedUnssRates } from './imp-functions.js';
import type { Lookups } from './lookups.js';
import type { Award, GoodRow } from './rows.js';
import type { Verdicts } from './verdicts.js';

/**
 * `UNSS` (rules, sections 11 and 12) [S1 III]: the rates of a district may not sum above its own on any day
 * (`imp.unss-cap`), and the two lowest rates suppose that the district is shared in the year.
 */
export function checkUnssDistricts(
  awards: readonly GoodRow<Award>[],
  lookups: Lookups,
  verdicts: Verdicts,
): void {
  const unss = awards.filter(({ value }) => value.regime === 'IMP' && value.fonction === 'UNSS');
  for (const row of unss) {
    const { value: award } = row;
    const district = unss.filter(
      ({ value: other }) => other.district === award.district && other.schoolYear === award.schoolYear,
    );
    const cap = lookups.districtOf(award)?.annualRate ?? zero;
    const total = (day: Day): Fraction => totalOn(district, day, ({ decidedRate }) => decidedRate ?? zero);
    if (exceedsOnSomeDay(award, total, cap)) verdicts.reject(row, 'imp.unss-cap');
    if (district.length === 1 && isAmong(award.decidedRate, sharedUnssRates)) {
      verdicts.reject(row, 'imp.rate-not-allowed');
    }
  }
}

/** `t2d.share-exceeded` (`T2D*`): every award of one trainee on a day where the shares sum above 100 [S3 III]. */
export function checkSharesOfTrainees(awards: readonly GoodRow<Award>[], verdicts: Verdicts): void {
  const tutoring = awards.filter(({ value }) => value.regime === 'T2D' || value.regime === 'T2D_2010');
  for (const row of tutoring) {
    const sameTrainee = tutoring.filter(({ value }) => value.trainee === row.value.trainee);
    const total = (day: Day): Fraction => totalOn(sameTrainee, day, ({ participation }) => participation);
    if (exceedsOnSomeDay(row.value, total, one)) verdicts.reject(row, 't2d.share-exceeded');
  }
}

function totalOn(rows: readonly GoodRow<Award>[], day: Day, part: (award: Award) => Fraction): Fraction {
  return sum(rows.filter(({ value }) => covers(value, day)).map(({ value }) => part(value)));
}

function exceedsOnSomeDay(award: Award, total: (day: Day) => Fraction, cap: Fraction): boolean {
  return [...daysOf(award)].some((day) => compare(total(day), cap) > 0);
}
