import type { SchoolYear } from '../calendar/school-year.js';

/** The allowances of rules section 2. */
export type Regime = keyof typeof SCHOOL_YEARS_IN_FORCE;

/** Whether the allowance is in force in that school year; all of them start and stop with a school year. */
export function isInForce(regime: Regime, year: SchoolYear): boolean {
  const [first, last] = SCHOOL_YEARS_IN_FORCE[regime];
  return first <= year && year <= last;
}

/** Tutoring of a trainee of the second degree: the allowance of that school year. */
export function trainee2ndDegree(year: SchoolYear): 'T2D' | 'T2D_2010' {
  return isInForce('T2D', year) ? 'T2D' : 'T2D_2010';
}

const STILL = 9999;

/** First and last school year of each allowance (rules section 2, column "in force"). */
const SCHOOL_YEARS_IN_FORCE = {
  IMP: [2015, STILL],
  IFIC: [2010, 2014],
  MF: [2014, STILL],
  T1D: [2014, STILL],
  CP: [2014, STILL],
  CPD_EPS: [2012, STILL],
  T2D: [2014, STILL],
  FA: [2014, STILL],
  SOPA: [2014, STILL],
  SOPA_M2: [2014, STILL],
  T2D_2010: [2010, 2013],
  SOPA_2010: [2010, 2013],
} as const;
