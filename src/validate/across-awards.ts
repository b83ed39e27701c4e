import { formatIsoDate, formatSchoolYear, intersection, overlaps } from '../calendar/index.js';
import { compare, equals, fraction, multiply, sum } from '../money/index.js';
import {
  byCodePoint,
  type Allowance,
  type AllowanceCode,
  type Award,
  type Condition,
  type ConditionOf,
  type District,
} from '../model/index.js';
import { reject, shownNumber, withFacts, type Fault } from './fault.js';
import { groupBy, keepDisjoint, rowsAboveLimit, sharingKey } from './kept-rows.js';

/** A fault found by looking at several awards together. */
export interface AwardFault {
  readonly award: Award;
  readonly fault: Fault;
}

/** What the rules across rows may look at. All of them look at the same survivors, not at each other's verdicts. */
export interface AcrossContext {
  /** Awards that passed the rules of the row, cancelled ones left out. */
  readonly awards: readonly Award[];
  readonly allowances: ReadonlyMap<AllowanceCode, Allowance>;
  readonly districtOf: (award: Award) => District | undefined;
}

/** The same, with what several rules look at. */
interface Across extends AcrossContext {
  /** Awards whose holder has others: the rules on persons have nothing to say of the rest. */
  readonly ofBusyHolders: ReadonlySet<Award>;
}

/** The rules across rows that set an award aside (rules section 11, fourth stage). */
export function acrossAwardFaults(given: AcrossContext): AwardFault[] {
  const ofBusyHolders = new Set(sharingKey(given.awards, ({ holder }) => holder));
  const context = { ...given, ofBusyHolders };
  const found: AwardFault[] = [];
  for (const [code, awards] of groupBy(context.awards, ({ allowance }) => allowance)) {
    const allowance = context.allowances.get(code as AllowanceCode);
    if (allowance === undefined) continue;
    for (const condition of allowance.conditions) {
      const shared = { source: condition.source, allowance: code };
      for (const { award, fault } of conditionFaults(condition, awards, context)) {
        found.push({ award, fault: withFacts(fault, shared) });
      }
    }
  }
  found.push(...incompatibilityFaults(context));
  return found;
}

function conditionFaults(condition: Condition, awards: readonly Award[], context: Across): AwardFault[] {
  switch (condition.check) {
    case 'one-per-person':
      return onePerPersonFaults(condition, awards, context);
    case 'function-count':
      return functionCountFaults(condition, awards, context);
    case 'share-cap':
      return shareCapFaults(condition, awards);
    case 'district':
      return districtFaults(condition, awards, context);
    default:
      return [];
  }
}

/** The unit is the person: a second award that overlaps one that was kept is rejected. */
function onePerPersonFaults(
  { code }: ConditionOf<'one-per-person'>,
  awards: readonly Award[],
  { ofBusyHolders }: Across,
): AwardFault[] {
  const several = awards.filter((award) => ofBusyHolders.has(award));
  return [...groupBy(several, ({ holder }) => holder).values()].flatMap((own) =>
    keepDisjoint(inOrder(own), ({ period }) => period).overlapping.map(({ row, kept }) => ({
      award: row,
      fault: reject(code, 'date_debut', formatIsoDate(row.period.start), { other: kept.id }),
    })),
  );
}

/** Circulaire 2010-243, 2.2.2: no more than two distinct functions of a person in a school year. */
function functionCountFaults(
  { code, maximum }: ConditionOf<'function-count'>,
  awards: readonly Award[],
  { ofBusyHolders }: Across,
): AwardFault[] {
  // One award is one function; only a maximum of none would be exceeded by it.
  const several = maximum < 1 ? awards : awards.filter((award) => ofBusyHolders.has(award));
  const groups = groupBy(several, ({ holder, schoolYear }) => `${String(schoolYear)}|${holder}`);
  return [...groups.values()].flatMap((own) => {
    const functions: string[] = [];
    return inOrder(own).flatMap((award) => {
      if (!functions.includes(award.missionFunction)) functions.push(award.missionFunction);
      if (functions.indexOf(award.missionFunction) < maximum) return [];
      const facts = { expected: String(maximum), others: functions.slice(0, maximum).join(', ') };
      return [{ award, fault: reject(code, 'fonction', award.missionFunction, facts) }];
    });
  });
}

