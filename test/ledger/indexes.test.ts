import { describe, expect, test } from 'vitest';
import { payMonthOf } from '../../src/calendar/index.js';
import type { Ledger, LedgerWriter, NewPosting, TableBlocks } from '../../src/ledger/index.js';
import { MIGRATIONS } from '../../src/ledger/migrations.js';
import { byCodePoint } from '../../src/model/index.js';
import { paid, PURGE, sent } from './purge-worlds.js';
import { opened, STORES, writing } from './stores.js';
import { all, DECEMBER, manyMovements, movement, payRun, text } from './worlds.js';

/** A table of one column, whose rows are numbers; a row in seven has a line break in its cell. */
const ROWS = Array.from({ length: 500 }, (_, row) => (row % 7 === 3 ? `"${row}\n"` : String(row)));
const TABLE = text(['nombre', ...ROWS, ''].join('\n'));
const METHOD = 77;

/** The table in blocks of 100 rows; a key is the number of its row, spread. */
function blocksOfTable(): TableBlocks {
  const firstLines = [1];
  let line = 2;
  ROWS.forEach((row, at) => {
    if (at > 0 && at % 100 === 0) firstLines.push(line);
    line += row.split('\n').length;
  });
  return {
    firstLines: Int32Array.from(firstLines),
    keys: { keys: [Int32Array.from(ROWS.keys(), keyOf)], ends: Int32Array.of(100, 200, 300, 400, 500) },
    method: METHOD,
  };
}

const keyOf = (row: number): number => Math.imul(row + 1, 0x9e3779b1);

