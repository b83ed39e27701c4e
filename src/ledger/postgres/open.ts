import type { Migration } from '../migrations.js';
import { prepare } from '../prepare.js';
import type { Store } from '../store.js';
import { readPostgresAddress } from './address.js';
import { openPostgresStore } from './store.js';

export interface PostgresOptions {
  readonly create: boolean;
  /** How long, in milliseconds, to wait for another process in the middle of a write. */
  readonly busyTimeout: number;
  readonly migrations: readonly Migration[];
}

/** Opens the book of a schema, made on first use. */
export async function openPostgres(
  address: string,
  { create, busyTimeout, migrations }: PostgresOptions,
): Promise<{ readonly store: Store; readonly created: boolean }> {
  const store = openPostgresStore(readPostgresAddress(address), busyTimeout);
  try {
    return { store, created: (await prepare(store, create, migrations)) === 'nothing' };
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
}
