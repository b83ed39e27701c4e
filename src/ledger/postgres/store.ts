import type pg from 'pg';
import type { Row, SqlValue, Store, Transaction } from '../store.js';
import { TABLES, type TableName } from '../tables.js';
import type { PostgresAddress } from './address.js';
import { connect, giveBack, openPool, query, rowsOf, withClient, type Client } from './connections.js';
import { postgresDialect } from './dialect.js';

/** Rows handed out at once. */
const BATCH = 2000;

/**
 * A book in a schema of a PostgreSQL database. Nothing is connected before the first query.
 *
 * @param busyTimeout how long, in milliseconds, to wait for another process that is in the middle of a write
 */
export function openPostgresStore(address: PostgresAddress, busyTimeout: number): Store {
  const pool = openPool(address);
  let writing = false;
  const rows: Store['rows'] = (text, parameters = []) =>
    withClient(pool, (client) => rowsOf(client, text, parameters));
  return {
    dialect: postgresDialect(address.schema),
    rows,
    stream: (text, parameters = [], together = BATCH) => cursor(pool, text, parameters, together),
    transaction: async (body) => {
      if (writing) throw new Error('a write is already under way');
      writing = true;
      try {
        return await withClient(pool, (client) => inTransaction(client, address.schema, busyTimeout, body));
      } finally {
        writing = false;
      }
    },
    touch: async (text, parameters) => {
      // Inside our own transaction the advisory lock already keeps every other writer out.
      if (!writing) await rows(text, parameters);
    },
    erase: () => Promise.resolve('elsewhere'),
    // The server checks its own pages when it reads them; `verify` reads them all.
    damage: () => Promise.resolve([]),
    close: () => pool.end(),
  };
}

/** The advisory lock frees itself when the connection of a dead process drops. */
async function inTransaction<Result>(
  client: Client,
  schema: string,
  busyTimeout: number,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  await query(client, 'BEGIN', []);
  try {
    await query(client, `SET LOCAL lock_timeout = ${String(Math.max(1, busyTimeout))}`, []);
    await query(client, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`trentieme ${schema}`]);
    await query(client, 'SET LOCAL lock_timeout = 0', []);
    const result = await body({
      dialect: postgresDialect(schema),
      rows: (text, parameters = []) => rowsOf(client, text, parameters),
      execute: async (text, parameters = []) => (await query(client, text, parameters)).rowCount ?? 0,
      insert: (table, added) => insert(client, table, added),
      // An index that is dropped keeps readers waiting until the end.
      inBulk: (_index, _sizes, added) => added(),
    });
    await query(client, 'COMMIT', []);
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** One statement whatever the number of rows: a column is an array. */
async function insert(client: Client, table: TableName, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const types = Object.values(TABLES[table]);
  const columns = types.map((_, at) => rows.map((row) => bound(row[at] ?? null)));
  const parameters = types.map((type, at) => `$${String(at + 1)}::${type}[]`);
  await query(client, `INSERT INTO ${table} SELECT * FROM unnest(${parameters.join(', ')})`, columns);
}

/** Among the values of an array, the driver knows buffers but no bare byte arrays. */
function bound(value: SqlValue): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** Rows in batches from a cursor: one snapshot, whatever is committed meanwhile. */
async function* cursor(
  pool: pg.Pool,
  text: string,
  parameters: readonly SqlValue[],
  together: number,
): AsyncGenerator<readonly Row[]> {
  const client = await connect(pool);
  // A reader that stops early, or a query that fails, leaves a transaction behind: the connection goes with it.
  let unfinished = true;
  try {
    await query(client, 'BEGIN READ ONLY', []);
    await query(client, `DECLARE book NO SCROLL CURSOR FOR ${text}`, parameters);
    for (;;) {
      const rows = await rowsOf(client, `FETCH ${String(together)} FROM book`);
      if (rows.length > 0) yield rows;
      if (rows.length < together) break;
    }
    await query(client, 'COMMIT', []);
    unfinished = false;
  } finally {
    giveBack(client, unfinished);
  }
}
