import { overlap } from './civil-days.js';
import { compare } from './fraction.js';
import { byStartThenId, rejectOverlaps } from './overlaps.js';
import { firstDifference } from './order.js';
import type { Award, GoodRow, ServicePeriod } from './rows.js';
import { checkSharesOfTrainees, checkUnssDistricts } from './shared-caps.js';
import type { Tables } from './tables.js';
import { rowsInDoubt } from './tables.js';
import type { Verdicts } from './verdicts.js';
import { survivors } from './verdicts.js';
import { lookupsIn } from './lookups.js';

/**
 * Fourth stage (rules, section 11): the rules across rows. They all look at the same survivors, not at each other's
 * verdicts; a cancelled award counts in none, nor does the first row of a duplicated id.
 */
export function checkAcrossRows(tables: Tables, verdicts: Verdicts): void {
  const inDoubt = new Set(rowsInDoubt(tables.awards, 'id_mission', verdicts));
  const awards = survivors(tables.awards, verdicts)
    .filter((row) => row.value.state !== 'ANNULEE' && !inDoubt.has(row))
    .sort(byStartThenId);
  checkUnssDistricts(awards, lookupsIn(tables, verdicts), verdicts);
  checkSharesOfTrainees(awards, verdicts);
  checkIficFunctions(awards, verdicts);
  checkCumulation(awards, verdicts);
  checkOneAwardPerPerson(awards, verdicts);
  rejectOverlaps(
    survivors(tables.absences, verdicts).sort(byStartThenId),
    ({ numen }) => numen,
    'absence.overlap',
    verdicts,
  );
  rejectOverlaps(
    survivors(tables.service, verdicts).sort(byServiceOrder),
    ({ numen }) => numen,
    'service.overlap',
    verdicts,
  );
}

/** Service rows have no id: start, end, quotité. */
function byServiceOrder({ value: a }: GoodRow<ServicePeriod>, { value: b }: GoodRow<ServicePeriod>): number {
  return firstDifference(a.start - b.start, a.end - b.end, compare(a.serviceFraction, b.serviceFraction));
}

/** `ific.too-many-functions`: the third and later distinct function of a person in a school year [S2 2.2.2]. */
function checkIficFunctions(awards: readonly GoodRow<Award>[], verdicts: Verdicts): void {
  const functionsOf = new Map<string, string[]>();
  for (const row of awards) {
    const { regime, holder, schoolYear, fonction } = row.value;
    if (regime !== 'IFIC') continue;
    const key = JSON.stringify([holder, schoolYear]);
    const functions = functionsOf.get(key) ?? [];
    if (!functions.includes(fonction)) functions.push(fonction);
    functionsOf.set(key, functions);
    if (functions.indexOf(fonction) >= 2) verdicts.reject(row, 'ific.too-many-functions');
  }
}

/** `cumul.cp-tutor`: the tutor award is rejected; `cumul.cp-eps`: the CP award is [S3 II]. */
function checkCumulation(awards: readonly GoodRow<Award>[], verdicts: Verdicts): void {
  const overlapsOne = (award: Award, regime: string): boolean =>
    awards.some(
      ({ value: other }) => other.regime === regime && other.holder === award.holder && overlap(other, award),
    );
  for (const row of awards) {
    const { value: award } = row;
    const isTutor = award.regime === 'T1D' || award.regime === 'MF';
    if (isTutor && overlapsOne(award, 'CP')) verdicts.reject(row, 'cumul.cp-tutor');
    if (award.regime === 'CP' && overlapsOne(award, 'CPD_EPS')) verdicts.reject(row, 'cumul.cp-eps');
  }
}

/** `award.overlap`: for these allowances the unit is the person. */
function checkOneAwardPerPerson(awards: readonly GoodRow<Award>[], verdicts: Verdicts): void {
  const perPerson = awards.filter(({ value }) => ['MF', 'T1D', 'CP', 'CPD_EPS', 'FA'].includes(value.regime));
  const unit = ({ holder, regime }: Award): string => JSON.stringify([holder, regime]);
  rejectOverlaps(perPerson, unit, 'award.overlap', verdicts);
}
