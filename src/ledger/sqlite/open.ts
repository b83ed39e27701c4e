import { closeSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { LedgerError } from '../errors.js';
import type { Migration } from '../migrations.js';
import { prepare } from '../prepare.js';
import type { Store } from '../store.js';
import { openSqliteStore } from './store.js';

export interface SqliteOptions {
  readonly create: boolean;
  readonly busyTimeout: number;
  readonly migrations: readonly Migration[];
}

/**
 * Opens the book of a file, made on first use. A new book is written beside and linked when it is whole: a file that
 * is there and empty is therefore never a new book, but one that was lost.
 */
export async function openSqlite(
  path: string,
  options: SqliteOptions,
): Promise<{ readonly store: Store; readonly created: boolean }> {
  const { create, busyTimeout, migrations } = options;
  const created = sizeOf(path) === undefined && create && (await createBook(path, options));
  const size = sizeOf(path);
  if (size === undefined) throw new LedgerError({ kind: 'missing' });
  if (size === 0) throw new LedgerError({ kind: 'corrupted', where: 'database file' });
  const store = openSqliteStore(path, busyTimeout);
  try {
    await prepare(store, false, migrations);
  } catch (error) {
    await store.close().catch(() => undefined);
    throw absentIsForeign(error);
  }
  return { store, created };
}

/** A database file without any table is somebody else's: ours never is. */
function absentIsForeign(error: unknown): unknown {
  const isEmpty = error instanceof LedgerError && error.fault.kind === 'missing';
  return isEmpty ? new LedgerError({ kind: 'not-a-ledger' }) : error;
}

/** @returns whether this process made it: two may start at once, the first to link wins */
async function createBook(path: string, { busyTimeout, migrations }: SqliteOptions): Promise<boolean> {
  const draft = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    onDisk(() => {
      closeSync(openSync(draft, 'wx', 0o600));
    });
    const store = openSqliteStore(draft, busyTimeout);
    try {
      await prepare(store, true, migrations);
    } finally {
      await store.close();
    }
    return linked(draft, path);
  } finally {
    discard(draft);
  }
}

/** A draft that cannot even be removed does not hide why. */
function discard(draft: string): void {
  try {
    for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  } catch {
    // It holds no posting: it is only untidy.
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw unavailable(error);
  }
  onDisk(() => {
    flushFolder(dirname(path));
  });
  return true;
}

function flushFolder(path: string): void {
  // Windows cannot open a folder; there the new name is durable enough.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** In bytes; `undefined` when there is no such file. */
function sizeOf(path: string): number | undefined {
  return onDisk(() => statSync(path, { throwIfNoEntry: false })?.size);
}

function onDisk<Result>(body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(error: unknown): LedgerError {
  return new LedgerError({ kind: 'unavailable', code: codeOf(error) }, error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
