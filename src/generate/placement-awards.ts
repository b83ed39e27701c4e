import type { Agent } from './agents.js';
import { drawShortPeriod } from './award-periods.js';
import type { AwardDraft, AwardSetting } from './award.js';
import { isInForce, type Regime } from './regimes.js';

/**
 * Draws the tutoring of students on a placement of some weeks (SOPA). In the first degree it makes up, before 2014, for the
 * functions that did not exist yet.
 */
export function drawPlacementAwards(
  agent: Agent,
  { school, year, random }: AwardSetting,
): readonly AwardDraft[] {
  const usual = agent.degre === '1' ? (isInForce('T1D', year) ? 180 : 520) : 70;
  const regimes = PLACEMENTS.filter(([regime]) => isInForce(regime, year));
  if (!random.chance(usual)) return [];
  return [
    {
      regime: random.weighted(regimes),
      period: drawShortPeriod(year, 12, 75, random),
      fields: {
        uai: school.uai,
        participation: random.chance(150) ? '50' : '',
        nb_etudiants: random.weighted(STUDENTS),
      },
    },
  ];
}

const PLACEMENTS: readonly (readonly [Regime, number])[] = [
  ['SOPA', 4],
  ['SOPA_M2', 1],
  ['SOPA_2010', 5],
];

/** Blank counts as one student. */
const STUDENTS = [
  ['', 6],
  ['1', 3],
  ['2', 3],
  ['3', 1],
] as const;
