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
} from '../model/index.js';
import { reject, shownNumber, warn, withFacts, type Fault } from './fault.js';
import { epsStaffFaults, schoolTypeFaults, type SchoolContext } from './school-conditions.js';

/** What the conditions of one award may look at. A row that was rejected is not there: its rules are skipped. */
export interface AwardContext extends SchoolContext {
  readonly allowance: Allowance;
  readonly holder: Agent | undefined;
  readonly district: District | undefined;
  readonly conventions: Conventions;
}

/** The rules of the row (rules section 11, third stage): function, level, and every condition of the allowance. */
export function awardConditionFaults(context: AwardContext): Fault[] {
  const { award, allowance } = context;
  return [
    ...functionFaults(award, allowance),
    ...amountFaults(context),
    ...allowance.conditions.flatMap((condition) =>
      conditionFaults(condition, context).map((fault) =>
        withFacts(fault, { source: condition.source, allowance: award.allowance }),
      ),
    ),
  ];
}

function functionFaults({ missionFunction, level }: Award, { code, functions }: Allowance): Fault[] {
  if (missionFunction === '' && functions.size === 0) return [];
  const known = functions.get(missionFunction);
  if (known === undefined) {
    const expected = [...functions.keys()].join(', ');
    const facts = { expected, allowance: code, ...(functions.size === 0 ? { case: 'none' } : {}) };
    return [reject('function.unknown', 'fonction', missionFunction, facts)];
  }
  if (known.level === undefined || known.level === level) return [];
  return [reject('field.enum', 'niveau', level, { expected: known.level, function: missionFunction })];
}

function conditionFaults(condition: Condition, context: AwardContext): Fault[] {
  const { award, holder } = context;
  switch (condition.check) {
    case 'permitted-rate':
      return permittedRateFaults(condition, context);
    case 'relief-exclusive':
      return award.serviceRelief && reliefConcerns(condition, award)
        ? [reject(condition.code, 'decharge', 'O')]
        : [];
    case 'overtime-exclusive':
      return award.overtimePaid ? [reject(condition.code, 'hse', 'O')] : [];
    case 'cpge-full-service':
      return holder?.cpgeFullService === true ? [reject(condition.code, 'numen', award.holder)] : [];
    case 'mission-letter':
      return missionLetterFaults(condition, context);
    case 'school-type':
      return schoolTypeFaults(condition, context);
    case 'eps-staff':
      return epsStaffFaults(condition, context);
    case 'district':
      return condition.functions.includes(award.missionFunction) && context.district === undefined
        ? [
            reject('reference.unknown-district', 'district', award.district, {
              schoolYear: formatSchoolYear(award.schoolYear),
            }),
          ]
        : [];
    case 'degree':
      return holder !== undefined && holder.degree !== condition.degree
        ? [
            reject(condition.code, 'numen', award.holder, {
              found: holder.degree,
              expected: condition.degree,
            }),
          ]
        : [];
    case 'certificate':
      return holder !== undefined && holder.cafipemf !== condition.held
        ? [reject(condition.code, 'numen', award.holder)]
        : [];
    case 'minimum-trainees':
      return countFaults(condition, 'nb_stagiaires', award.traineeCount);
    case 'minimum-students':
      return countFaults(condition, 'nb_etudiants', award.studentCount);
    case 'trainee-named':
      return award.trainee === '' ? [reject(condition.code, 'stagiaire', '')] : [];
    // Rules across rows and warnings are decided later, on the rows that survive this stage.
    case 'school-envelope':
    case 'exceptional-rate':
    case 'outside-service-year':
    case 'function-count':
    case 'share-cap':
    case 'one-per-person':
    case 'several-trainees':
      return [];
  }
}

/** The rate is one of those permitted for the function (rules section 12). */
function permittedRateFaults(
  { code }: ConditionOf<'permitted-rate'>,
  { award, allowance }: AwardContext,
): Fault[] {
  const permitted = allowance.functions.get(award.missionFunction)?.permitted;
  if (permitted === undefined || award.annualRate === undefined) return [];
  const inForce = inForceOn(permitted, award.period.start);
  const rates = inForce?.value ?? [];
  if (includesRate(rates, award.annualRate)) return [];
  const expected = rates.map(shownNumber).join(', ');
  const facts = {
    expected,
    function: award.missionFunction,
    ...(inForce === undefined ? {} : { source: inForce.source }),
  };
  return [reject(code, 'taux_annuel', shownNumber(award.annualRate), facts)];
}

function reliefConcerns({ levels, functions }: ConditionOf<'relief-exclusive'>, award: Award): boolean {
  if (levels.length === 0 && functions.length === 0) return true;
  return levels.includes(award.level) || functions.includes(award.missionFunction);
}

function missionLetterFaults(
  { code, level }: ConditionOf<'mission-letter'>,
  { award, conventions }: AwardContext,
): Fault[] {
  if (award.level !== level || award.missionLetter !== '') return [];
  const report = conventions.letterMissing === 'reject' ? reject : warn;
  return [report(code, 'lettre_mission', '')];
}

function countFaults(
  { code, minimum }: ConditionOf<'minimum-trainees' | 'minimum-students'>,
  field: string,
  count: number,
): Fault[] {
  return count < minimum ? [reject(code, field, String(count), { expected: String(minimum) })] : [];
}

function includesRate(rates: readonly Exact[], rate: Exact): boolean {
  return rates.some((permitted) => equals(permitted, rate));
}

/** Rules section 11, `ific.amount`: the amount decided lies in the range of the allowance. */
function amountFaults({ award, allowance }: AwardContext): Fault[] {
  if (allowance.amount.kind !== 'decided' || award.annualRate === undefined) return [];
  const range = inForceOn(allowance.amount.range, award.period.start);
  if (range === undefined)
    throw new RangeError('a decided amount without a range on the first day of its award');
  const { minimum, maximum } = range.value;
  if (compare(award.annualRate, minimum) >= 0 && compare(award.annualRate, maximum) <= 0) return [];
  const expected = `${shownNumber(minimum)} – ${shownNumber(maximum)}`;
  const facts = { expected, allowance: allowance.code, source: range.source };
  return [reject(allowance.amount.code, 'taux_annuel', shownNumber(award.annualRate), facts)];
}
