import type { LedgerPlace } from '../config/schedule.js';
import { DeliveryError } from '../io/delivery-error.js';
import { readSecret } from '../io/secrets.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

/**
 * The ledger of a unit: its path, or the URL that this machine keeps under the name the plan gives.
 *
 * @throws UsageError
 */
export async function unitLedger(place: LedgerPlace, lang: Lang): Promise<string> {
  if (place.kind === 'address') return place.address;
  try {
    return await readSecret(place);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const shown = place.kind === 'env' ? `$${place.name}` : place.name;
    throw new UsageError([textsIn(lang).campaign.noLedger(shown)]);
  }
}
