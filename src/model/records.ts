import type { CivilDate, Period, SchoolYear } from '../calendar/index.js';
import type { Exact } from '../money/index.js';
import type { AllowanceCode, AwardId, LeaveCode, Nir, Numen, Uai } from './ids.js';
import type { Place } from './issue.js';

/** The facts of an export, one type per input file: read once at the edge, with the place they came from. */

export interface Agent {
  readonly at: Place;
  readonly numen: Numen;
  readonly nir: Nir;
  readonly familyName: string;
  readonly givenName: string;
  readonly status: 'tenured' | 'trainee' | 'contractStaff';
  readonly degree: '1' | '2';
  /** First day of service; present for contract staff. */
  readonly serviceStart: CivilDate | undefined;
  readonly cafipemf: boolean;
  readonly cpgeFullService: boolean;
}

/** A part-time period; fractions are percentages as written. */
export interface ServicePeriod {
  readonly at: Place;
  readonly numen: Numen;
  readonly start: CivilDate;
  /** `undefined`: without end. */
  readonly end: CivilDate | undefined;
  readonly serviceFraction: Exact;
  readonly payFraction: Exact | undefined;
}

/** A *mission* row: the decision that grants an allowance to a holder for a period. */
export interface Award {
  readonly at: Place;
  readonly id: AwardId;
  readonly state: 'active' | 'proposed' | 'cancelled';
  readonly holder: Numen;
  readonly allowance: AllowanceCode;
  readonly missionFunction: string;
  readonly level: string;
  readonly modality: string;
  readonly uai: Uai;
  /** Dates as written; a blank end is 31 August. */
  readonly period: Period;
  readonly schoolYear: SchoolYear;
  /** The rate decided for this award, in euros a year. */
  readonly annualRate: Exact | undefined;
  /** Participation, as a fraction of 1. */
  readonly share: Exact;
  readonly serviceRelief: boolean;
  readonly overtimePaid: boolean;
  readonly trainee: string;
  readonly traineeCount: number;
  readonly studentCount: number;
  readonly district: string;
  readonly missionLetter: string;
  readonly serviceFait: boolean;
}

export interface Absence {
  readonly at: Place;
  readonly id: string;
  readonly numen: Numen;
  readonly type: LeaveCode;
  readonly period: Period;
  readonly extension: boolean;
  readonly exempt: boolean;
  /** First day of the long leave this row continues. */
  readonly origin: CivilDate | undefined;
}

/** A designation by decision: from its first day the replacement is the payee. */
export interface Replacement {
  readonly at: Place;
  readonly id: string;
  readonly award: AwardId;
  readonly numen: Numen;
  readonly period: Period;
}

export interface School {
  readonly at: Place;
  readonly uai: Uai;
  readonly type: string;
  readonly programme: string;
  readonly epsTeachers: Exact;
  readonly epsHours: Exact;
  readonly epsFullTimeEquivalents: Exact;
}

export interface Envelope {
  readonly at: Place;
  readonly uai: Uai;
  readonly schoolYear: SchoolYear;
  readonly amount: Exact;
}

export interface District {
  readonly at: Place;
  readonly district: string;
  readonly schoolYear: SchoolYear;
  readonly annualRate: Exact;
}
