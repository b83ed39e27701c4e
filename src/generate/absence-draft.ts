import type { CivilDate } from '../calendar/civil-date.js';
import type { Period } from '../calendar/period.js';
import type { Agent } from './agents.js';
import type { Random } from './random.js';

/** A row of `absences.csv` before it has a number. */
export interface AbsenceDraft {
  readonly type: string;
  readonly period: Period;
  readonly isExtension?: boolean;
  readonly exoneration?: string;
  /** First day of the leave, when earlier rows of it count (CLM, CGM, CLD). */
  readonly origin?: CivilDate;
}

/** Who is away, from when, and the day that agent's absences are known from. */
export interface EpisodeSetting {
  readonly agent: Agent;
  readonly knownFrom: CivilDate;
  readonly start: CivilDate;
  readonly random: Random;
}
