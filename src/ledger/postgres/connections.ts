import pg from 'pg';
import { LedgerError } from '../errors.js';
import type { Row, SqlValue } from '../store.js';
import type { PostgresAddress } from './address.js';
import { postgresFailure } from './errors.js';

export type Client = pg.PoolClient;

/** Readers of one process: a few streams side by side, each with its own snapshot. */
const MOST = 8;

/** The type of 64-bit integers, which the driver would give as text. */
const INT8 = 20;

export function openPool({ url, schema }: PostgresAddress): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, BigInt);
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST,
    connectionTimeoutMillis: 15_000,
    application_name: `trentieme ${schema}`,
    allowExitOnIdle: true,
    keepAlive: true,
    // A server may be set to answer before the disk has: not for us.
    options: `-c search_path=${schema} -c synchronous_commit=on`,
    types,
  });
  // A connection lost while idle is found again by the next query, with its reason.
  pool.on('error', ignore);
  return pool;
}

/** Lends a connection; it is thrown away when anything failed on it. */
export async function withClient<Result>(
  pool: pg.Pool,
  body: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool);
  let failed = true;
  try {
    const result = await body(client);
    failed = false;
    return result;
  } finally {
    giveBack(client, failed);
  }
}

export async function connect(pool: pg.Pool): Promise<Client> {
  try {
    const client = await pool.connect();
    // Without a listener, a connection lost between two queries would end the process.
    client.on('error', ignore);
    return client;
  } catch (error) {
    const failure = postgresFailure(error);
    throw failure instanceof LedgerError
      ? failure
      : new LedgerError({ kind: 'unavailable', code: '' }, error);
  }
}

export function giveBack(client: Client, failed: boolean): void {
  client.off('error', ignore);
  if (failed) client.on('error', ignore);
  client.release(failed);
}

export async function rowsOf(
  client: Client,
  text: string,
  parameters: readonly SqlValue[] = [],
): Promise<readonly Row[]> {
  const { rows } = await query(client, text, parameters);
  return rows;
}

export async function query(
  client: Client,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryArrayResult<SqlValue[]>> {
  try {
    return await client.query<SqlValue[]>({ text, values: [...values], rowMode: 'array' });
  } catch (error) {
    throw postgresFailure(error);
  }
}

function ignore(): void {
  // The query that meets the lost connection reports it.
}
