import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payMonthOf, schoolYearStarting, type PayMonth } from '../../src/calendar/index.js';
import type { Ledger, NewPosting, PostingRecord } from '../../src/ledger/index.js';
import { MIGRATIONS } from '../../src/ledger/migrations.js';
import { randomRuns } from '../support/random-runs.js';
import { answered, book, paid, PURGE, sent, type Status } from './purge-worlds.js';
import { opened, STORES, writing, type TestStore } from './stores.js';
import { all, openingBalance, payRun, STAMP, text } from './worlds.js';

const YEARS = [2015, 2016, 2017] as const;

/** What a purge may not change. */
async function lasting(ledger: Ledger): Promise<unknown> {
  return {
    months: await all(ledger.balance('payMonth')),
    remittances: await all(ledger.remittances()),
    runs: (await all(ledger.runs())).filter(({ kind }) => kind !== 'purge'),
    lastRun: await ledger.lastRun(),
    settledMonth: await ledger.settledMonth(),
  };
}

describe.each(STORES)('a purge in $name', (store) => {
  test('takes closed awards away whole, keeps what is more recent, and the chain still holds', async () => {
    const { ledger, writer } = await writing(store);
    await book(writer);
    const before = await lasting(ledger);
    const plan = await ledger.purgePlan(PURGE.scope);
    const run = await writer.purge(PURGE);
    expect(await writer.erase()).toBe(store.name === 'SQLite' ? 'erased' : 'elsewhere');
    expect(await all(ledger.verify())).toEqual([]);
    expect(await lasting(ledger)).toEqual(before);
    expect(awardsOf(await all(ledger.show()))).toEqual(['B2', 'C1', 'D1']);
    // A1, A2 and its reversal, A3 and its correction, B1.
    expect(plan).toMatchObject({
      totals: { awards: 4, postings: 6, amount: 2250n },
      keptAwards: 1,
      open: [],
    });
    expect(await ledger.purges()).toEqual([
      { run: run?.number, before: '2017-09-01', holder: PURGE.holder, ...plan.totals },
    ]);
  });

  test('leaves no identifier, reference, motive or file of what it took away', async () => {
    const { address, writer } = await writing(store);
    await book(writer);
    await writer.purge(PURGE);
    const rows = await everyRow(store, address);
    for (const gone of ['A1', '12AA2', 'B1"', 'R24191-1-0', 'motif de R24191'])
      expect(rows).not.toContain(gone);
    for (const kept of ['B2', '12AC1', 'R24215-1-0', 'motif de R24215-1-0']) expect(rows).toContain(kept);
  });

  test('says of a file that it was purged, and keeps those that a later run also has', async () => {
    const { ledger, writer } = await writing(store);
    await book(writer);
    await writer.purge(PURGE);
    const runs = await all(ledger.runs());
    const contentOf = async (at: number, name: string): Promise<string> => {
      const digest = runs[at]?.outputs.find((output) => output.name === name)?.digest ?? '';
      return Buffer.concat(await all(ledger.content(digest))).toString();
    };
    await expect(contentOf(0, 'mouvements.txt')).rejects.toMatchObject({
      fault: { kind: 'purged', before: '2017-09-01' },
    });
    expect(await contentOf(0, 'bordereau.json')).toBe('{}\n');
    expect(await contentOf(4, 'mouvements.txt')).toBe(`${String(payMonthOf(2017, 12))}/1`);
  });

  test('done twice finds nothing more; a later one takes what has closed since', async () => {
    const { ledger, writer } = await writing(store);
    await book(writer);
    const before = await lasting(ledger);
    await writer.purge(PURGE);
    expect(await writer.purge(PURGE)).toBeUndefined();
    const later = { ...PURGE.scope, before: '2023-09-01', lastYear: schoolYearStarting(2022) };
    const closed = { ...later, keptFrom: payMonthOf(2023, 9), lapsedTo: payMonthOf(2028, 12) };
    await writer.purge({ ...PURGE, scope: closed });
    expect(await all(ledger.verify())).toEqual([]);
    expect(await lasting(ledger)).toEqual(before);
    expect(awardsOf(await all(ledger.show()))).toEqual(['D1']);
  });

  test('an award of a closed year whose arrears have not lapsed is kept', async () => {
    const { ledger, writer } = await writing(store);
    await sent(writer, payMonthOf(2016, 12), [paid('B1', 2016, { instalment: payMonthOf(2019, 1) })]);
    await sent(writer, payMonthOf(2024, 1), [paid('D1', 2022)]);
    await writer.purge(PURGE);
    expect(awardsOf(await all(ledger.show()))).toEqual(['B1', 'D1']);
  });

  test('is refused while a remittance of those years may still change, and names each', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([paid('A1', 2015)], { payMonth: payMonthOf(2015, 12) }));
    const run = await writer.post(payRun([paid('A2', 2015)], { payMonth: payMonthOf(2016, 1) }));
    await answered(writer, [paid('A2', 2015).reference], ['accepted']);
    await sent(writer, payMonthOf(2024, 1), [paid('D1', 2022)]);
    const open = [
      { payMonth: payMonthOf(2015, 12), remittance: 1, why: 'unanswered' },
      { payMonth: payMonthOf(2016, 1), remittance: 1, why: 'unpublished' },
    ];
    expect(run.remittance).toBe(1);
    await expect(writer.purge(PURGE)).rejects.toMatchObject({
      fault: { kind: 'refused', refusal: { kind: 'purge-open', open } },
    });
    expect(await ledger.purges()).toEqual([]);
    await writer.prepare(payMonthOf(2024, 2), text('{}'));
    expect((await ledger.purgePlan(PURGE.scope)).open.at(-1)).toEqual({
      payMonth: payMonthOf(2024, 2),
      remittance: undefined,
      why: 'prepared',
    });
  });

  test('a purged remittance is not cancelled, and its month stays paid', async () => {
    const { ledger, writer } = await writing(store);
    await book(writer);
    await writer.purge(PURGE);
    await expect(writer.cancel({ payMonth: payMonthOf(2015, 12), number: 1 }, STAMP)).rejects.toMatchObject({
      fault: { refusal: { kind: 'acknowledged' } },
    });
    expect(await ledger.nextRemittance(payMonthOf(2015, 12))).toBe(2);
  });

  test('opening balances of closed years go with their file, which cannot be imported again', async () => {
    const { ledger, writer } = await writing(store);
    const source = { name: 'ouverture.csv', rows: 1, ...(await writer.archive(text('ouverture de 12AO1'))) };
    const opening = { ...STAMP, source, balances: [openingBalance({ award: 'O1', payee: '12AO1' })] };
    await writer.importOpening(opening);
    await sent(writer, payMonthOf(2024, 1), [paid('D1', 2022)]);
    await writer.purge(PURGE);
    expect(await all(ledger.verify())).toEqual([]);
    expect(awardsOf(await all(ledger.show()))).toEqual(['D1']);
    await writer.archive(text('ouverture de 12AO1'));
    await expect(writer.importOpening(opening)).rejects.toMatchObject({
      fault: { refusal: { kind: 'already-imported' } },
    });
  });

  test('a book of the version before is upgraded, then purged', async () => {
    const address = await store.freshAddress();
    const old = await opened(address);
    const writer = await old.lease({ holder: 'test', purpose: 'test' });
    await book(writer);
    await writer.release();
    await old.close();
    const purges = ['purges', 'purged_ranges', 'purged_sums', 'purged_answers', 'purged_contents'];
    const tables = [...purges, 'archive_blocks', 'key_buckets', 'key_indexes'];
    await store.tamper(
      address,
      ...tables.map((table) => `DROP TABLE ${table}`),
      'ALTER TABLE archives DROP COLUMN in_blocks',
      `UPDATE meta SET value = '1' WHERE name = 'version'`,
    );
    expect(MIGRATIONS.at(1)?.version).toBe(2);
    const ledger = await opened(address);
    const now = await ledger.lease({ holder: 'test', purpose: 'test' });
    await now.purge(PURGE);
    await now.release();
    expect(await all(ledger.verify())).toEqual([]);
    expect(awardsOf(await all(ledger.show()))).toEqual(['B2', 'C1', 'D1']);
  });
});

