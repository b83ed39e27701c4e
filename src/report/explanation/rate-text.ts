import { equals, fraction, multiply, roundToCents, type Exact } from '../../money/index.js';
import type { Lang } from '../messages/index.js';
import { decimalText } from './arithmetic.js';
import { sentencesIn } from './sentences.js';

/** `1 250,00 €`; a rate of less than a cent keeps its decimals. */
export function rateText(rate: Exact, lang: Lang): string {
  const { euros, currency, mark } = sentencesIn(lang);
  const cents = roundToCents(rate, 'truncate');
  return equals(fraction(cents), multiply(rate, fraction(100)))
    ? euros(cents)
    : currency(decimalText(rate, mark));
}
