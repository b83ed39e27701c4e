import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { openLedger, type Ledger, type LedgerOptions, type LedgerWriter } from '../../src/ledger/index.js';

/** A store under test: fresh books, and a back door for what an intruder or a broken disk would do. */
export interface TestStore {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** The address of a book nobody opened yet; it goes away with the test. */
  freshAddress(): Promise<string>;
  /** Runs SQL as somebody who holds the database, with the protections of the tables switched off. */
  tamper(address: string, ...statements: string[]): Promise<void>;
  /** Runs SQL as somebody who does not know better; rejects when the database refuses. */
  sql(address: string, statement: string): Promise<unknown[][]>;
}

export const POSTGRES_URL =
  process.env['TRENTIEME_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test';

const sqlite: TestStore = {
  name: 'SQLite',
  freshAddress: () => {
    const folder = mkdtempSync(join(tmpdir(), 'trentieme-ledger-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    return Promise.resolve(join(folder, 'trentieme.db'));
  },
  tamper: (address, ...statements) => {
    const database = new DatabaseSync(address);
    try {
      const triggers = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).all();
      for (const { name } of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
      for (const statement of statements) database.exec(statement);
    } finally {
      database.close();
    }
    return Promise.resolve();
  },
  sql: (address, statement) =>
    new Promise((resolve) => {
      const database = new DatabaseSync(address, { returnArrays: true });
      try {
        resolve(database.prepare(statement).all() as unknown as unknown[][]);
      } finally {
        database.close();
      }
    }),
};

let schemas = 0;

const postgres: TestStore = {
  name: 'PostgreSQL',
  freshAddress: () => {
    schemas += 1;
    const schema = `t_${String(process.pid)}_${String(schemas)}_${String(Math.trunc(performance.timeOrigin) % 1e9)}`;
    onTestFinished(async () => {
      await withPostgres((client) => client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
    });
    const join = POSTGRES_URL.includes('?') ? '&' : '?';
    return Promise.resolve(`${POSTGRES_URL}${join}schema=${schema}`);
  },
  tamper: async (address, ...statements) => {
    await withPostgres(async (client) => {
      await client.query(`SET search_path = ${schemaOf(address)}`);
      await client.query('SET session_replication_role = replica');
      for (const statement of statements) await client.query(statement);
    });
  },
  sql: (address, statement) =>
    withPostgres(async (client) => {
      await client.query(`SET search_path = ${schemaOf(address)}`);
      const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
      return rows;
    }),
};

export function schemaOf(address: string): string {
  return new URL(address).searchParams.get('schema') ?? 'trentieme';
}

async function withPostgres<Result>(body: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

/** The stores that answer. Without PostgreSQL the gate fails; on a desk it is skipped, and says so. */
export const STORES: readonly TestStore[] = [sqlite, ...(await postgresWhereItAnswers())];

async function postgresWhereItAnswers(): Promise<TestStore[]> {
  try {
    await withPostgres((client) => client.query('SELECT 1'));
    return [postgres];
  } catch (error) {
    if (process.env['CI'] !== undefined && process.env['CI'] !== '') {
      throw new Error(`PostgreSQL does not answer at ${POSTGRES_URL}`, { cause: error });
    }
    console.warn(`\n*** PostgreSQL does not answer at ${POSTGRES_URL}: its ledger is NOT TESTED ***\n`);
    return [];
  }
}

/** Opens a book; it is closed with the test. Time stands still unless the test gives a clock. */
export async function opened(address: string, options: Partial<LedgerOptions> = {}): Promise<Ledger> {
  const ledger = await openLedger(address, { create: true, now: () => 0, ...options });
  onTestFinished(() => ledger.close());
  return ledger;
}

/** A fresh book and its writer. */
export async function writing(
  store: TestStore,
): Promise<{ address: string; ledger: Ledger; writer: LedgerWriter }> {
  const address = await store.freshAddress();
  const ledger = await opened(address);
  const writer = await ledger.lease({ holder: 'test', purpose: 'test' });
  onTestFinished(() => writer.release());
  return { address, ledger, writer };
}
