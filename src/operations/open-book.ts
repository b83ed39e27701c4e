import { LedgerError, openLedger, type Ledger, type LedgerWriter } from '../ledger/index.js';

/** Which ledger, and who asks. */
export interface BookAccess {
  /** A path, or a `postgres://` URL. */
  readonly ledger: string;
  /** Shown to whoever is refused meanwhile. */
  readonly holder: string;
  /** Milliseconds since 1970; of leases alone. */
  readonly now: () => number;
}

/**
 * Reads a ledger that is there, and closes it whatever happens.
 *
 * @throws LedgerError
 */
export async function reading<Result>(
  { ledger: address, now }: Pick<BookAccess, 'ledger' | 'now'>,
  body: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLedger(address, { create: false, now });
  try {
    return await body(ledger);
  } finally {
    await ledger.close();
  }
}

/**
 * Writes in a ledger under its lease; the lease is given back and the ledger closed whatever happens.
 *
 * @param options.create whether a ledger that is not there is made
 * @param options.purpose shown to whoever is refused meanwhile: `cancel 2025-11/01`
 * @throws LedgerError
 */
export async function writing<Result>(
  { ledger: address, holder, now }: BookAccess,
  { create, purpose }: { readonly create: boolean; readonly purpose: string },
  body: (writer: LedgerWriter, ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLedger(address, { create, now, lease: { expiry: LEASE_EXPIRY } });
  try {
    const writer = await ledger.lease({ holder, purpose });
    try {
      return await body(writer, ledger);
    } finally {
      await writer.release().catch(unlessLedgerError);
    }
  } finally {
    await ledger.close().catch(unlessLedgerError);
  }
}

/** A lease that cannot be given back expires: that neither undoes what is done nor hides why it failed. */
export function unlessLedgerError(error: unknown): void {
  if (!(error instanceof LedgerError)) throw error;
}

/**
 * A computation or a long write leaves no room for the heartbeat: the lease must outlast the longest one. A dead
 * process of this host never holds it, whatever it had left.
 */
export const LEASE_EXPIRY = 15 * 60_000;
