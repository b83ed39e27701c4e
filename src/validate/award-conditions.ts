import { formatSchoolYear } from '../calendar/index.js';
import { compare, equals, type Exact } from '../money/index.js';
import {
  inForceOn,
  type Agent,
  type Allowance,
  type Award,
  type Condition,
  type ConditionOf,
  type Conventions,
  type District,
  type Numen,
} from '../model/index.js';
import { NO_FAULTS, reject, shownNumber, warn, withFacts, type Fault } from './fault.js';
import { holderFault } from './holder-conditions.js';
import { epsStaffFault, schoolTypeFault, type SchoolContext } from './school-conditions.js';

/** What the conditions of one award may look at. A row that was rejected is not there: its rules are skipped. */
export interface AwardContext extends SchoolContext {
  readonly allowance: Allowance;
  readonly agents: ReadonlyMap<Numen, Agent>;
  readonly districtOf: (award: Award) => District | undefined;
  readonly conventions: Conventions;
}

/** Those of an allowance that look at one row; the others are decided later, on the rows that survive this stage. */
export function conditionsOfTheRow({ conditions }: Allowance): readonly RowCondition[] {
  return conditions.filter((condition): condition is RowCondition => !LATER.has(condition.check));
}

/**
 * The rules of the row (rules section 11, third stage): function, level, and every condition of the allowance.
 *
 * @param conditions those of the allowance that look at one row
 */
export function awardConditionFaults(
  context: AwardContext,
  conditions: readonly RowCondition[],
): readonly Fault[] {
  const { award, allowance } = context;
  let found = withFault(NO_FAULTS, functionFault(award, allowance));
  found = withFault(found, amountFault(context));
  for (const condition of conditions) {
    const fault = conditionFault(condition, context);
    if (fault === undefined) continue;
    const rule = { source: condition.source, allowance: award.allowance };
    found = withFault(found, withFacts(fault, rule));
  }
  return found;
}

function withFault(faults: readonly Fault[], fault: Fault | undefined): readonly Fault[] {
  return fault === undefined ? faults : [...faults, fault];
}

function functionFault({ missionFunction, level }: Award, { code, functions }: Allowance): Fault | undefined {
  if (missionFunction === '' && functions.size === 0) return undefined;
  const known = functions.get(missionFunction);
  if (known === undefined) {
    const expected = [...functions.keys()].join(', ');
    const facts = { expected, allowance: code, ...(functions.size === 0 ? { case: 'none' } : {}) };
    return reject('function.unknown', 'fonction', missionFunction, facts);
  }
  if (known.level === undefined || known.level === level) return undefined;
  return reject('field.enum', 'niveau', level, { expected: known.level, function: missionFunction });
}

/** Rules across rows and warnings. */
const LATER_CHECKS = [
  'school-envelope',
  'exceptional-rate',
  'outside-service-year',
  'function-count',
  'share-cap',
  'one-per-person',
  'several-trainees',
] as const;
const LATER: ReadonlySet<Condition['check']> = new Set(LATER_CHECKS);

/** A condition decided on one row alone. */
export type RowCondition = Exclude<Condition, { check: (typeof LATER_CHECKS)[number] }>;

function conditionFault(condition: RowCondition, context: AwardContext): Fault | undefined {
  const { award } = context;
  switch (condition.check) {
    case 'permitted-rate':
      return permittedRateFault(condition, context);
    case 'relief-exclusive':
      return award.serviceRelief && reliefConcerns(condition, award)
        ? reject(condition.code, 'decharge', 'O')
        : undefined;
    case 'overtime-exclusive':
      return award.overtimePaid ? reject(condition.code, 'hse', 'O') : undefined;
    case 'mission-letter':
      return missionLetterFault(condition, context);
    case 'school-type':
      return schoolTypeFault(condition, context);
    case 'eps-staff':
      return epsStaffFault(condition, context);
    case 'district':
      return districtFault(condition, context);
    case 'cpge-full-service':
    case 'degree':
    case 'certificate':
      return holderFault(condition, award, context.agents.get(award.holder));
    case 'minimum-trainees':
      return countFault(condition, 'nb_stagiaires', award.traineeCount);
    case 'minimum-students':
      return countFault(condition, 'nb_etudiants', award.studentCount);
    case 'trainee-named':
      return award.trainee === '' ? reject(condition.code, 'stagiaire', '') : undefined;
  }
}

function districtFault(
  condition: ConditionOf<'district'>,
  { award, districtOf }: AwardContext,
): Fault | undefined {
  if (!condition.functions.includes(award.missionFunction) || districtOf(award) !== undefined) {
    return undefined;
  }
  const facts = { schoolYear: formatSchoolYear(award.schoolYear) };
  return reject('reference.unknown-district', 'district', award.district, facts);
}

/** The rate is one of those permitted for the function (rules section 12). */
function permittedRateFault(
  { code }: ConditionOf<'permitted-rate'>,
  { award, allowance }: AwardContext,
): Fault | undefined {
  const permitted = allowance.functions.get(award.missionFunction)?.permitted;
  if (permitted === undefined || award.annualRate === undefined) return undefined;
  const inForce = inForceOn(permitted, award.period.start);
  const rates = inForce?.value ?? [];
  if (includesRate(rates, award.annualRate)) return undefined;
  const expected = rates.map(shownNumber).join(', ');
  const facts = {
    expected,
    function: award.missionFunction,
    ...(inForce === undefined ? {} : { source: inForce.source }),
  };
  return reject(code, 'taux_annuel', shownNumber(award.annualRate), facts);
}

function reliefConcerns({ levels, functions }: ConditionOf<'relief-exclusive'>, award: Award): boolean {
  if (levels.length === 0 && functions.length === 0) return true;
  return levels.includes(award.level) || functions.includes(award.missionFunction);
}

function missionLetterFault(
  { code, level }: ConditionOf<'mission-letter'>,
  { award, conventions }: AwardContext,
): Fault | undefined {
  if (award.level !== level || award.missionLetter !== '') return undefined;
  const report = conventions.letterMissing === 'reject' ? reject : warn;
  return report(code, 'lettre_mission', '');
}

function countFault(
  { code, minimum }: ConditionOf<'minimum-trainees' | 'minimum-students'>,
  field: string,
  count: number,
): Fault | undefined {
  return count < minimum ? reject(code, field, String(count), { expected: String(minimum) }) : undefined;
}

function includesRate(rates: readonly Exact[], rate: Exact): boolean {
  return rates.some((permitted) => equals(permitted, rate));
}

/** Rules section 11, `ific.amount`: the amount decided lies in the range of the allowance. */
function amountFault({ award, allowance }: AwardContext): Fault | undefined {
  if (allowance.amount.kind !== 'decided' || award.annualRate === undefined) return undefined;
  const range = inForceOn(allowance.amount.range, award.period.start);
  if (range === undefined)
    throw new RangeError('a decided amount without a range on the first day of its award');
  const { minimum, maximum } = range.value;
  if (compare(award.annualRate, minimum) >= 0 && compare(award.annualRate, maximum) <= 0) return undefined;
  const expected = `${shownNumber(minimum)} – ${shownNumber(maximum)}`;
  const facts = { expected, allowance: allowance.code, source: range.source };
  return reject(allowance.amount.code, 'taux_annuel', shownNumber(award.annualRate), facts);
}