describe.each(STORES)('after a purge, verify finds in $name', (store) => {
  test.each([
    ['a posting removed beside it', 'DELETE FROM postings WHERE posting = 7', 'postings-missing'],
    ['a posting changed', 'UPDATE postings SET cents = cents + 1 WHERE posting = 8', 'posting-altered'],
    [
      'a posting removed and claimed by nobody',
      `INSERT INTO purged_ranges SELECT 99, run, posting, posting, hash FROM postings WHERE posting = 8;
       DELETE FROM postings WHERE posting = 8`,
      'postings-missing',
    ],
    [
      'a posting removed and added to what was purged',
      `INSERT INTO purged_ranges
         SELECT (SELECT MAX(purge) FROM purges), run, posting, posting, hash FROM postings WHERE posting = 8;
       DELETE FROM postings WHERE posting = 8`,
      'run-altered',
    ],
    ['a kept hash changed', `UPDATE purged_ranges SET hash = '${'0'.repeat(64)}'`, 'run-altered'],
    ['a kept sum changed', 'UPDATE purged_sums SET cents = cents + 1', 'movements-differ'],
    ['the date changed', `UPDATE purges SET before_day = '2020-09-01'`, 'run-altered'],
    ['who did it changed', `UPDATE purges SET holder = 'somebody'`, 'run-altered'],
    ['a file struck off the list', 'DELETE FROM purged_contents', 'archive-missing'],
    ['an answer left behind changed', `UPDATE answers SET motive = 'x'`, 'run-altered'],
    ['the purge undone in the tables alone', 'DELETE FROM purges', 'run-altered'],
    [
      'a purged posting put back',
      `INSERT INTO postings SELECT 1, 1, kind, 'A1', payee, instalment_month, pay_month, 1, cents, school_year,
         allowance, plan, nature, reference, corrects, hash FROM postings WHERE posting = 8`,
      'posting-added',
    ],
  ])('%s', async (_, edit, kind) => {
    const { address, ledger, writer } = await writing(store);
    await book(writer);
    await writer.purge(PURGE);
    await store.tamper(address, ...edit.split(';'));
    expect((await all(ledger.verify())).map((finding) => finding.kind)).toContain(kind);
  });
});

