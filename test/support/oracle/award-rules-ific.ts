import { compare, fraction, zero } from './fraction.js';
import type { Lookups } from './lookups.js';
import { isSecondarySchool } from './lookups.js';
import type { Award, School } from './rows.js';

/** Rules of an IFIC row (rules, section 11) [S2 I, 2.2.2]. */
export function ificRules(award: Award, lookups: Lookups): string[] {
  const codes: string[] = [];
  const amount = award.decidedRate ?? zero;
  if (compare(amount, fraction(400)) < 0 || compare(amount, fraction(2400)) > 0) codes.push('ific.amount');
  if (award.serviceRelief) codes.push('ific.relief-exclusive');
  if (award.overtime) codes.push('ific.overtime-exclusive');
  return [...codes, ...schoolRule(award, lookups.schoolOf(award))];
}

function schoolRule({ fonction }: Award, school: School | undefined): string[] {
  if (!['PREFET_ETUDES', 'TUTORAT', 'REFERENT_CULTURE'].includes(fonction)) return [];
  if (school === undefined) return ['reference.unknown-school'];
  const fits = fonction === 'PREFET_ETUDES' ? school.programme === 'CLAIR' : isSecondarySchool(school);
  return fits ? [] : ['ific.school-type'];
}
