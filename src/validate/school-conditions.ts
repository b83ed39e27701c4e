import { compare, equals } from '../money/index.js';
import type { Award, ConditionOf, School } from '../model/index.js';
import { reject, shownNumber, type Fault } from './fault.js';

/** What the conditions on a school look at; without a valid row for the school, the award is rejected. */
export interface SchoolContext {
  readonly award: Award;
  readonly schools: ReadonlyMap<string, School>;
}

/** The function is exercised in a school of a type, or of a programme, that the allowance names. */
export function schoolTypeFault(
  condition: ConditionOf<'school-type'>,
  { award, schools }: SchoolContext,
): Fault | undefined {
  if (!condition.functions.includes(award.missionFunction)) return undefined;
  const school = schools.get(award.uai);
  if (school === undefined) return unknownSchool(award);
  const typeFits = condition.types.length === 0 || condition.types.includes(school.type);
  const programmeFits = condition.programmes.length === 0 || condition.programmes.includes(school.programme);
  if (typeFits && programmeFits) return undefined;
  const expected = [...condition.types, ...condition.programmes].join(', ');
  const found = [school.type, school.programme].filter((part) => part !== '').join(' ');
  return reject(condition.code, 'uai', award.uai, { expected, found, function: award.missionFunction });
}

/** Projet de circulaire IMP, II 2: three EPS teachers and fifty hours; the rate follows the full-time equivalents. */
export function epsStaffFault(
  condition: ConditionOf<'eps-staff'>,
  { award, schools }: SchoolContext,
): Fault | undefined {
  if (!condition.functions.includes(award.missionFunction)) return undefined;
  const school = schools.get(award.uai);
  if (school === undefined) return unknownSchool(award);
  const { epsTeachers, epsHours, epsFullTimeEquivalents } = school;
  if (compare(epsTeachers, condition.teachers) < 0 || compare(epsHours, condition.hours) < 0) {
    const found = `${shownNumber(epsTeachers)} ; ${shownNumber(epsHours)} h`;
    const expected = `${shownNumber(condition.teachers)} ; ${shownNumber(condition.hours)} h`;
    const facts = {
      teachers: shownNumber(epsTeachers),
      hours: shownNumber(epsHours),
      expectedTeachers: shownNumber(condition.teachers),
      expectedHours: shownNumber(condition.hours),
    };
    return reject(condition.thresholdCode, 'uai', award.uai, { found, expected, ...facts });
  }
  const { upTo, above } = condition;
  const expected = compare(epsFullTimeEquivalents, upTo.fullTimeEquivalents) <= 0 ? upTo.rate : above.rate;
  if (award.annualRate === undefined || equals(award.annualRate, expected)) return undefined;
  return reject(condition.rateCode, 'taux_annuel', shownNumber(award.annualRate), {
    expected: shownNumber(expected),
    found: shownNumber(epsFullTimeEquivalents),
    uai: award.uai,
  });
}

function unknownSchool({ uai, missionFunction }: Award): Fault {
  return reject('reference.unknown-school', 'uai', uai, { function: missionFunction });
}
