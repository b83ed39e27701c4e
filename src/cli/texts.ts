import type { Lang } from '../report/messages/index.js';
import { ENGLISH } from './texts.en.js';
import { FRENCH } from './texts.fr.js';

/** Everything the commands say in the terminal, the sentences about data apart. */
export type Texts = typeof FRENCH;

export function textsIn(lang: Lang): Texts {
  return lang === 'en' ? ENGLISH : FRENCH;
}
