import type { Lang } from '../messages/index.js';
import type { ExplainedPosting } from './award-explanation.js';
import { remittanceText, sentencesIn } from './sentences.js';

/** `2015-11/01 : versé 138,89 € (N)`. */
export function postingText(posting: ExplainedPosting, lang: Lang): string {
  const { payMonth, remittance, kind, nature, amount, fate } = posting;
  const { kinds, takenBack, euros, posting: text } = sentencesIn(lang);
  const word = kind === 'movement' && amount < 0n ? takenBack : kinds[kind];
  const since = fate === undefined ? '' : `, ${kinds[fate]}`;
  return `${text(remittanceText(payMonth, remittance), word, euros(amount), nature)}${since}`;
}
