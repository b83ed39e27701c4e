import type { OracleConventions } from './conventions.js';
import { compare, one } from './fraction.js';
import { ificRules } from './award-rules-ific.js';
import { impRules } from './award-rules-imp.js';
import type { Lookups } from './lookups.js';
import { lookupsIn } from './lookups.js';
import { regimes } from './regimes.js';
import type { Agent, Award } from './rows.js';
import type { Tables } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';

/** Third stage (rules, section 11): the rules of an award's own row. A cancelled award is not looked at. */
export function checkAwardRows(tables: Tables, verdicts: Verdicts, conventions: OracleConventions): void {
  const lookups = lookupsIn(tables, verdicts);
  for (const row of survivors(tables.awards, verdicts)) {
    if (row.value.state === 'ANNULEE') continue;
    for (const code of codesOf(row.value, lookups, conventions)) verdicts.reject(row, code);
  }
}

function codesOf(award: Award, lookups: Lookups, conventions: OracleConventions): string[] {
  const holder = lookups.agent(award.holder);
  return [
    ...functionRule(award),
    ...degreeRule(award, holder),
    ...(award.regime === 'IMP' ? impRules(award, holder, lookups, conventions) : []),
    ...(award.regime === 'IFIC' ? ificRules(award, lookups) : []),
    ...firstDegreeTutorRules(award, holder),
    ...traineeRule(award),
    ...studentRules(award),
  ];
}

/** `function.unknown`: any value where the regime has none. */
function functionRule({ regime, fonction }: Award): string[] {
  return fonction !== '' && !regimes[regime].functions.includes(fonction) ? ['function.unknown'] : [];
}

/** `degree.mismatch` (also asked of a replacement). */
export function hasRightDegree({ regime }: Award, agent: Agent): boolean {
  const { degree } = regimes[regime];
  return degree === 'any' || degree === agent.degree;
}

function degreeRule(award: Award, holder: Agent | undefined): string[] {
  return holder !== undefined && !hasRightDegree(award, holder) ? ['degree.mismatch'] : [];
}

/** `mf.no-certificate`, `mf.no-trainee`, `t1d.certified` [S3 I]. */
function firstDegreeTutorRules(award: Award, holder: Agent | undefined): string[] {
  const codes: string[] = [];
  if (award.regime === 'MF' && holder?.cafipemf === false) codes.push('mf.no-certificate');
  if (award.regime === 'MF' && compare(award.traineeCount, one) < 0) codes.push('mf.no-trainee');
  if (award.regime === 'T1D' && holder?.cafipemf === true) codes.push('t1d.certified');
  return codes;
}

/** `t2d.trainee-missing` [S3 III]. */
function traineeRule({ regime, trainee }: Award): string[] {
  return (regime === 'T2D' || regime === 'T2D_2010') && trainee === '' ? ['t2d.trainee-missing'] : [];
}

/** `sopa.relief-exclusive`, `sopa.students` [S3 V]. */
function studentRules({ regime, serviceRelief, studentCount }: Award): string[] {
  if (!regimes[regime].perStudent) return [];
  const codes: string[] = [];
  if (serviceRelief) codes.push('sopa.relief-exclusive');
  if (compare(studentCount, one) < 0) codes.push('sopa.students');
  return codes;
}
