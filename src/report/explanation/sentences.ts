import { formatPayMonth, type PayMonth } from '../../calendar/index.js';
import { withoutNir, type Issue, type Place } from '../../model/index.js';
import { issueSentence, type Lang } from '../messages/index.js';
import { monthName } from '../month-names.js';
import { ENGLISH_SENTENCES } from './sentences.en.js';
import { FRENCH_SENTENCES, type Sentences } from './sentences.fr.js';

export type { Sentences } from './sentences.fr.js';

export function sentencesIn(lang: Lang): Sentences {
  return lang === 'en' ? ENGLISH_SENTENCES : FRENCH_SENTENCES;
}

/** `missions.csv, ligne 4`. */
export function placeText({ file, line }: Place, lang: Lang): string {
  return sentencesIn(lang).place(file, line);
}

/** A row to correct, and its sentence. */
export function issueText(issue: Issue, lang: Lang): string {
  return sentencesIn(lang).issue(placeText(issue.at, lang), issueSentence(issue, lang));
}

/** `2016-03/01`, as its folder; without remittance the month alone. */
export function remittanceText(payMonth: PayMonth, remittance: number | undefined): string {
  const month = formatPayMonth(payMonth);
  return remittance === undefined ? month : `${month}/${rankText(remittance)}`;
}

/** An identifier of the data as it may be shown: a NIR typed there is masked, and no terminal obeys it. */
export function identifier(text: string): string {
  return withoutNir(text).replaceAll(/\p{Cc}/gu, '\u{FFFD}');
}

/** `01`. */
export function rankText(remittance: number): string {
  return String(remittance).padStart(2, '0');
}

export { monthName };
