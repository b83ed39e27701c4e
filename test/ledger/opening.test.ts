import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/index.js';
import { MIGRATIONS, type Migration } from '../../src/ledger/migrations.js';
import { readPostgresAddress } from '../../src/ledger/postgres/address.js';
import { postgresFailure } from '../../src/ledger/postgres/errors.js';
import { sqliteFailure } from '../../src/ledger/sqlite/errors.js';
import { opened, POSTGRES_URL, STORES, writing } from './stores.js';
import { all, movement, payRun } from './worlds.js';

const OPTIONS = { create: true, now: () => 0 };

describe.each(STORES)('opening a book in $name', (store) => {
  test('one that is not there is missing, unless it is to be made', async () => {
    const address = await store.freshAddress();
    await expect(openLedger(address, { ...OPTIONS, create: false })).rejects.toMatchObject({
      fault: { kind: 'missing' },
    });
    await opened(address);
    await expect(opened(address, { create: false })).resolves.toBeDefined();
  });

  test('two that make it at once share it', async () => {
    const address = await store.freshAddress();
    const ledgers = await Promise.all([1, 2, 3].map(() => opened(address)));
    expect(ledgers.filter(({ created }) => created).length).toBe(1);
  });

  test('an older one is upgraded in place, and its postings stay', async () => {
    const { address, ledger, writer } = await writing(store);
    await writer.post(payRun([movement()]));
    const upgraded = await opened(address, { migrations: [...MIGRATIONS, SECOND] });
    expect(await all(upgraded.show())).toEqual(await all(ledger.show()));
    expect(await all(upgraded.verify())).toEqual([]);
    expect(await store.sql(address, 'SELECT note FROM runs')).toEqual([[null]]);
  });

  test('an upgrade that fails changes nothing', async () => {
    const { address, ledger, writer } = await writing(store);
    await writer.post(payRun([movement()]));
    const broken = {
      version: MIGRATIONS.length + 1,
      statements: () => [...SECOND.statements(), 'CREATE TABLE runs (x INTEGER)'],
    };
    await expect(openLedger(address, { ...OPTIONS, migrations: [...MIGRATIONS, broken] })).rejects.toThrow(
      /exists/,
    );
    await expect(store.sql(address, 'SELECT note FROM runs')).rejects.toThrow(/note/);
    expect(await all(ledger.verify())).toEqual([]);
    await expect(opened(address)).resolves.toBeDefined();
  });

  test('one written by a later program is refused, with both versions', async () => {
    const address = await store.freshAddress();
    await opened(address, { migrations: [...MIGRATIONS, SECOND] });
    await expect(openLedger(address, OPTIONS)).rejects.toMatchObject({
      fault: { kind: 'newer', found: MIGRATIONS.length + 1, supported: MIGRATIONS.length },
    });
  });

  test('one whose meta table says something else is no ledger', async () => {
    const address = await store.freshAddress();
    await opened(address);
    await store.tamper(address, `UPDATE meta SET value = 'something' WHERE name = 'format'`);
    await expect(openLedger(address, OPTIONS)).rejects.toMatchObject({ fault: { kind: 'not-a-ledger' } });
  });
});

const SECOND = {
  version: MIGRATIONS.length + 1,
  statements: () => ['ALTER TABLE runs ADD COLUMN note TEXT'],
} satisfies Migration;

describe('a SQLite file', () => {
  test('and its companions are for their owner alone, and no draft stays beside', async () => {
    const { address, writer } = await writing(STORES[0]!);
    await writer.post(payRun([movement()]));
    const names = readdirSync(dirname(address));
    expect(names.sort()).toEqual(['trentieme.db', 'trentieme.db-shm', 'trentieme.db-wal']);
    for (const name of names) expect(statSync(join(dirname(address), name)).mode & 0o777).toBe(0o600);
  });

  test('is flushed at every commit', async () => {
    const address = await STORES[0]!.freshAddress();
    const { openSqliteStore } = await import('../../src/ledger/sqlite/store.js');
    const book = openSqliteStore(address, 0);
    const pragmas = await book.transaction((transaction) =>
      Promise.all(['synchronous', 'journal_mode'].map((name) => transaction.rows(`PRAGMA ${name}`))),
    );
    await book.close();
    expect(pragmas.flat(2)).toEqual([2n, 'wal']);
  });

  test.each([
    ['text', 'id_mission;numen\n'.repeat(100), 'not-a-ledger'],
    ['nothing at all', '', 'corrupted'],
  ])('that holds %s is refused as it is', async (_, content, kind) => {
    const path = join(freshFolder(), 'file.db');
    writeFileSync(path, content);
    await expect(openLedger(path, OPTIONS)).rejects.toMatchObject({ fault: { kind } });
    expect(statSync(path).size).toBe(content.length);
  });

  test.each([['CREATE TABLE people (name TEXT)'], ['PRAGMA user_version = 1']])(
    'of somebody else (%s) is refused',
    async (statement) => {
      const path = join(freshFolder(), 'file.db');
      const database = new DatabaseSync(path);
      database.exec(statement);
      database.close();
      await expect(openLedger(path, OPTIONS)).rejects.toMatchObject({ fault: { kind: 'not-a-ledger' } });
    },
  );

  test.each([
    ['in a folder that is not there', (folder: string) => join(folder, 'none', 'file.db'), 'ENOENT'],
    ['that is a folder', (folder: string) => folder, 'SQLITE_CANTOPEN'],
    ['under a file', (folder: string) => join(folder, 'plain', 'file.db'), 'ENOTDIR'],
  ])('%s is unavailable', async (_, place, code) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'plain'), '');
    await expect(openLedger(place(folder), OPTIONS)).rejects.toMatchObject({
      fault: { kind: 'unavailable', code },
    });
  });
});

