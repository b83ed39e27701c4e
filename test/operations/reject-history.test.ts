import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/index.js';
import { rejectHistory } from '../../src/operations/reject-history.js';
import { firstMonths, NO_REJECT_HISTORY } from '../../src/reject-history.js';
import { formatPayMonth } from '../../src/calendar/index.js';
import { STORES } from '../ledger/stores.js';
import { filesOf, temporaryFolder, trentieme, workplace } from '../support/command-line.js';
import { looking } from '../durability/paid-files.js';
import { monthlyRun } from '../durability/never-killed.js';
import { month, payOffice, settingsFor } from '../support/paying.js';
import { recordsOf } from '../support/payroll.js';
import { SMALL_EXPORT, table, textsOf, withValue, type Table, type Tables } from '../support/small-export.js';

const { missions } = SMALL_EXPORT;
const tables = (changed: Table): Tables => ({
  ...SMALL_EXPORT,
  missions: changed,
});
/** M3 of 6200001G is rejected, or M1 of 0750654D, or both. */
const M3 = tables(withValue(missions, 'M3', 'taux_annuel', '777'));
const M1 = tables(withValue(missions, 'M1', 'uai', '0750654A'));
const BOTH = tables(withValue(withValue(missions, 'M3', 'taux_annuel', '777'), 'M1', 'stagiaire', '='));

/** `M3 2025-09 2`: the rejects of a school, since when, and how many months. */
function agesIn(folder: string, school = '6200001G'): readonly string[] {
  const file = filesOf(folder)[`rejets/${school}.csv`];
  if (file === undefined) return [];
  const [columns = [], ...rows] = recordsOf(file.toString());
  const places = ['objet', 'depuis', 'anciennete_mois'].map((column) => columns.indexOf(column));
  return rows.map((row) => places.map((place) => row[place]).join(' '));
}

describe.each(STORES)(
  'in $name, a reject is as old as the runs that said it one after the other',
  (store) => {
    test('month after month; once it is corrected, it begins anew', async () => {
      const { pay, output } = payOffice(await store.freshAddress(), await settingsFor());
      const found: string[] = [];
      const runs: [string, Tables, string][] = [
        ['2025-09', M3, '01'],
        ['2025-10', BOTH, '01'],
        ['2025-11', M3, '01'],
        ['2025-12', SMALL_EXPORT, '01'],
        ['2026-01', M3, '01'],
        // No run in February.
        ['2026-03', M3, '01'],
      ];
      for (const [payMonth, export_, remittance] of runs) {
        await pay(payMonth, export_);
        found.push([payMonth, ...agesIn(join(output, payMonth, remittance))].join(' '));
      }
      expect(found).toEqual([
        '2025-09 M3 2025-09 0',
        '2025-10 M3 2025-09 1',
        '2025-11 M3 2025-09 2',
        '2025-12',
        '2026-01 M3 2026-01 0',
        '2026-03 M3 2026-01 2',
      ]);
    });

    test('whatever its line and its language, and although the run in between had nothing to send', async () => {
      const { pay, output } = payOffice(await store.freshAddress(), await settingsFor());
      const moved = tables({
        columns: M3.missions!.columns,
        rows: M3.missions!.rows.toReversed(),
      });
      await pay('2025-09', M3, { lang: 'en' });
      // The same month again: nothing is left to pay.
      await pay('2025-09', moved);
      await pay('2025-10', moved);
      expect(agesIn(join(output, '2025-09', 'sans-mouvement'))).toEqual(['M3 2025-09 0']);
      expect(agesIn(join(output, '2025-10', '01'))).toEqual(['M3 2025-09 1']);
    });

    test('a run that was cancelled neither begins nor interrupts it', async () => {
      const address = await store.freshAddress();
      const { pay, output } = payOffice(address, await settingsFor());
      await pay('2025-09', M3);
      await pay('2025-10', SMALL_EXPORT);
      const cancelled = await trentieme(
        ...['cancel', '--month', '2025-10', '--remittance', '1', '--ledger', address],
        ...['--now', '2025-10-24T10:00:00'],
      );
      expect(cancelled.code, cancelled.err).toBe(0);
      await pay('2025-10', M3);
      expect(agesIn(join(output, '2025-10', '02'))).toEqual(['M3 2025-09 1']);
    });

    test('looks at no archive further back than the oldest reject, and at none without reject', async () => {
      const address = await store.freshAddress();
      const { pay } = payOffice(address, await settingsFor());
      for (const payMonth of ['2025-09', '2025-10', '2025-11']) await pay(payMonth, M3);
      const ledger = await openLedger(address, { create: false, now: Date.now });
      try {
        const read: string[] = [];
        const watched = {
          ...ledger,
          content: (digest: string) => {
            read.push(digest);
            return ledger.content(digest);
          },
        };
        const history = rejectHistory(watched, month('2025-12'));
        expect(await firstMonths([], history)).toEqual(new Map());
        expect(read).toEqual([]);
        expect(await firstMonths(['unknown'], history)).toEqual(new Map());
        expect(read).toHaveLength(1);
        const months: string[] = [];
        for await (const { payMonth } of rejectHistory(ledger, month('2025-10')).runs()) {
          months.push(formatPayMonth(payMonth));
        }
        // A draft of October knows nothing of November.
        expect(months).toEqual(['2025-10', '2025-09']);
        for await (const { payMonth } of rejectHistory(ledger, month('2030-11')).runs()) {
          months.push(formatPayMonth(payMonth));
        }
        // Sixty months back, no further.
        expect(months.slice(2)).toEqual(['2025-11']);
      } finally {
        await ledger.close();
      }
    });
  },
);