/** Lettre du 10 octobre 2014, III: the shares of one trainee never sum above the whole. */
function shareCapFaults({ code, maximum }: ConditionOf<'share-cap'>, awards: readonly Award[]): AwardFault[] {
  const limit = multiply(maximum, fraction(1, 100));
  return [...groupBy(awards, ({ trainee }) => trainee).values()].flatMap((tutors) => {
    // Shares are positive: when all of them together are under the limit, so are those of any day.
    if (compare(sum(tutors.map(({ share }) => share)), limit) <= 0) return [];
    const above = rowsAboveLimit(
      tutors,
      ({ period }) => period,
      (covering) => compare(sum(covering.map(({ share }) => share)), limit) > 0,
    );
    return [...above].map((award) => {
      const others = tutors.filter((other) => other !== award && overlaps(other.period, award.period));
      const facts = { expected: shownNumber(maximum), others: others.map(({ id }) => id).join(', ') };
      return {
        award,
        fault: reject(code, 'participation', shownNumber(multiply(award.share, fraction(100))), facts),
      };
    });
  });
}

/** Projet de circulaire IMP, III: the coordinators of a district share its rate; low rates only when it is shared. */
function districtFaults(
  condition: ConditionOf<'district'>,
  awards: readonly Award[],
  { districtOf }: AcrossContext,
): AwardFault[] {
  const concerned = awards.filter(({ missionFunction }) => condition.functions.includes(missionFunction));
  const groups = groupBy(concerned, ({ district, schoolYear }) => `${String(schoolYear)}|${district}`);
  return [...groups.values()].flatMap((sharing) => [
    ...soleCoordinatorFaults(condition, sharing),
    ...districtCapFaults(condition, sharing, districtOf),
  ]);
}

function soleCoordinatorFaults(
  { rateCode, sharedOnly }: ConditionOf<'district'>,
  sharing: readonly Award[],
): AwardFault[] {
  const [sole] = sharing;
  if (sharing.length !== 1 || sole?.annualRate === undefined) return [];
  const { annualRate: rate, district, schoolYear } = sole;
  if (!sharedOnly.some((low) => equals(low, rate))) return [];
  const facts = {
    function: `${sole.missionFunction} ${district} ${formatSchoolYear(schoolYear)}`,
    case: 'sole-coordinator',
    district,
    schoolYear: formatSchoolYear(schoolYear),
    sharedOnly: sharedOnly.map(shownNumber).join(', '),
  };
  return [{ award: sole, fault: reject(rateCode, 'taux_annuel', shownNumber(rate), facts) }];
}

function districtCapFaults(
  { capCode }: ConditionOf<'district'>,
  sharing: readonly Award[],
  districtOf: AcrossContext['districtOf'],
): AwardFault[] {
  const [first] = sharing;
  const cap = first === undefined ? undefined : districtOf(first);
  if (cap === undefined) return [];
  const above = rowsAboveLimit(
    sharing,
    ({ period }) => period,
    (covering) => compare(sum(covering.flatMap(({ annualRate }) => annualRate ?? [])), cap.annualRate) > 0,
  );
  return [...above].map((award) => {
    const others = sharing.filter((other) => other !== award && overlaps(other.period, award.period));
    const facts = {
      expected: shownNumber(cap.annualRate),
      district: cap.district,
      schoolYear: formatSchoolYear(cap.schoolYear),
      ...(others.length === 0 ? { case: 'alone' } : { others: others.map(({ id }) => id).join(', ') }),
    };
    return { award, fault: reject(capCode, 'taux_annuel', shownNumber(award.annualRate), facts) };
  });
}

/** Lettre du 10 octobre 2014, II: the award that carries the incompatibility is rejected where both overlap. */
function incompatibilityFaults({ ofBusyHolders, allowances }: Across): AwardFault[] {
  const byHolder = groupBy([...ofBusyHolders], ({ holder }) => holder);
  return [...byHolder.values()].flatMap((own) =>
    own.flatMap((award) => {
      const rules = allowances.get(award.allowance)?.incompatibleWith ?? [];
      return rules.flatMap((rule) => {
        const other = own.find((candidate) => {
          if (candidate.allowance !== rule.allowance || candidate === award) return false;
          const days = intersection(candidate.period, award.period);
          return days !== undefined && overlaps(days, rule.period);
        });
        if (other === undefined) return [];
        const facts = { other: other.id, allowance: rule.allowance, source: rule.source };
        return [{ award, fault: reject(rule.code, 'regime', award.allowance, facts) }];
      });
    }),
  );
}

/** By start, then id. */
export function inOrder(awards: readonly Award[]): Award[] {
  return [...awards].sort((a, b) => a.period.start - b.period.start || byCodePoint(a.id, b.id));
}
