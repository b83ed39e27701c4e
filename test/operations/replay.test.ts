import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import { settingsReader } from '../../src/cli/settings-reader.js';
import { LedgerError } from '../../src/ledger/index.js';
import { sumCents } from '../../src/money/index.js';
import { replay, type ReplayedRun, type ReplayRequest } from '../../src/operations/replay.js';
import type { RunSettings } from '../../src/run-inputs.js';
import { opened, STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { changedLaw, filesOfTables, month, payOffice, settingsFor } from '../support/paying.js';
import { SMALL_CONFIG, SMALL_EXPORT, withValue } from '../support/small-export.js';

/** The FA from 834 to 900 €: M4, at 6/7, earns 4.71 more a month. M4 of NOEL is paid by twelfths from September. */
const FA = ['fa.yaml', "value: '834'", "value: '900'"] as const;

/** A line as a text: month, award, month of origin, what, amounts and parts, in cents. */
function said(runs: readonly ReplayedRun[]): string[] {
  return runs.flatMap(({ payMonth, changed }) =>
    changed.map(({ key, what, posted, recomputed, parts }) =>
      [
        formatPayMonth(payMonth),
        key.award,
        formatPayMonth(key.instalmentMonth),
        what,
        `${String(posted)}→${String(recomputed)}`,
        parts.map(({ cause, amount }) => `${cause} ${String(amount)}`).join(' '),
      ].join(' '),
    ),
  );
}

describe.each(STORES)('months paid on $name and done again', (store) => {
  const again = async (
    ledger: string,
    settings: RunSettings,
    options: Partial<ReplayRequest> = {},
  ): Promise<ReplayedRun[]> =>
    all(
      replay({
        settings,
        reader: settingsReader,
        ledger,
        from: month('2025-09'),
        to: month('2026-08'),
        now: Date.now,
        ...options,
      }),
    );

  test('do not change with the same law, settings and program, whatever happened in between', async () => {
    const address = await store.freshAddress();
    const settings = await settingsFor();
    const office = payOffice(address, settings);
    await office.pay('2025-11');
    await office.pay('2025-11', {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '2500'),
    });
    await cancelled(address, '2025-11', 2);
    await office.pay('2025-12');
    await answered(address);
    await office.pay('2026-01', {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M1', 'etat', 'ANNULEE'),
    });
    await office.pay('2026-01', {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M1', 'etat', 'ANNULEE'),
    });
    const runs = await again(address, settings);
    expect(said(runs)).toEqual([]);
    // The cancelled remittance is not among them: it paid nobody.
    expect(
      runs.map(({ payMonth, remittance }) => `${formatPayMonth(payMonth)} ${String(remittance)}`),
    ).toEqual(['2025-11 1', '2025-12 1', '2026-01 1', '2026-01 undefined']);
    expect(runs.map(({ lines }) => lines > 0)).toEqual([true, true, true, false]);
  });

  test('show a changed rate in the month it would have begun, once, and as the law', async () => {
    const address = await store.freshAddress();
    const office = payOffice(address, await settingsFor());
    await office.pay('2025-10');
    await office.pay('2025-11');
    const settings = await settingsFor(SMALL_CONFIG, { regulations: changedLaw(...FA) });
    expect(said(await again(address, settings))).toEqual([
      '2025-10 M4 2025-09 mouvement 5957→6429 law 472',
      '2025-10 M4 2025-10 mouvement 5957→6429 law 472',
      '2025-11 M4 2025-11 mouvement 5957→6429 law 472',
    ]);
    // From a later month on, the months before are as they were: the whole arrears come at once.
    expect(said(await again(address, settings, { from: month('2025-11') }))).toEqual([
      '2025-11 M4 2025-09 mouvement 0→472 law 472',
      '2025-11 M4 2025-10 mouvement 0→472 law 472',
      '2025-11 M4 2025-11 mouvement 5957→6429 law 472',
    ]);
    expect(await again(address, settings, { to: month('2025-09') })).toEqual([]);
  });

  test('tell what the law changes from what the settings change, in parts that sum to the difference', async () => {
    const address = await store.freshAddress();
    const office = payOffice(address, await settingsFor());
    await office.pay('2025-11');
    const settings = await settingsFor(SMALL_CONFIG, {
      regulations: changedLaw(...FA),
      set: ['conventions.rounding=truncate'],
    });
    const runs = await again(address, settings);
    // Truncated instead of rounded, every instalment loses a cent; those of M4 have a new rate besides.
    expect(said(runs).filter((line) => !line.endsWith(' settings -1') || line.includes('law'))).toEqual([
      '2025-11 M4 2025-09 mouvement 5957→6428 law 472 settings -1',
      '2025-11 M4 2025-10 mouvement 5957→6428 law 472 settings -1',
      '2025-11 M4 2025-11 mouvement 5957→6428 law 472 settings -1',
    ]);
    expect(said(runs)).toContain('2025-11 M3 2025-11 mouvement 13889→13888 settings -1');
    for (const { posted, recomputed, parts } of runs.flatMap(({ changed }) => changed)) {
      expect(sumCents(parts.map(({ amount }) => amount))).toBe(recomputed - posted);
    }
  });

  test('show what the program itself does otherwise', async () => {
    const address = await store.freshAddress();
    const settings = await settingsFor();
    const { regulations } = await settingsFor(SMALL_CONFIG, { regulations: changedLaw(...FA) });
    // A program that had the rate wrong, from the very same law files.
    await payOffice(address, { ...settings, regulations }).pay('2025-11');
    expect(said(await again(address, settings))).toContain(
      '2025-11 M4 2025-11 mouvement 6429→5957 program -472',
    );
  });

  test('show what is held otherwise, and a change of nature or plan that moves no cent', async () => {
    const address = await store.freshAddress();
    const waiting = {
      ...SMALL_EXPORT,
      missions: withValue(SMALL_EXPORT.missions, 'M4', 'service_fait', 'N'),
    };
    await payOffice(address, await settingsFor()).pay('2025-11', waiting);
    const settings = await settingsFor(SMALL_CONFIG, { regulations: changedLaw(...FA) });
    expect(said(await again(address, settings))).toContain('2025-11 M4 2025-11 service 5957→6429 law 472');
  });

  test('name an archived export that the program of today can no longer read', async () => {
    const address = await store.freshAddress();
    const settings = await settingsFor();
    await payOffice(address, settings).pay('2025-11');
    const { agents } = settings.tableSchemas;
    const stricter = {
      ...agents,
      fields: [
        ...agents.fields,
        { name: 'grade', type: 'string', title: 'Grade', constraints: { required: true } } as const,
      ],
    };
    const [run] = await again(address, {
      ...settings,
      tableSchemas: { ...settings.tableSchemas, agents: stricter },
    });
    expect(run?.problems.map(({ code }) => code)).toEqual(['file.missing-column']);
  });

  test('are read in the encoding that each of them had', async () => {
    const address = await store.freshAddress();
    const settings = await settingsFor();
    const latin = await settingsFor(SMALL_CONFIG, { set: ['encoding=ISO-8859-15'] });
    await payOffice(address, settings).pay('2025-11');
    await payOffice(address, latin).pay('2025-12', SMALL_EXPORT, {
      files: filesOfTables(SMALL_EXPORT, 'ISO-8859-15'),
    });
    await payOffice(address, settings).pay('2026-01');
    for (const today of [settings, latin]) {
      const runs = await again(address, today);
      expect(runs.flatMap(({ problems }) => problems)).toEqual([]);
      expect(said(runs)).toEqual([]);
    }
  });

  test('that can no longer be read are taken as they were sent: the months after them do not change', async () => {
    const address = await store.freshAddress();
    const settings = await settingsFor();
    const office = payOffice(address, settings);
    await office.pay('2025-11');
    const missions = withValue(SMALL_EXPORT.missions, 'M1', 'grade', 'PE');
    await office.pay('2025-12', { ...SMALL_EXPORT, missions });
    const table = settings.tableSchemas.missions;
    const grade = { name: 'grade', type: 'string', title: 'Grade', columnRequired: true } as const;
    const stricter = { ...table, fields: [...table.fields, grade] };
    const runs = await again(address, {
      ...settings,
      tableSchemas: { ...settings.tableSchemas, missions: stricter },
    });
    expect(runs.map(({ problems }) => problems.length)).toEqual([1, 0]);
    expect(said(runs)).toEqual([]);
  });

  test('use the law of today where the archived one can no longer be read, and tell it as the program', async () => {
    const address = await store.freshAddress();
    await payOffice(address, await settingsFor()).pay('2025-11');
    const settings = await settingsFor(SMALL_CONFIG, { regulations: changedLaw(...FA) });
    const reader = { ...settingsReader, law: () => Promise.resolve(undefined) };
    expect(said(await again(address, settings, { reader }))).toContain(
      '2025-11 M4 2025-11 mouvement 5957→6429 program 472',
    );
  });

  test('are refused when their archive is damaged', async () => {
    const address = await store.freshAddress();
    const settings = await settingsFor();
    await payOffice(address, settings).pay('2025-11');
    await store.tamper(address, 'DELETE FROM archive_parts');
    const refusal = await again(address, settings).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LedgerError);
    expect(refusal).toMatchObject({ fault: { kind: 'corrupted' } });
  });
});

