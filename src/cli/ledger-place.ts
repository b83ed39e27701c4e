import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

/** The variable that holds the address of the ledger where a command line gives none: nobody else reads it there. */
export const LEDGER_VARIABLE = 'TRENTIEME_LEDGER';

/**
 * The address of a ledger from a file, whose last line end does not count.
 *
 * @throws UsageError
 */
export async function ledgerIn(path: string, lang: Lang): Promise<string> {
  const { readSecret } = await import('../io/secrets.js');
  const { DeliveryError } = await import('../io/delivery-error.js');
  try {
    return await readSecret({ kind: 'file', name: path });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    throw new UsageError([textsIn(lang).ledger.badFile(path)]);
  }
}
