import { dayInSchoolYear, formatIsoDate, overlaps } from '../calendar/index.js';
import { equals } from '../money/index.js';
import {
  type Allowance,
  type AllowanceCode,
  type Award,
  type Condition,
  type ConditionOf,
} from '../model/index.js';
import { inOrder, type AwardFault } from './across-awards.js';
import { shownNumber, warn, withFacts } from './fault.js';
import { groupBy, sharingKey } from './kept-rows.js';
import { remembering } from './remembering.js';

/** Warnings on awards, decided last, on rows not rejected at any stage (rules section 11). */
export function awardWarnings(
  awards: readonly Award[],
  allowances: ReadonlyMap<AllowanceCode, Allowance>,
): AwardFault[] {
  const proposed = awards
    .filter(({ state }) => state === 'proposed')
    .map((award) => ({ award, fault: warn('award.not-validated', 'etat', 'PROPOSEE') }));
  const groups = groupBy(awards, ({ allowance }) => allowance);
  const ofConditions = [...groups].flatMap(([code, own]) =>
    (allowances.get(code as AllowanceCode)?.conditions ?? []).flatMap((condition) =>
      conditionWarnings(condition, own).map(({ award, fault }) => ({
        award,
        fault: withFacts(fault, { source: condition.source, allowance: code }),
      })),
    ),
  );
  return [...proposed, ...ofConditions];
}

function conditionWarnings(condition: Condition, awards: readonly Award[]): AwardFault[] {
  switch (condition.check) {
    case 'exceptional-rate':
      return awards
        .filter((award) => isExceptional(condition, award))
        .map((award) => ({
          award,
          fault: warn(condition.code, 'taux_annuel', shownNumber(award.annualRate), {
            function: award.missionFunction,
          }),
        }));
    case 'outside-service-year':
      return outsideServiceYear(condition, awards);
    case 'several-trainees':
      return condition.countedBy === 'award'
        ? severalInOneAward(condition, awards)
        : severalAwardsOfOneHolder(condition, awards);
    default:
      return [];
  }
}

function isExceptional({ functions, rate }: ConditionOf<'exceptional-rate'>, award: Award): boolean {
  const { annualRate, missionFunction } = award;
  return functions.includes(missionFunction) && annualRate !== undefined && equals(annualRate, rate);
}

/** Nothing to pay: an annual mission that starts after the service year is over. */
function outsideServiceYear(
  { code, after }: ConditionOf<'outside-service-year'>,
  awards: readonly Award[],
): AwardFault[] {
  const lastDayOf = remembering((year: Award['schoolYear']) => dayInSchoolYear(year, after));
  return awards
    .filter(({ modality, period, schoolYear }) => modality === 'A' && period.start > lastDayOf(schoolYear))
    .map((award) => ({ award, fault: warn(code, 'date_debut', formatIsoDate(award.period.start)) }));
}

function severalInOneAward(
  { code }: ConditionOf<'several-trainees'>,
  awards: readonly Award[],
): AwardFault[] {
  return awards
    .filter(({ serviceRelief, traineeCount }) => !serviceRelief && traineeCount > 1)
    .map((award) => ({ award, fault: warn(code, 'nb_stagiaires', String(award.traineeCount)) }));
}

/** An award that overlaps an earlier one of the same holder for another trainee, neither relieved of service. */
function severalAwardsOfOneHolder(
  { code }: ConditionOf<'several-trainees'>,
  awards: readonly Award[],
): AwardFault[] {
  const unrelieved = awards.filter(({ serviceRelief }) => !serviceRelief);
  const several = sharingKey(unrelieved, ({ holder }) => holder);
  return [...groupBy(several, ({ holder }) => holder).values()].flatMap((own) => {
    const sorted = inOrder(own);
    return sorted.flatMap((award, index) => {
      const other = sorted
        .slice(0, index)
        .find((earlier) => earlier.trainee !== award.trainee && overlaps(earlier.period, award.period));
      if (other === undefined) return [];
      return [{ award, fault: warn(code, 'stagiaire', award.trainee, { other: other.id }) }];
    });
  });
}
