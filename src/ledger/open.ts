import { defaultLeaseTerms, type LeaseTerms } from './lease.js';
import type { Ledger } from './ledger.js';
import { ledgerOver } from './ledger-over.js';
import { MIGRATIONS, type Migration } from './migrations.js';
import { isPostgresAddress } from './postgres/address.js';

export interface LedgerOptions {
  /** Whether a ledger that is not there is made. A command that only reads says no, and gets `missing`. */
  readonly create: boolean;
  /** Milliseconds since 1970; of leases alone. The clocks of hosts that share a ledger must agree to a few seconds. */
  readonly now: () => number;
  readonly lease?: Partial<LeaseTerms>;
  /** How long to wait, in milliseconds, for another process in the middle of a write. */
  readonly busyTimeout?: number;
  /** For tests of upgrades. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the ledger of a path (SQLite) or of a `postgres://` URL, and upgrades its tables when they are older.
 *
 * @throws LedgerError `missing`, `not-a-ledger`, `corrupted`, `newer`, `unavailable`, `bad-address`, `locked`
 */
export async function openLedger(address: string, options: LedgerOptions): Promise<Ledger> {
  const storing = {
    create: options.create,
    busyTimeout: options.busyTimeout ?? 5000,
    migrations: options.migrations ?? MIGRATIONS,
  };
  // Each driver is loaded only where it is used.
  const { store, created } = isPostgresAddress(address)
    ? await (await import('./postgres/open.js')).openPostgres(address, storing)
    : await (await import('./sqlite/open.js')).openSqlite(address, storing);
  return ledgerOver(store, created, options.now, { ...defaultLeaseTerms, ...options.lease });
}