test('a draft counts from the ledger, and without one everything is new', async () => {
  const at = workplace(textsOf(M3));
  const draft = (): readonly string[] => agesIn(join(at.output, '2025-11', 'projet'));
  expect((await trentieme(...at.run, '--dry-run')).code).toBe(2);
  expect(draft()).toEqual(['M3 2025-11 0']);
  await trentieme(...monthlyRun(at, '2025-09', at.ledger));
  expect((await trentieme(...at.run, '--dry-run')).code).toBe(2);
  expect(draft()).toEqual(['M3 2025-09 2']);
});

test('a value that a spreadsheet would run counts as any other', async () => {
  const hostile = (id: string): Tables =>
    tables(
      table(missions.columns.join(';'), [
        ...missions.rows.map((row) => row.join(';')),
        `${id};31E0000003ABC;IMP;DISCIPLINE;E;A;6200001G;01/09/2025;31/08/2026;777;`,
      ]),
    );
  const { pay, output } = payOffice(join(temporaryFolder(), 'livre.db'), await settingsFor());
  await pay('2025-09', hostile('=M9'));
  await pay('2025-10', hostile('=M9'));
  expect(agesIn(join(output, '2025-10', '01'))).toEqual(["'=M9 2025-09 1"]);
});

test('a folder with rejects that is gone is written again from the ledger, byte for byte, workbooks included', async () => {
  const at = workplace(textsOf(M1));
  const words = monthlyRun(at, '2025-09', at.ledger);
  await trentieme(...words);
  const folder = join(at.output, '2025-09', '01');
  const sent = filesOf(folder);
  expect(Object.keys(sent).filter((name) => name.includes('/'))).toEqual([
    'rejets/sans-uai.csv',
    'rejets/sans-uai.xlsx',
  ]);
  rmSync(folder, { recursive: true });
  expect((await trentieme(...words)).err).toContain("est réécrit à l'identique");
  expect(filesOf(folder)).toEqual(sent);
  await looking(at.ledger, async (book) => {
    const outputs = (await book.run(1))?.outputs.map(({ name }) => name).sort();
    expect(outputs).toEqual(Object.keys(sent).sort());
  });
});

test('where nothing was ever run, nothing is old', async () => {
  expect(await firstMonths(['a'], NO_REJECT_HISTORY)).toEqual(new Map());
});
