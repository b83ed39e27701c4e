import type { Lang } from '../messages/index.js';
import { BORDEREAU_ENGLISH } from './bordereau-texts.en.js';
import { BORDEREAU_FRENCH } from './bordereau-texts.fr.js';
import { wordsIn, type Words } from './words.js';

/** What the bordereau says in a language, and how it writes figures there. */
export type BordereauTexts = typeof BORDEREAU_FRENCH & Pick<Words, 'euros' | 'count'>;

export function bordereauTexts(lang: Lang): BordereauTexts {
  const { euros, count } = wordsIn(lang);
  return { ...(lang === 'en' ? BORDEREAU_ENGLISH : BORDEREAU_FRENCH), euros, count };
}

/** A name that must not push a page over its end: its end matters most. */
export function shortened(name: string, longest: number): string {
  const letters = Array.from(name);
  return letters.length <= longest ? name : `…${letters.slice(1 - longest).join('')}`;
}