describe.each(STORES)('a purge in $name that is cut short', (store) => {
  test('by a database that refuses any one of its statements leaves the book as it was', async () => {
    const { address, ledger, writer } = await writing(store);
    await book(writer);
    const before = [await lasting(ledger), await all(ledger.show()), await ledger.head()];
    for (const table of ['purged_sums', 'purged_answers', 'runs']) {
      await store.sql(address, refusal(store, table)[0]);
      if (store.name === 'PostgreSQL') await store.sql(address, refusal(store, table)[1]);
      await expect(writer.purge(PURGE)).rejects.toThrow(/power cut/);
      await store.sql(address, `DROP TRIGGER power_cut${store.name === 'SQLite' ? '' : ` ON ${table}`}`);
      expect([await lasting(ledger), await all(ledger.show()), await ledger.head()]).toEqual(before);
      expect(await all(ledger.verify())).toEqual([]);
      await expect(store.sql(address, 'DELETE FROM postings')).rejects.toThrow(/append-only/);
    }
    await writer.purge(PURGE);
    await expect(store.sql(address, 'DELETE FROM postings')).rejects.toThrow(/append-only/);
    expect(await all(ledger.verify())).toEqual([]);
  });
});

/** Statements after which a table takes no row any more. */
function refusal(store: TestStore, table: string): readonly [string, string] {
  return store.name === 'SQLite'
    ? [
        `CREATE TRIGGER power_cut BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'power cut'); END`,
        'SELECT 1',
      ]
    : [
        `CREATE OR REPLACE FUNCTION power_cut() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'power cut'; END $$`,
        `CREATE TRIGGER power_cut BEFORE INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION power_cut()`,
      ];
}

describe.each(STORES)('any book in $name', (store) => {
  test('purged is sound, with the same months, remittances and runs, and every other award as it was', async () => {
    await fc.assert(
      fc.asyncProperty(randomBook(), async (months) => {
        const { ledger, writer } = await writing(store);
        for (const { payMonth, postings, statuses } of months) {
          await sent(writer, payMonth, postings, { statuses });
        }
        await sent(writer, payMonthOf(2024, 1), [paid('Z', 2022)]);
        const [before, shown] = [await lasting(ledger), await all(ledger.show())];
        await writer.purge(PURGE);
        expect(await all(ledger.verify())).toEqual([]);
        expect(await lasting(ledger)).toEqual(before);
        const kept = new Set(shown.filter((posting) => !isClosed(posting)).map(({ key }) => key.award));
        expect(await all(ledger.show())).toEqual(shown.filter(({ key }) => kept.has(key.award)));
        await writer.release();
        await ledger.close();
      }),
      randomRuns(store.name === 'SQLite' ? 25 : 5),
    );
  });
});

function isClosed({ schoolYear, payMonth, key }: PostingRecord): boolean {
  const { lastYear, keptFrom, lapsedTo } = PURGE.scope;
  return schoolYear <= lastYear && payMonth < keptFrom && key.instalmentMonth <= lapsedTo;
}

interface RandomMonth {
  readonly payMonth: PayMonth;
  readonly postings: readonly NewPosting[];
  readonly statuses: readonly Status[];
}

function randomBook(): fc.Arbitrary<readonly RandomMonth[]> {
  const posting = fc
    .record({
      rank: fc.integer({ min: 0, max: 8 }),
      cents: fc.integer({ min: 1, max: 500 }),
      sign: fc.boolean(),
    })
    .map(({ rank, cents, sign }) =>
      paid(`M${String(rank)}`, YEARS[rank % 3] ?? 2015, { cents: sign ? cents : -cents }),
    );
  return fc
    .uniqueArray(
      fc.record({
        payMonth: fc
          .integer({ min: payMonthOf(2015, 12), max: payMonthOf(2018, 6) })
          .map((at) => at as PayMonth),
        postings: fc.uniqueArray(posting, {
          minLength: 1,
          maxLength: 6,
          selector: ({ key }) => key.award,
        }),
        statuses: fc.array(fc.constantFrom<Status>('accepted', 'rejected', 'modified'), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      { minLength: 1, maxLength: 6, selector: ({ payMonth }) => payMonth },
    )
    .map((months) => months.toSorted((a, b) => a.payMonth - b.payMonth));
}

function awardsOf(postings: readonly PostingRecord[]): readonly string[] {
  return [...new Set(postings.map(({ key }) => key.award as string))].sort();
}

/** Every row that may hold an identifier, as one text. */
async function everyRow(store: TestStore, address: string): Promise<string> {
  const tables = ['postings', 'answers', 'purges', 'purged_ranges', 'purged_sums', 'purged_answers'];
  const texts = [];
  for (const table of tables) {
    const rows = await store.sql(address, `SELECT * FROM ${table}`);
    texts.push(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
  }
  return texts.join('\n');
}
