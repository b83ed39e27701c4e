import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { all } from '../ledger/worlds.js';
import { opened, STORES, type TestStore } from '../ledger/stores.js';
import { movementsOf, office, type Office } from '../support/book.js';
import { SMALL_EXPORT, textsOf, withValue, ZOE, type Table, type Tables } from '../support/small-export.js';

/** The year after five others: the same agents but Zoéline, on missions of their own. */
const LATER = {
  ...SMALL_EXPORT,
  agents: without(SMALL_EXPORT.agents, ZOE),
  missions: inFiveYears(without(SMALL_EXPORT.missions, 'M1')),
  absences: inFiveYears(without(SMALL_EXPORT.absences, 'A1')),
  service: inFiveYears(SMALL_EXPORT.service),
};

/** An export that still lists the missions of the closed year. */
const BOTH: Tables = {
  ...SMALL_EXPORT,
  missions: { ...LATER.missions, rows: [...SMALL_EXPORT.missions.rows, ...LATER.missions.rows] },
  absences: { ...LATER.absences, rows: [...SMALL_EXPORT.absences.rows, ...LATER.absences.rows] },
  service: { ...LATER.service, rows: [...SMALL_EXPORT.service.rows, ...LATER.service.rows] },
};

function without({ columns, rows }: Table, key: string): Table {
  return { columns, rows: rows.filter((row) => row[0] !== key && row[1] !== key) };
}

/** The same rows five years later, identifiers of their own. */
function inFiveYears({ columns, rows }: Table): Table {
  const later = (cell: string): string => cell.replace('2026', '2031').replace('2025', '2030');
  return {
    columns,
    rows: rows.map((row) => row.map(later).map((cell) => cell.replace(/^([MA]\d)$/, '$1B'))),
  };
}

const TODAY = ['--now', '2031-02-10T09:00:00'];
const PURGE = ['purge', '--before', '2026-09-01', ...TODAY];

function exported(at: Office, tables: Tables): void {
  for (const [name, text] of Object.entries(textsOf(tables))) {
    writeFileSync(join(at.input, `${name}.csv`), text);
  }
}

/** Pays a month, and the payer accepts everything. */
async function settled(at: Office, month: string, code = 0): Promise<void> {
  expect((await at.pay(month, '--accept-drop')).code).toBe(code);
  const references = [...movementsOf(at, `${month}/01`).values()];
  expect((await at.answer(references.map((reference) => `${reference};ACCEPTE;;`))).code).toBe(0);
}

/** November 2025, then five years later: nothing of the first year can be claimed any more. */
async function fiveYears(store?: TestStore): Promise<Office> {
  const at = await office(store);
  await paid(at);
  return at;
}

async function paid(at: Office): Promise<void> {
  await settled(at, '2025-11');
  exported(at, LATER);
  await settled(at, '2031-01');
}

describe.each(STORES)('purge, in $name,', (store) => {
  test('changes no payment afterwards, even of an export that still lists the closed year', async () => {
    const [purged, whole] = [await fiveYears(store), await fiveYears(store)];
    expect((await purged.ask(...PURGE)).code).toBe(0);
    for (const at of [purged, whole]) {
      exported(at, BOTH);
      await at.pay('2031-02', '--accept-drop');
    }
    const payments = movementsOf(whole, '2031-02/01');
    expect(payments.size).toBeGreaterThan(0);
    expect(movementsOf(purged, '2031-02/01')).toEqual(payments);
    expect((await purged.ask('ledger', 'verify')).code).toBe(0);
  });

  test('lets a reject look for its age in the runs before: those that were purged say nothing', async () => {
    const at = await office(store);
    await settled(at, '2026-08');
    exported(at, { ...LATER, missions: withValue(LATER.missions, 'M6B', 'taux_annuel', '313') });
    await settled(at, '2031-01', 2);
    expect((await at.ask(...PURGE)).code).toBe(0);
    expect((await at.pay('2031-02')).code).toBe(2);
  });

  test('leaves the totals of every month as they were, and says what lists no longer show', async () => {
    const at = await fiveYears(store);
    const before = await at.ask('ledger', 'balance', '--by', 'month');
    const show = await at.ask('ledger', 'show');
    await at.ask(...PURGE);
    expect(await at.ask('ledger', 'balance', '--by', 'month')).toEqual(before);
    expect(await at.ask('ledger', 'show')).toEqual(show);
    for (const words of [
      ['show', '--award', 'M1'],
      ['balance', '--by', 'award'],
      ['export', '--format', 'csv'],
    ]) {
      const { code, out, err } = await at.ask('ledger', ...words);
      expect({ code, err }).toEqual({
        code: 0,
        err: 'Ce grand livre a été purgé (avant le 2026-09-01) : 12 écritures n’y figurent plus que dans les totaux par mois.\n',
      });
      expect(out).not.toContain(ZOE);
    }
  });
});

