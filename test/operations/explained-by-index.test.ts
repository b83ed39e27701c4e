import { expect, test } from 'vitest';
import { parseSchoolYear } from '../../src/calendar/index.js';
import { settingsReader } from '../../src/cli/settings-reader.js';
import { generateAcademie } from '../../src/generate/academie.js';
import { explain, type Explained } from '../../src/operations/explain.js';
import { indexedExport } from '../../src/operations/indexed-export.js';
import { opened, STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { payOffice, settingsFor } from '../support/paying.js';
import type { Tables } from '../support/small-export.js';

/** Large enough to be cut, and each of its larger tables to stand in several blocks. */
function largeExport(): Tables {
  const { tables } = generateAcademie({
    ...{ seed: 7, errors: 60, agents: 9000 },
    schoolYear: parseSchoolYear('2025-2026')!,
  });
  return Object.fromEntries(
    tables.map(({ file, columns, rows }) => [file.replace('.csv', ''), { columns, rows: [...rows] }]),
  );
}

/** One award in forty is gone, one absence in nine: what the month before paid is then taken back, or held. */
function monthAfter(tables: Tables): Tables {
  const without = (name: keyof Tables, every: number) => ({
    ...tables[name]!,
    rows: tables[name]!.rows.filter((_, at) => at % every !== 3),
  });
  return { ...tables, missions: without('missions', 40), absences: without('absences', 9) };
}

test('explain answers the same by the index of a large export, and without it', async () => {
  const store = STORES[0]!;
  const address = await store.freshAddress();
  const settings = await settingsFor();
  const office = payOffice(address, settings);
  const tables = largeExport();
  await office.pay('2025-11', tables);
  await office.pay('2025-12', monthAfter(tables));
  const ledger = await opened(address);
  const runs = await all(ledger.runs());
  for (const run of runs) {
    const indexed = await indexedExport(ledger, run);
    expect(indexed?.tables.map(({ name }) => name)).toContain('missions');
  }
  const every = <Each>(each: readonly Each[], step: number): readonly Each[] =>
    each.filter((_, at) => at % step === 3);
  const postings = await all(ledger.show());
  const asked: readonly Explained[] = [
    ...every(tables.missions!.rows, 40)
      .slice(0, 15)
      .map(([award = '']) => ({ kind: 'award', award, payMonth: undefined }) as const),
    ...every(tables.missions!.rows, 501).map(([award = '']) => ({
      ...({ kind: 'award', award, payMonth: runs[0]?.payMonth } as const),
    })),
    ...every(tables.agents!.rows, 601).map(([numen = '']) => ({
      ...({ kind: 'agent', numen, payMonth: undefined } as const),
    })),
    ...every(postings, 1501).map(({ reference = '' }) => ({ kind: 'reference', reference }) as const),
    { kind: 'award', award: 'NULLE-PART', payMonth: undefined },
  ];
  const answers = async (): Promise<readonly string[]> => {
    const told: string[] = [];
    for (const what of asked) told.push(textOf(await explain({ ...request, what })));
    return told;
  };
  const request = {
    ledger: address,
    reader: settingsReader,
    today: () => Promise.resolve(settings),
    now: () => 0,
  };
  const indexed = await answers();
  expect(new Set(indexed).size).toBeGreaterThan(40);
  // Buckets that are not sound, then no index at all.
  await store.tamper(address, `UPDATE key_buckets SET seal = 'x' WHERE bucket > 0`);
  expect(await answers()).toEqual(indexed);
  await store.tamper(address, 'DELETE FROM archive_blocks');
  expect(await indexedExport(ledger, runs[0]!)).toBeUndefined();
  expect(await answers()).toEqual(indexed);
}, 600_000);

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? `${String(each)}n` : each instanceof Map ? [...each] : each,
  );
}
