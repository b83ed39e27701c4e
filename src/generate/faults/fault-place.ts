import type { SchoolYear } from '../../calendar/school-year.js';
import type { World } from '../cell.js';

/** Where a fault takes its keys from: no rank given here is used by the good rows or by another fault. */
export interface FaultPlace {
  readonly ordinal: number;
  readonly firstAgentRank: number;
  readonly firstSchoolRank: number;
  readonly seed: number;
  readonly year: SchoolYear;
}

/** The place of the fault of that ordinal: after all the agents and schools of the académie, and after the faults before. */
export function placeOfFault(ordinal: number, { agents, schools, seed, year }: World): FaultPlace {
  return {
    ordinal,
    firstAgentRank: agents + ordinal * RANKS_PER_FAULT,
    firstSchoolRank: schools.length + ordinal * SCHOOLS_PER_FAULT,
    seed,
    year,
  };
}

/** Ranks of agents and of schools kept for each fault; no kind needs more. */
export const RANKS_PER_FAULT = 4;
export const SCHOOLS_PER_FAULT = 2;
