import type { Day } from './civil-days.js';
import type { Fraction } from './fraction.js';
import type { LeaveType } from './leave-types.js';
import type { RegimeCode } from './regimes.js';

/** A row as read and, unless its shape was rejected, what it says. */
export interface Row<T> {
  readonly file: string;
  readonly line: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly value: T | null;
}

/** A row whose shape is good. */
export type GoodRow<T> = Row<T> & { readonly value: T };

export interface Agent {
  readonly numen: string;
  readonly nir: string;
  /** T tenured, S trainee, C contract staff. */
  readonly status: 'T' | 'S' | 'C';
  readonly degree: '1' | '2';
  readonly entryDate: Day | null;
  readonly cafipemf: boolean;
  readonly cpgeFullService: boolean;
}

/** A part-time period (service.csv); a blank end leaves it open. */
export interface ServicePeriod {
  readonly numen: string;
  readonly start: Day;
  readonly end: Day;
  readonly serviceFraction: Fraction;
  readonly payFraction: Fraction | null;
}

/** A *mission* row, with the dates as written (a blank end is 31 August). */
export interface Award {
  readonly id: string;
  readonly state: 'ACTIVE' | 'PROPOSEE' | 'ANNULEE';
  readonly holder: string;
  readonly regime: RegimeCode;
  readonly fonction: string;
  readonly level: string;
  readonly modality: string;
  readonly uai: string;
  readonly start: Day;
  readonly end: Day;
  /** School year of the first day. */
  readonly schoolYear: number;
  readonly decidedRate: Fraction | null;
  readonly participation: Fraction;
  readonly serviceRelief: boolean;
  readonly overtime: boolean;
  readonly trainee: string;
  readonly traineeCount: Fraction;
  readonly studentCount: Fraction;
  readonly district: string;
  readonly missionLetter: string;
  readonly serviceFait: boolean;
}

export interface Absence {
  readonly id: string;
  readonly numen: string;
  readonly type: LeaveType;
  readonly start: Day;
  readonly end: Day;
  readonly extension: boolean;
  readonly exempt: boolean;
  readonly origin: Day | null;
}

export interface Replacement {
  readonly id: string;
  readonly award: string;
  readonly payee: string;
  readonly start: Day;
  readonly end: Day;
}

export interface School {
  readonly uai: string;
  readonly type: string;
  readonly programme: string;
  readonly epsTeachers: Fraction;
  readonly epsHours: Fraction;
  readonly epsFullTimeEquivalent: Fraction;
}

export interface Envelope {
  readonly uai: string;
  readonly schoolYear: number;
  readonly amount: Fraction;
}

export interface District {
  readonly district: string;
  readonly schoolYear: number;
  readonly annualRate: Fraction;
}