describe('purge', () => {
  test('leaves no byte of a purged agent in the files of the ledger, nor in what is left of the archive', async () => {
    const at = await office();
    // Somebody who has it open keeps its log: what was written must not be found there either.
    await opened(at.ledger);
    await paid(at);
    const bytes = (): string =>
      ['', '-wal', '-shm']
        .map((suffix) => `${at.ledger}${suffix}`)
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, 'latin1'))
        .join('');
    expect(bytes()).toContain(ZOE);
    expect((await at.ask(...PURGE)).code).toBe(0);
    expect(bytes()).not.toContain(ZOE);
    const ledger = await opened(at.ledger, { create: false });
    let purged = 0;
    for (const { number, inputs, outputs } of await all(ledger.runs())) {
      for (const { digest, name } of [...inputs, ...outputs]) {
        const content = await all(ledger.content(digest)).catch((error: unknown) => String(error));
        if (typeof content === 'string') {
          // Of the first payment and its answer; what a later run also has stays.
          expect([content, number]).toEqual(['Error: ledger: purged', Math.min(number, 2)]);
          purged += 1;
          continue;
        }
        const text = Buffer.concat(content).toString('latin1');
        expect(text.includes(ZOE) || text.includes(ZOE_NIR), `${String(number)} ${name}`).toBe(false);
      }
    }
    expect(purged).toBe(9);
  });

  test.each(['fr', 'en'] as const)(
    'says, in %s, what it would take, what it took, and that nothing is left',
    async (lang) => {
      const at = await fiveYears();
      const words = [...PURGE, '--lang', lang];
      const answers = [
        await at.ask(...words, '--dry-run'),
        await at.ask(...words),
        await at.ask(...words),
        await at.ask('purge', '--before', '2027-01-01', ...TODAY, '--lang', lang),
        await at.ask('purge', '--before', 'hier', ...TODAY, '--lang', lang),
      ];
      const said = answers.map(({ code, out, err }) => `[${String(code)}]\n${out}${err}`).join('\n');
      await expect(said.replaceAll(/\d+[.,]\d (Mo|MB)/g, 'N $1')).toMatchFileSnapshot(
        `./answers/purge.${lang}.txt`,
      );
    },
  );

  test('is refused before a day of the running years, whatever the clock says, and without a book', async () => {
    const at = await fiveYears();
    const later = await at.ask('purge', '--before', '2027-09-01', '--now', '2040-01-01T00:00:00');
    expect(later.code).toBe(64);
    expect(later.err).toContain('la date la plus tardive est 2026-09-01');
    // A book ahead of the clock: January 2031 was paid in advance.
    const early = await at.ask('purge', '--before', '2026-09-01', '--now', '2030-12-20T09:00:00');
    expect(early.code).toBe(64);
    expect(early.err).toContain('2031-01-01');
    rmSync(at.ledger);
    expect((await at.ask(...PURGE)).code).toBe(65);
  });

  test('is refused while a remittance waits for its answer, and names it', async () => {
    const at = await office();
    await at.pay();
    expect((await at.ask(...PURGE)).err).toContain('Aucune remise de ce grand livre n’a de retour');
    exported(at, LATER);
    await settled(at, '2031-01');
    const { code, err } = await at.ask(...PURGE);
    expect(code).toBe(65);
    expect(err).toContain('  - 2025-11, remise 01 : sans retour du payeur.');
  });

  test('has explain and replay of a purged month say so, and those of a kept month work', async () => {
    const at = await fiveYears();
    await at.ask(...PURGE);
    const explained = await at.ask('explain', '--award', 'M1', '--month', '2025-11');
    expect({ code: explained.code, says: explained.err }).toEqual({
      code: 65,
      says: expect.stringContaining('a été purgé (données d’avant le 2026-09-01)') as string,
    });
    const kept = await at.ask('explain', '--award', 'M3B', '--month', '2031-01', '--debug');
    expect({ code: kept.code, err: kept.err }).toEqual({ code: 0, err: '' });
    const replayed = (month: string) =>
      at.ask('replay', '--from', month, '--to', '2031-01', '--config', at.config);
    expect((await replayed('2025-11')).code).toBe(65);
    expect((await replayed('2031-01')).code).toBe(0);
  });
});

const ZOE_NIR = SMALL_EXPORT.agents.rows[0]?.[1] ?? '';