const pieces = function* (): Generator<Uint8Array> {
  // In a buffer that is used again, as a reader of files may.
  const buffer = new Uint8Array(37);
  for (let at = 0; at < TABLE.length; at += 37) {
    const piece = TABLE.subarray(at, at + 37);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
};

async function archived(writer: LedgerWriter): Promise<string> {
  return (await writer.archive(pieces(), blocksOfTable())).digest;
}

describe.each(STORES)('a table archived in blocks, in $name', (store) => {
  test('is the same content as ever', async () => {
    const { ledger, writer } = await writing(store);
    const { digest, bytes } = await writer.archive(pieces(), blocksOfTable());
    expect(bytes).toBe(TABLE.length);
    expect(await ledger.wholeContent(digest)).toEqual(TABLE);
    expect(Buffer.concat(await all(ledger.content(digest)))).toEqual(Buffer.from(TABLE));
    expect(await writer.archive(TABLE)).toEqual({ digest, bytes });
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('is read by the parts in which keys stand, each with the line it begins on', async () => {
    const { ledger, writer } = await writing(store);
    const digest = await archived(writer);
    expect(await ledger.partsHolding(digest, METHOD, [keyOf(250), keyOf(3), keyOf(4)])).toEqual([0, 2]);
    expect(await ledger.partsHolding(digest, METHOD, [keyOf(1000)])).toEqual([]);
    const lines = new TextDecoder().decode(TABLE).split('\n');
    for (const part of [0, 1, 2, 3, 4]) {
      const read = (await ledger.tablePart(digest, part))!;
      const own = new TextDecoder().decode(read.bytes);
      const from = read.firstLine - 1;
      expect(own.trimEnd()).toBe(
        lines
          .slice(from, from + own.split('\n').length - 1)
          .join('\n')
          .trimEnd(),
      );
      expect(own).toContain(`\n${String(100 * part + 98)}\n`);
    }
    expect(await ledger.tablePart(digest, 5)).toBeUndefined();
  });

  test('cannot be told by keys that another method made, nor one that was kept before without blocks', async () => {
    const { ledger, writer } = await writing(store);
    const digest = await archived(writer);
    expect(await ledger.partsHolding(digest, METHOD + 1, [keyOf(1)])).toBeUndefined();
    const other = await writer.archive(text('nombre\n1\n'));
    expect(await ledger.partsHolding(other.digest, METHOD, [keyOf(1)])).toBeUndefined();
    expect(await ledger.tablePart(other.digest, 0)).toBeUndefined();
  });

  test('of which nothing but the digest is altered is only searched whole, and verify says where', async () => {
    const rows = (digest: string): string => `subject = 'rows:${digest}'`;
    const damages: readonly (readonly [(digest: string) => string, string])[] = [
      [(digest) => `DELETE FROM key_buckets WHERE ${rows(digest)}`, 'index rows:DIGEST, bucket 0'],
      [(digest) => `UPDATE key_buckets SET seal = 'x' WHERE ${rows(digest)}`, 'index rows:DIGEST, bucket 0'],
      [
        (digest) => `UPDATE key_indexes SET blocks = blocks + 1 WHERE ${rows(digest)}`,
        'index rows:DIGEST, bucket 0',
      ],
    ];
    for (const [damage, where] of damages) {
      const { address, ledger, writer } = await writing(store);
      const digest = await archived(writer);
      await store.tamper(address, damage(digest));
      expect(await ledger.partsHolding(digest, METHOD, [keyOf(250)])).toBeUndefined();
      const detail = where.replace('DIGEST', digest);
      expect(await all(ledger.verify())).toEqual([{ kind: 'store-damaged', detail }]);
      expect(await ledger.wholeContent(digest)).toEqual(TABLE);
    }
  });

  test.each([
    ['line', 'UPDATE archive_blocks SET first_line = first_line + 1 WHERE part = 2', [2]],
    ['seal', `UPDATE archive_blocks SET seal = 'x' WHERE part = 2`, [2]],
    ['place', 'DELETE FROM archive_blocks WHERE part = 2', [2]],
  ])('has no part any more whose %s was altered, and verify names it', async (_, damage, parts) => {
    const { address, ledger, writer } = await writing(store);
    const digest = await archived(writer);
    await store.tamper(address, damage);
    expect(await ledger.tablePart(digest, 2)).toBeUndefined();
    expect(await ledger.tablePart(digest, 1)).toBeDefined();
    expect(await all(ledger.verify())).toEqual(
      parts.map((part) => ({ kind: 'store-damaged', detail: `archive ${digest}, part ${String(part)}` })),
    );
  });

  test('has no part whose bytes were altered: the whole says so too', async () => {
    const { address, ledger, writer } = await writing(store);
    const digest = await archived(writer);
    await store.tamper(
      address,
      `UPDATE archive_parts SET content = (SELECT content FROM archive_parts WHERE digest = '${digest}' AND part = 3)
       WHERE digest = '${digest}' AND part = 2`,
    );
    expect(await ledger.tablePart(digest, 2)).toBeUndefined();
    expect((await all(ledger.verify())).map(({ kind }) => kind)).toEqual([
      'archive-damaged',
      'store-damaged',
    ]);
  });

  test.each(['archive_blocks', 'key_indexes', 'key_buckets'])(
    'no row of %s can be changed',
    async (table) => {
      const { address, writer } = await writing(store);
      await archived(writer);
      await expect(store.sql(address, `DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
      const column = table === 'key_indexes' ? 'subject' : 'seal';
      await expect(store.sql(address, `UPDATE ${table} SET ${column} = ''`)).rejects.toThrow(/append-only/);
    },
  );
});

/** Runs of every size, one of them cancelled: payees and references of each. */
async function largeBook(writer: LedgerWriter): Promise<void> {
  const named = function* (count: number, from: number): Generator<NewPosting> {
    for (const posting of manyMovements(count, from)) {
      const hash = Math.imul(Number(posting.key.award.slice(1)) + 1, 0x9e3779b1) >>> 0;
      yield { ...posting, reference: hash.toString(16).padStart(8, '0').toUpperCase().padEnd(24, 'A') };
    }
  };
  await writer.post(payRun([...named(6000, 0)]));
  await writer.post(payRun([...named(30, 7000)], { remittance: 2 }));
  await writer.post(payRun([...named(5000, 4000)], { payMonth: DECEMBER }));
}

const payeeOf = (rank: number): string => `12A${String(rank).padStart(7, '0')}ABC`;

async function expectFoundAsShown(ledger: Ledger, before: number, ranks: readonly number[]): Promise<void> {
  for (const rank of ranks) {
    const payee = payeeOf(rank);
    const shown = await all(ledger.show({ payee, to: before - 1 }));
    const awards = new Set(shown.map(({ key }) => key.award));
    expect(await ledger.awardsPaidTo([payee], before)).toEqual([...awards].sort(byCodePoint));
  }
}

describe.each(STORES)('postings in $name', (store) => {
  const ranks = [0, 511, 512, 3999, 4000, 5999, 6000, 7015, 8999, 9999];

  test('are found by payee, whatever the run, up to a place in the book', async () => {
    const { address, ledger, writer } = await writing(store);
    await largeBook(writer);
    const [counts] = await store.sql(address, 'SELECT COUNT(*) FROM key_indexes');
    expect(Number(counts?.[0])).toBe(4);
    for (const before of [1, 5000, 6001, 6031, 20_000]) await expectFoundAsShown(ledger, before, ranks);
    expect(await ledger.awardsPaidTo(ranks.map(payeeOf), 20_000)).toHaveLength(9);
    await store.tamper(address, `UPDATE key_buckets SET seal = 'x' WHERE subject LIKE 'payees:%'`);
    await expectFoundAsShown(ledger, 20_000, ranks);
    expect((await all(ledger.verify())).map(({ kind }) => kind)).toContain('store-damaged');
  });

  test('are found by reference in a few places of their run, or in all of it', async () => {
    const { address, ledger, writer } = await writing(store);
    await largeBook(writer);
    const runs = await all(ledger.runs());
    for (const posting of (await all(ledger.show())).filter(({ number }) => number % 997 === 0)) {
      const run = runs.find(({ number }) => number === posting.run)!;
      const places = await ledger.placesOfReference(run, posting.reference!);
      expect(places.some(({ from, to }) => from <= posting.number && posting.number <= to)).toBe(true);
      if (run.postings > 4096) expect(places.length).toBeLessThan(4);
    }
    const [first] = runs;
    const whole = { from: 1, to: 6000 };
    expect(await ledger.placesOfReference(runs[1]!, '0'.repeat(24))).toMatchObject([
      { from: 6001, to: 6030 },
    ]);
    await store.tamper(address, `DELETE FROM key_buckets WHERE subject = 'references:1'`);
    expect(await ledger.placesOfReference(first!, '0'.repeat(24))).toMatchObject([whole]);
  });

  test('that a purge takes away leave no key behind, nor do the tables of their run', async () => {
    const { address, ledger, writer } = await writing(store);
    const digest = await archived(writer);
    const old = Array.from({ length: 4500 }, (_, at) => paid(`A${String(at)}`, 2015));
    await sent(writer, payMonthOf(2016, 1), old);
    const recent = Array.from({ length: 4500 }, (_, at) => paid(`D${String(at)}`, 2022));
    await sent(writer, payMonthOf(2024, 1), recent);
    const subjects = async (): Promise<unknown[]> =>
      (await store.sql(address, 'SELECT subject FROM key_indexes ORDER BY subject')).flat();
    expect(await subjects()).toContain(`rows:${digest}`);
    await writer.purge(PURGE);
    expect(await subjects()).toEqual(['payees:3', 'references:3']);
    const buckets = await store.sql(address, 'SELECT DISTINCT subject FROM key_buckets ORDER BY subject');
    expect(buckets.flat()).toEqual(await subjects());
    expect(await store.sql(address, 'SELECT * FROM archive_blocks')).toEqual([]);
    expect(await all(ledger.verify())).toEqual([]);
    await expect(store.sql(address, 'DELETE FROM key_buckets')).rejects.toThrow(/append-only/);
    expect(await ledger.awardsPaidTo(['12AA7', '12AD7'], 1_000_000)).toEqual(['D7']);
  });

  test('of a book of the version before are upgraded, and answer as before', async () => {
    const address = await store.freshAddress();
    const old = await opened(address);
    const writer = await old.lease({ holder: 'test', purpose: 'test' });
    const { digest } = await writer.archive(TABLE);
    await writer.post(payRun([movement({ payee: payeeOf(7), award: 'M7' })]));
    await writer.release();
    await old.close();
    await store.tamper(
      address,
      ...['archive_blocks', 'key_buckets', 'key_indexes'].map((table) => `DROP TABLE ${table}`),
      'ALTER TABLE archives DROP COLUMN in_blocks',
      `UPDATE meta SET value = '2' WHERE name = 'version'`,
    );
    expect(MIGRATIONS.at(2)?.version).toBe(3);
    const ledger = await opened(address);
    expect(await ledger.awardsPaidTo([payeeOf(7)], 100)).toEqual(['M7']);
    expect(await ledger.partsHolding(digest, METHOD, [keyOf(1)])).toBeUndefined();
    expect(await ledger.wholeContent(digest)).toEqual(TABLE);
    expect(await all(ledger.verify())).toEqual([]);
    const now = await ledger.lease({ holder: 'test', purpose: 'test' });
    await now.post(payRun([...manyMovements(4200)], { payMonth: DECEMBER }));
    await now.release();
    await expectFoundAsShown(ledger, 10_000, [7, 4000]);
    expect(await all(ledger.verify())).toEqual([]);
  });
});
