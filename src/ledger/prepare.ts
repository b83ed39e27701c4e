import { GENESIS } from './digest.js';
import { LedgerError } from './errors.js';
import { MIGRATIONS, type Migration } from './migrations.js';
import type { Sql, Store, Transaction } from './store.js';

const FORMAT = 'trentieme-ledger';

/** What lies in the space of a book before it is opened. */
export type Contents = 'nothing' | 'ledger';

/**
 * Brings a book to the version of this program, in one transaction, or leaves it as it was.
 *
 * @returns what was there before
 * @throws LedgerError `missing`, `not-a-ledger`, `newer`
 */
export async function prepare(
  store: Store,
  create: boolean,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Contents> {
  const supported = migrations.at(-1)?.version ?? 0;
  const before = await versionOf(store, store);
  if (before === undefined && !create) throw new LedgerError({ kind: 'missing' });
  if (before === supported) return 'ledger';
  return store.transaction(async (transaction) => {
    // Read again: another process may have done it while this one waited for its turn.
    const found = await versionOf(transaction, store);
    await migrate(transaction, store, found ?? 0, migrations);
    return found === undefined ? 'nothing' : 'ledger';
  });
}

/** The version of the tables; `undefined` when there is no table at all. */
async function versionOf(sql: Sql, { dialect }: Store): Promise<number | undefined> {
  const [counts] = await sql.rows(dialect.tableCounts);
  const [tables, metas] = (counts ?? []).map(Number);
  if (tables === 0) return undefined;
  if (metas === 0) throw new LedgerError({ kind: 'not-a-ledger' });
  const meta = await readMeta(sql);
  const version = Number(meta.get('version'));
  if (meta.get('format') !== FORMAT || !Number.isInteger(version)) {
    throw new LedgerError({ kind: 'not-a-ledger' });
  }
  return version;
}

async function migrate(
  transaction: Transaction,
  { dialect }: Store,
  from: number,
  migrations: readonly Migration[],
): Promise<void> {
  const supported = migrations.at(-1)?.version ?? 0;
  if (from > supported) throw new LedgerError({ kind: 'newer', found: from, supported });
  for (const { version, statements } of migrations) {
    if (version <= from) continue;
    for (const statement of statements(dialect)) await transaction.execute(statement);
  }
  const isNew = from === 0;
  const values: readonly (readonly [string, string])[] = [
    ['version', String(supported)],
    ...(isNew
      ? ([
          ['format', FORMAT],
          ['runs', '0'],
          ['postings', '0'],
          ['head', GENESIS],
        ] as const)
      : []),
  ];
  for (const [name, value] of values) await writeMeta(transaction, name, value);
}

/** The small facts of the book, by name. */
export async function readMeta(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.rows('SELECT name, value FROM meta');
  return new Map(rows.map(([name, value]) => [String(name), String(value)]));
}

export async function writeMeta(transaction: Transaction, name: string, value: string): Promise<void> {
  await transaction.execute(
    'INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}
