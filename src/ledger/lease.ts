import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { LedgerError } from './errors.js';
import type { LeaseRequest } from './ledger.js';
import type { Row, Sql, Store, Transaction } from './store.js';

export interface LeaseTerms {
  /** A lease not renewed for this long, in milliseconds, is anybody's. */
  readonly expiry: number;
  /** How often it renews itself, in milliseconds; 0: never. A busy process may miss several. */
  readonly heartbeat: number;
  /** Whether the holder is known to be dead, so that its lease need not expire. */
  readonly isGone: (holder: LeaseHolder) => boolean;
}

export interface LeaseHolder {
  readonly host: string;
  readonly process: number;
}

export const defaultLeaseTerms: LeaseTerms = { expiry: 120_000, heartbeat: 15_000, isGone: processIsGone };

/** The lease of this process, as long as nobody else took it. */
export interface Lease {
  /** Proves inside a transaction that the lease is still ours, and renews it: done last, it holds until the commit. */
  confirm(transaction: Transaction): Promise<void>;
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the one lease of a book. A writer that lost it without knowing (a process that slept) cannot commit any more:
 * every write confirms the lease's token in its own transaction.
 *
 * @throws LedgerError `locked` with the holder's name and purpose
 */
export async function takeLease(
  store: Store,
  request: LeaseRequest,
  now: () => number,
  terms: LeaseTerms,
): Promise<Lease> {
  // Looked at before the write lock is asked for: a holder in the middle of a long write is named at once.
  await refuseWhileHeld(store, now, terms);
  const token = randomUUID();
  try {
    await store.transaction(async (transaction) => {
      await refuseWhileHeld(transaction, now, terms);
      await transaction.execute('DELETE FROM leases');
      await transaction.execute(
        `INSERT INTO leases (name, token, holder, purpose, host, process, taken, expires)
         VALUES ('writer', $1, $2, $3, $4, $5, $6, $7)`,
        [token, request.holder, request.purpose, hostname(), process.pid, now(), now() + terms.expiry],
      );
    });
  } catch (error) {
    throw await named(store, error);
  }
  return leaseOf(store, token, now, terms);
}

function leaseOf(store: Store, token: string, now: () => number, { expiry, heartbeat }: LeaseTerms): Lease {
  const renewal = 'UPDATE leases SET expires = $1 WHERE token = $2';
  const renew = (): Promise<void> => store.touch(renewal, [now() + expiry, token]);
  // A beat that fails is not the run's failure: the write that follows finds out whether the lease was lost.
  const beat =
    heartbeat === 0 ? undefined : setInterval(() => void renew().catch(() => undefined), heartbeat);
  beat?.unref();
  let released = false;
  return {
    renew,
    confirm: async (transaction) => {
      const changed = await transaction.execute(renewal, [now() + expiry, token]);
      if (changed === 1) return;
      const [row] = await transaction.rows(HOLDER);
      throw new LedgerError({ kind: 'lease-lost', holder: String(row?.[0] ?? '') });
    },
    release: async () => {
      if (released) return;
      released = true;
      clearInterval(beat);
      await store.touch('DELETE FROM leases WHERE token = $1', [token]).catch(unlessLocked);
    },
  };
}

/** Somebody else writes: the lease was lost already, and a run that is done must not fail for it. */
function unlessLocked(error: unknown): void {
  if (!(error instanceof LedgerError) || error.fault.kind !== 'locked') throw error;
}

const HOLDER = 'SELECT holder, purpose, host, process, expires FROM leases';

async function refuseWhileHeld(sql: Sql, now: () => number, { isGone }: LeaseTerms): Promise<void> {
  const [row] = await sql.rows(HOLDER);
  if (row === undefined || Number(row[4]) <= now()) return;
  if (isGone({ host: String(row[2]), process: Number(row[3]) })) return;
  throw lockedBy(row);
}

/** The store knows that somebody writes, not who: the lease does. */
async function named(store: Store, error: unknown): Promise<unknown> {
  if (!(error instanceof LedgerError) || error.fault.kind !== 'locked' || error.fault.holder !== '')
    return error;
  const [row] = await store.rows(HOLDER);
  return row === undefined ? error : lockedBy(row);
}

function lockedBy(row: Row): LedgerError {
  return new LedgerError({ kind: 'locked', holder: String(row[0]), purpose: String(row[1]) });
}

/** Only a process of this very host can be asked whether it lives; a number used again reads as alive. */
export function processIsGone({ host, process: id }: LeaseHolder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
