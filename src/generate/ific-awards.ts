import { drawAwardPeriod } from './award-periods.js';
import type { AwardDraft, AwardSetting } from './award.js';
import type { Random } from './random.js';
import { isInForce } from './regimes.js';
import type { School } from './schools.js';

/** Draws at most two functions of collective interest for an agent (`ific.too-many-functions`), of those the school has. */
export function drawIficAwards({ school, year, random }: AwardSetting): readonly AwardDraft[] {
  if (!isInForce('IFIC', year) || !random.chance(600)) return [];
  const functions = functionsOf(school);
  const first = random.pick(functions);
  const others = functions.filter((fonction) => fonction !== first);
  const held = others.length > 0 && random.chance(80) ? [first, random.pick(others)] : [first];
  return held.map((fonction) => ({
    regime: 'IFIC',
    period: drawAwardPeriod(year, random),
    annualRate: drawAmount(random),
    fields: { fonction, uai: school.uai },
  }));
}

/** Circulaire 2010-243: study prefects in CLAIR schools, tutors and culture referents in lycées, digital referents anywhere. */
function functionsOf({ type, programme }: School): readonly string[] {
  const isLycee = type === 'LGT' || type === 'LP' || type === 'LPO';
  return [
    'REFERENT_NUMERIQUE',
    ...(programme === 'CLAIR' ? ['PREFET_ETUDES'] : []),
    ...(isLycee ? ['TUTORAT', 'REFERENT_CULTURE'] : []),
  ];
}

/** Cents: 400 to 2400 euros (décret 2010-1065), decided in steps of fifty. */
function drawAmount(random: Random): number {
  return random.between(8, random.chance(700) ? 24 : 48) * 5_000;
}
