import type { LedgerPlace } from '../config/schedule.js';
import { DeliveryError } from '../io/delivery-error.js';
import { readSecret } from '../io/secrets.js';
import { UsageError } from './failures.js';

/**
 * The address of a ledger that a configuration or a plan names: its path, or the URL that this machine keeps under the
 * name given.
 *
 * @param missing says that nothing is there, of `$NAME` or a file
 * @throws UsageError
 */
export async function ledgerAddressAt(
  place: LedgerPlace,
  missing: (shown: string) => string,
): Promise<string> {
  if (place.kind === 'address') return place.address;
  try {
    return await readSecret(place);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    throw new UsageError([missing(place.kind === 'env' ? `$${place.name}` : place.name)]);
  }
}