async function cancelled(address: string, payMonth: string, number: number): Promise<void> {
  const ledger = await opened(address);
  const writer = await ledger.lease({ holder: 'test', purpose: 'cancel' });
  await writer.cancel({ payMonth: month(payMonth), number }, { created: '20251121080000', program: '0' });
  await writer.release();
  await ledger.close();
}

/** The payer refuses one movement of December and takes another amount for the next. */
async function answered(address: string): Promise<void> {
  const ledger = await opened(address);
  const [refused, modified] = await all(ledger.show({ payMonth: month('2025-12') }));
  const writer = await ledger.lease({ holder: 'test', purpose: 'acknowledge' });
  const bytes = new TextEncoder().encode('retour');
  const kept = await writer.archive(bytes);
  const answer = await writer.acknowledge({
    created: '20251221080000',
    program: '0',
    source: { name: 'retour.csv', rows: 2, ...kept },
    rows: [
      { line: 2, reference: refused?.reference ?? '', status: 'rejected', motive: '', amount: undefined },
      { line: 3, reference: modified?.reference ?? '', status: 'modified', motive: '', amount: sumCents([]) },
    ],
  });
  expect(answer.outcomes.every(({ kind }) => kind === 'answered')).toBe(true);
  await writer.release();
  await ledger.close();
}
