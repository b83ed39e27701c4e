import { formatEuros, NO_CENTS, subtractCents, type Cents } from '../money/index.js';
import type { Lang } from '../report/messages/index.js';
import { textsIn } from './texts.js';

/** Amounts as people of a language read them; of two, the first less the second. */
export function eurosIn(lang: Lang): (amount: Cents, less?: Cents) => string {
  const { euros } = textsIn(lang).summary;
  return (amount, less = NO_CENTS) => euros(formatEuros(subtractCents(amount, less)));
}
