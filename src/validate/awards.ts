import { schoolYearOf, schoolYearPeriod } from '../calendar/index.js';
import { fraction, multiply, type Exact } from '../money/index.js';
import type { AllowanceCode, Allowance, Award, AwardId, Numen, Uai } from '../model/index.js';
import { remembering } from './remembering.js';
import type { TypedRow } from './typed-row.js';

const STATES: Readonly<Record<string, Award['state']>> = {
  ACTIVE: 'active',
  PROPOSEE: 'proposed',
  ANNULEE: 'cancelled',
};

/** One row of missions.csv. A blank end is 31 August of the school year the award starts in. */
export function awardOf(row: TypedRow): Award {
  const start = row.requiredDate('date_debut');
  const schoolYear = yearOf(start);
  return {
    at: row.at,
    id: row.text('id_mission') as AwardId,
    state: STATES[row.text('etat')] ?? 'active',
    holder: row.text('numen') as Numen,
    allowance: row.text('regime') as AllowanceCode,
    missionFunction: row.text('fonction'),
    level: row.text('niveau'),
    modality: row.text('modalite'),
    uai: row.text('uai') as Uai,
    period: { start, end: row.date('date_fin') ?? lastDayOf(schoolYear) },
    schoolYear,
    annualRate: row.number('taux_annuel'),
    share: shareOf(row.requiredNumber('participation')),
    serviceRelief: row.flag('decharge'),
    overtimePaid: row.flag('hse'),
    trainee: row.text('stagiaire'),
    traineeCount: row.count('nb_stagiaires'),
    studentCount: row.count('nb_etudiants'),
    district: row.text('district'),
    missionLetter: row.text('lettre_mission'),
    serviceFait: row.flag('service_fait'),
  };
}

const yearOf = remembering(schoolYearOf);
const lastDayOf = remembering((schoolYear: Award['schoolYear']) => schoolYearPeriod(schoolYear).end);
const shareOf = remembering((percent: Exact) => multiply(percent, fraction(1, 100)));

/** The columns that the allowance of a row makes required: the data of each allowance say which. */
export function requiredByAllowance(allowances: ReadonlyMap<string, Allowance>) {
  const atSchools = new Map(
    [...allowances].map(([code, { requires }]) => [code, [...requires, 'uai'] as readonly string[]]),
  );
  return (text: (column: string) => string): readonly string[] => {
    const code = text('regime');
    const allowance = allowances.get(code);
    if (allowance === undefined) return NONE;
    const school = allowance.requiresSchoolAtLevel;
    const isAtSchool = school !== undefined && text('niveau') === school;
    return (isAtSchool ? atSchools.get(code) : undefined) ?? allowance.requires;
  };
}

const NONE: readonly string[] = [];
