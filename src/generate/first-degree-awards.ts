import type { Agent } from './agents.js';
import { drawAwardPeriod } from './award-periods.js';
import type { AwardDraft, AwardSetting } from './award.js';
import type { Random } from './random.js';
import { isInForce, type Regime } from './regimes.js';
import { flag, type Values } from './tables.js';

/**
 * Draws the function of a tenured teacher of the first degree: one person holds one of them at a time, so neither
 * `award.overlap` nor the forbidden cumulations can arise.
 */
export function drawFirstDegreeAwards(
  agent: Agent,
  { school, year, random }: AwardSetting,
): readonly AwardDraft[] {
  const regime = random.weighted(agent.cafipemf ? CERTIFIED : NOT_CERTIFIED);
  if (regime === undefined || !isInForce(regime, year)) return [];
  return [
    {
      regime,
      period: drawAwardPeriod(year, random),
      fields: { uai: school.uai, ...functionFields(regime, random) },
    },
  ];
}

/** A maître formateur must hold the CAFIPEMF, a T1D tutor must not (rules section 11). */
const CERTIFIED: readonly (readonly [Regime | undefined, number])[] = [
  ['MF', 58],
  ['CP', 24],
  ['CPD_EPS', 6],
  [undefined, 12],
];
const NOT_CERTIFIED: readonly (readonly [Regime | undefined, number])[] = [
  ['T1D', 36],
  ['CPD_EPS', 2],
  [undefined, 62],
];

/** A T1D tutor keeps one trainee: two without service relief would be warned of. */
function functionFields(regime: Regime, random: Random): Values<'missions.csv'> {
  if (regime === 'MF') {
    return { decharge: flag(random.chance(700)), nb_stagiaires: String(random.between(1, 3)) };
  }
  return regime === 'T1D' ? { nb_stagiaires: random.chance(400) ? '1' : '' } : {};
}
