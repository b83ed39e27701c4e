import { LedgerError } from '../errors.js';
import type { Row, Store, Transaction } from '../store.js';
import { Connection } from './connection.js';
import { SQLITE } from './dialect.js';

/** Rows handed out at once. */
const BATCH = 2000;

/**
 * A book in a SQLite file: one connection that reads, one that writes, so that what is read while a run is being
 * posted is the book without it.
 *
 * @param busyTimeout how long, in milliseconds, to wait for another process that is in the middle of a write
 */
export function openSqliteStore(path: string, busyTimeout: number): Store {
  const writer = durable(new Connection(path, busyTimeout));
  const reader = new Connection(path, busyTimeout);
  let writing = false;
  return {
    dialect: SQLITE,
    rows: (text, parameters = []) => settled(() => reader.rows(text, parameters)),
    stream: (text, parameters = [], together = BATCH) =>
      asynchronous(() => reader.batches(text, parameters, together)),
    transaction: async (body) => {
      if (writing) throw new Error('a write is already under way');
      writing = true;
      try {
        return await inTransaction(writer, body);
      } finally {
        writing = false;
      }
    },
    touch: (text, parameters) =>
      // Inside our own transaction the file's write lock already keeps every other writer out.
      settled(() => {
        if (!writing) writer.execute(text, parameters);
      }),
    erase: () => settled(() => erased(writer)),
    damage: () =>
      settled(() =>
        reader.rows('PRAGMA integrity_check', []).flatMap(([said]) => (said === 'ok' ? [] : [String(said)])),
      ),
    close: () =>
      settled(() => {
        reader.close();
        writer.close();
      }),
  };
}

function durable(connection: Connection): Connection {
  try {
    connection.command(DURABLE);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A committed transaction is on the disk before it is announced; the write-ahead log is cut after a large one. */
const DURABLE = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -8192;
  PRAGMA journal_size_limit = 67108864;
`;

/** Writes the file anew without what was removed, and cuts the write-ahead log, where it may still lie. */
function erased(writer: Connection): 'erased' | 'busy' {
  try {
    writer.command('VACUUM');
    const [checkpoint] = writer.rows('PRAGMA wal_checkpoint(TRUNCATE)', []);
    return Number(checkpoint?.[0]) === 0 ? 'erased' : 'busy';
  } catch (error) {
    if (error instanceof LedgerError && error.fault.kind === 'locked') return 'busy';
    throw error;
  } finally {
    writer.command('PRAGMA secure_delete = OFF');
  }
}

async function inTransaction<Result>(
  writer: Connection,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  writer.command('BEGIN IMMEDIATE');
  try {
    const result = await body({
      dialect: SQLITE,
      rows: (text, parameters = []) => settled(() => writer.rows(text, parameters)),
      execute: (text, parameters = []) => settled(() => writer.execute(text, parameters)),
      insert: (table, rows) =>
        settled(() => {
          writer.insert(table, rows);
        }),
      inBulk: (index, { held, added }, bulk) =>
        added < LARGE || added * WORTH < held ? bulk() : withIndexAfter(writer, index, bulk),
    });
    writer.command('COMMIT');
    return result;
  } catch (error) {
    abandon(writer);
    throw error;
  }
}

/** Rows below which an index stays in the memory of the connection. */
const LARGE = 50_000;

/** Making an index again costs for each row of the table about a quarter of what an added row costs while it is there. */
const WORTH = 3;

/** Makes an index again once the body is done. Readers see the book of before, and its index, all along. */
async function withIndexAfter<Result>(
  writer: Connection,
  index: string,
  body: () => Promise<Result>,
): Promise<Result> {
  const [made] = writer.rows(`SELECT sql FROM sqlite_master WHERE type = 'index' AND name = $1`, [index]);
  if (made === undefined) return body();
  writer.command(`DROP INDEX ${index}`);
  const result = await body();
  writer.command(String(made[0]));
  return result;
}

/** After a full disk SQLite may have rolled back by itself; a failing rollback must not hide why it was needed. */
function abandon(writer: Connection): void {
  if (!writer.database.isTransaction) return;
  try {
    writer.command('ROLLBACK');
  } catch {
    // The next use of the connection fails with its own reason; the file recovers when it is opened again.
  }
}

/** SQLite answers at once; what it throws becomes a rejection, as with any store. */
function settled<Result>(body: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(body());
  });
}

async function* asynchronous(batches: () => Iterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for (const batch of batches()) yield await Promise.resolve(batch);
}
