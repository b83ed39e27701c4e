import type { Random } from '../random.js';
import { FAMILY_NAMES, RARE_FAMILY_NAMES } from './family-names.js';
import { MEN, RARE_MEN, RARE_WOMEN, WOMEN } from './given-names.js';

/** A person's name as the HR exports write it: family name in capitals, given name as it is spelt. */
export interface PersonName {
  readonly nom: string;
  readonly prenom: string;
}

/** Draws a name for a person of that sex. One name in a few hundred has a letter that the payer's charset lacks. */
export function drawName(sex: 'F' | 'M', random: Random): PersonName {
  return { nom: drawFamilyName(random), prenom: drawGivenName(sex, random) };
}

function drawFamilyName(random: Random): string {
  if (random.chance(4)) return random.pick(RARE_FAMILY_NAMES);
  const name = random.pick(FAMILY_NAMES);
  if (!random.chance(30) || name.includes(' ')) return name;
  const other = random.pick(FAMILY_NAMES);
  return other === name || /[ -]/.test(other) ? name : `${name}-${other}`;
}

function drawGivenName(sex: 'F' | 'M', random: Random): string {
  const rare = random.chance(2);
  if (sex === 'F') return random.pick(rare ? RARE_WOMEN : WOMEN);
  return random.pick(rare ? RARE_MEN : MEN);
}
