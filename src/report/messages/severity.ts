import type { Severity } from '../../model/index.js';
import type { Lang } from './message.js';

const WORDS: Readonly<Record<Lang, Readonly<Record<Severity, string>>>> = {
  fr: { reject: 'rejet', warn: 'alerte' },
  en: { reject: 'rejected', warn: 'warning' },
};

/** The word for a severity in text for people; the column `gravite` keeps the French words in every language. */
export function severityWord(severity: Severity, lang: Lang): string {
  return WORDS[lang][severity];
}
