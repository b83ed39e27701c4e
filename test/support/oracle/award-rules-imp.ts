import type { OracleConventions } from './conventions.js';
import { compare, fraction, parseDecimal, zero } from './fraction.js';
import type { Fraction } from './fraction.js';
import { impFunctionTable } from './imp-functions.js';
import type { Lookups } from './lookups.js';
import { isSecondarySchool } from './lookups.js';
import type { Agent, Award, School } from './rows.js';

/** Rules of an IMP row (rules, sections 11 and 12) [S1 I to III]. */
export function impRules(
  award: Award,
  holder: Agent | undefined,
  lookups: Lookups,
  conventions: OracleConventions,
): string[] {
  const codes: string[] = [...rateAndLevelRules(award)];
  const excludesRelief = award.level === 'E' || award.fonction === 'UNSS';
  if (excludesRelief && award.serviceRelief) codes.push('imp.relief-exclusive');
  if (holder?.cpgeFullService === true) codes.push('imp.cpge-full-service');
  if (lacksLetter(award) && conventions.letterMissing === 'reject') codes.push('imp.letter-missing');
  if (award.fonction === 'UNSS' && lookups.districtOf(award) === undefined) {
    codes.push('reference.unknown-district');
  }
  return [...codes, ...schoolRules(award, lookups.schoolOf(award))];
}

/** `imp.letter-missing`, rejected or only reported (C7). */
export function lacksLetter({ regime, level, missionLetter }: Award): boolean {
  return regime === 'IMP' && level === 'A' && missionLetter === '';
}

/** Whether a rate is one of a list of euros. */
export function isAmong(rate: Fraction | null, euros: readonly string[]): boolean {
  return rate !== null && euros.some((text) => compare(parseDecimal(text) ?? zero, rate) === 0);
}

/** An unknown function has neither rates nor level to compare with. */
function rateAndLevelRules({ fonction, decidedRate, level }: Award): string[] {
  const known = impFunctionTable[fonction];
  if (known === undefined) return [];
  const codes: string[] = [];
  if (!isAmong(decidedRate, known.permitted)) codes.push('imp.rate-not-allowed');
  if (level !== known.level) codes.push('field.enum');
  return codes;
}

function schoolRules(award: Award, school: School | undefined): string[] {
  const { fonction } = award;
  if (fonction !== 'EPS' && fonction !== 'TUTORAT_LYCEE') return [];
  if (school === undefined) return ['reference.unknown-school'];
  if (fonction === 'TUTORAT_LYCEE') return isSecondarySchool(school) ? [] : ['imp.school-type'];
  const large = compare(school.epsTeachers, fraction(3)) >= 0 && compare(school.epsHours, fraction(50)) >= 0;
  if (!large) return ['imp.eps-threshold'];
  const expected = compare(school.epsFullTimeEquivalent, fraction(4)) <= 0 ? '1250' : '2500';
  return isAmong(award.decidedRate, [expected]) ? [] : ['imp.eps-rate'];
}