describe('a PostgreSQL address', () => {
  test('names its schema, trentieme by default', () => {
    expect(readPostgresAddress('postgres://u:p@h:5433/d')).toEqual({
      url: 'postgres://u:p@h:5433/d',
      schema: 'trentieme',
    });
    expect(readPostgresAddress('postgres://h/d?schema=a_1&sslmode=require')).toEqual({
      url: 'postgres://h/d?sslmode=require',
      schema: 'a_1',
    });
  });

  test.each([
    ['postgres://h/d?schema=a";drop', 'schema'],
    ['postgres://h/d?schema=A', 'schema'],
    ['postgres://h/d?options=-c%20search_path%3Dpublic', 'options'],
    ['postgres://h:port/d', 'url'],
  ])('%s is refused', async (address, detail) => {
    await expect(openLedger(address, OPTIONS)).rejects.toMatchObject({
      fault: { kind: 'bad-address', detail },
    });
  });

  test('where nobody answers is unavailable, and its password stays secret', async () => {
    const error: unknown = await openLedger('postgres://u:secret@127.0.0.1:1/d', OPTIONS).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ fault: { kind: 'unavailable', code: 'ECONNREFUSED' } });
    expect(String(error)).not.toContain('secret');
  });

  test.runIf(STORES.length > 1)(
    'is asked for commits that wait for the disk, whatever its default',
    async () => {
      const { openPostgresStore } = await import('../../src/ledger/postgres/store.js');
      const book = openPostgresStore(readPostgresAddress(POSTGRES_URL), 0);
      const settings = `SELECT setting, source FROM pg_settings WHERE name = 'synchronous_commit'`;
      expect(await book.rows(settings)).toEqual([['on', 'client']]);
      await book.close();
    },
  );

  test.runIf(STORES.length > 1)('of a database that is not there is unavailable', async () => {
    const url = new URL(POSTGRES_URL);
    url.pathname = '/no_such_database';
    await expect(openLedger(url.toString(), OPTIONS)).rejects.toMatchObject({
      fault: { kind: 'unavailable', code: '3D000' },
    });
  });
});

describe('what a store throws', () => {
  test.each([
    [5, { kind: 'locked' }],
    [261, { kind: 'locked' }],
    [11, { kind: 'corrupted' }],
    [26, { kind: 'not-a-ledger' }],
    [13, { kind: 'unavailable', code: 'SQLITE_FULL' }],
    [778, { kind: 'unavailable', code: 'SQLITE_IOERR' }],
    [8, { kind: 'unavailable', code: 'SQLITE_READONLY' }],
  ])('SQLite code %i is told apart', (errcode, fault) => {
    expect(sqliteFailure(Object.assign(new Error(), { errcode }))).toMatchObject({ fault });
  });

  test.each([
    ['55P03', { kind: 'locked' }],
    ['40001', { kind: 'locked' }],
    ['57P01', { kind: 'unavailable', code: '57P01' }],
    ['53100', { kind: 'unavailable', code: '53100' }],
    ['25006', { kind: 'unavailable' }],
    ['28P01', { kind: 'unavailable' }],
    ['ECONNRESET', { kind: 'unavailable' }],
    ['XX001', { kind: 'corrupted' }],
  ])('PostgreSQL code %s is told apart', (code, fault) => {
    expect(postgresFailure(Object.assign(new Error(), { code }))).toMatchObject({ fault });
  });

  test('a bug stays a bug', () => {
    const bugs = [
      new Error('syntax'),
      Object.assign(new Error(), { errcode: 1 }),
      Object.assign(new Error(), { code: '42601' }),
    ];
    expect(bugs.map(sqliteFailure)).toEqual(bugs);
    expect(bugs.map(postgresFailure)).toEqual(bugs);
  });
});

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trentieme-ledger-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
