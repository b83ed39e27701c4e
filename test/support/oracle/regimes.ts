import type { PlanKind } from './types.js';
import type { Day } from './civil-days.js';
import { parseDay } from './civil-days.js';
import type { Fraction } from './fraction.js';
import { fraction } from './fraction.js';
import { impFunctionTable } from './imp-functions.js';

export type RegimeCode =
  | 'IMP'
  | 'IFIC'
  | 'MF'
  | 'T1D'
  | 'CP'
  | 'CPD_EPS'
  | 'T2D'
  | 'FA'
  | 'SOPA'
  | 'SOPA_M2'
  | 'T2D_2010'
  | 'SOPA_2010';

/** One line of the table of rules, section 2. */
export interface Regime {
  /** Annual rates in euros with their first day; empty when the amount is decided per award. */
  readonly rates: readonly (readonly [from: string, euros: number])[];
  readonly inForceFrom: string;
  readonly inForceTo: string | null;
  readonly partTime: boolean;
  /** The allowance is divided by `participation` between those who share a trainee or a student. */
  readonly shared: boolean;
  /** The rate is per student (SOPA). */
  readonly perStudent: boolean;
  /** Rules, section 4: absences leave the SOPA untouched. */
  readonly leave: 'maintained' | 'ignored';
  /** Degree of teaching the holder must belong to (`degree.mismatch`). */
  readonly degree: '1' | '2' | 'any';
  /** Plan, rules section 8; for the IMP it depends on the award. */
  readonly plan: PlanKind | 'imp';
  readonly functions: readonly string[];
}

const ificFunctions = ['PREFET_ETUDES', 'REFERENT_NUMERIQUE', 'TUTORAT', 'REFERENT_CULTURE'];

const since2014 = {
  inForceFrom: '2014-09-01',
  inForceTo: null,
  partTime: false,
  shared: false,
  perStudent: false,
  leave: 'maintained',
  degree: 'any',
  plan: 'twelfths',
  functions: [],
} as const;
const firstDegree = { ...since2014, degree: '1' } as const;
const secondDegree = { ...since2014, degree: '2' } as const;
const student = {
  ...since2014,
  shared: true,
  perStudent: true,
  leave: 'ignored',
  plan: 'own-period',
} as const;
const repealedIn2014 = { inForceFrom: '2010-09-01', inForceTo: '2014-08-31' } as const;

export const regimes: Readonly<Record<RegimeCode, Regime>> = {
  IMP: {
    ...since2014,
    rates: [],
    inForceFrom: '2015-09-01',
    plan: 'imp',
    functions: Object.keys(impFunctionTable),
  },
  IFIC: {
    ...since2014,
    rates: [],
    inForceFrom: '2010-09-01',
    inForceTo: '2015-08-31',
    plan: 'own-period',
    functions: ificFunctions,
  },
  MF: { ...firstDegree, rates: [['2014-09-01', 1250]], partTime: true },
  T1D: { ...firstDegree, rates: [['2014-09-01', 1250]] },
  CP: {
    ...firstDegree,
    rates: [
      ['2014-09-01', 1000],
      ['2022-01-01', 1500],
      ['2023-01-01', 2500],
    ],
    partTime: true,
  },
  CPD_EPS: {
    ...firstDegree,
    rates: [
      ['2012-09-01', 2429],
      ['2014-09-01', 2500],
      ['2023-01-01', 3500],
    ],
    inForceFrom: '2012-09-01',
    partTime: true,
  },
  T2D: { ...secondDegree, rates: [['2014-09-01', 1250]], shared: true },
  FA: { ...secondDegree, rates: [['2014-09-01', 834]], partTime: true },
  SOPA: { ...student, rates: [['2014-09-01', 150]] },
  SOPA_M2: { ...student, rates: [['2014-09-01', 300]] },
  T2D_2010: {
    ...secondDegree,
    ...repealedIn2014,
    rates: [['2010-09-01', 2000]],
    shared: true,
    plan: 'partial',
  },
  SOPA_2010: { ...student, ...repealedIn2014, rates: [['2010-09-01', 100]] },
};

/** Rates are looked up by day of service, never by school year (rules, section 2). */
export function annualRateOn(regime: RegimeCode, day: Day): Fraction {
  const inForce = regimes[regime].rates.filter(([from]) => (parseDay(from) ?? 0) <= day);
  const latest = inForce.at(-1);
  if (latest === undefined) throw new Error(`No rate of ${regime} on day ${day}`);
  return fraction(latest[1]);
}

export function isInForce(regime: RegimeCode, day: Day): boolean {
  const { inForceFrom, inForceTo } = regimes[regime];
  return (parseDay(inForceFrom) ?? 0) <= day && (inForceTo === null || day <= (parseDay(inForceTo) ?? 0));
}
