import type { Lang } from '../messages/index.js';
import { ENGLISH } from './texts.en.js';
import { FRENCH } from './texts.fr.js';

/** What a workbook says besides its rows. */
export const REJECT_TEXTS: Readonly<Record<Lang, typeof FRENCH>> = { fr: FRENCH, en: ENGLISH };
