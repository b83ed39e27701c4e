import { LedgerError } from '../errors.js';
import type { Migration } from '../migrations.js';
import { prepare } from '../prepare.js';
import type { Store } from '../store.js';
import { readPostgresAddress } from './address.js';
import { openPostgresStore } from './store.js';

export interface PostgresOptions {
  readonly create: boolean;
  /** How long, in milliseconds, to wait for another process that is creating or upgrading the book. */
  readonly busyTimeout: number;
  readonly migrations: readonly Migration[];
}

/** Opens the book of a schema, made on first use. */
export async function openPostgres(
  address: string,
  { create, busyTimeout, migrations }: PostgresOptions,
): Promise<{ readonly store: Store; readonly created: boolean }> {
  const store = openPostgresStore(readPostgresAddress(address));
  try {
    for (let waited = 0; ; waited += PAUSE) {
      try {
        return { store, created: (await prepare(store, create, migrations)) === 'nothing' };
      } catch (error) {
        const isBusy = error instanceof LedgerError && error.fault.kind === 'locked';
        if (!isBusy || waited >= busyTimeout) throw error;
        await pause();
      }
    }
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
}

const PAUSE = 50;

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE);
  });
}
