import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import { settingsReader } from '../../src/cli/settings-reader.js';
import type { Computation } from '../../src/computation.js';
import type { Ledger, RunRecord } from '../../src/ledger/index.js';
import { byCodePoint, DEFAULT_CONVENTIONS, type Conventions } from '../../src/model/index.js';
import { centsOf, formatCents } from '../../src/money/index.js';
import type { SettingsReader } from '../../src/operations/archived-settings.js';
import { caseOfRun, casesOfRun } from '../../src/operations/past-run-case.js';
import { pastRun, UnreadableSettingsError, type PastRun } from '../../src/operations/past-run.js';
import { bytesOf } from '../../src/operations/reissue.js';
import type { PastCase } from '../../src/past-case.js';
import { opened, STORES, type TestStore } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { exportXml } from '../support/export-xml.js';
import { tableSchemas, type ExportTexts } from '../support/engine.js';
import { changedLaw, payOffice, settingsFor } from '../support/paying.js';
import { TEST_CONFIG } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';
import { NOEL, SMALL_EXPORT, textsOf, type Table, type Tables } from '../support/small-export.js';
import { Office } from '../support/stories-office.js';
import { engineConventions, worlds } from '../support/worlds.js';

const schemas = { tableSchemas: tableSchemas() };

/** What the payer makes of a run. */
const answers = fc.array(fc.constantFrom('nothing', 'nothing', 'cancels', 'rejects', 'modifies'), {
  minLength: 4,
  maxLength: 4,
});

describe('a posted run is computed again award by award', () => {
  test('to the movement and the held amount that were written then, over any months', async () => {
    const store = STORES[0]!;
    await fc.assert(
      fc.asyncProperty(worlds, answers, async ({ runs, conventions }, payer) => {
        const address = await store.freshAddress();
        const settings = engineConventions(conventions);
        await lived(address, store, settings, runs, payer);
        const ledger = await opened(address);
        for (const run of await payRuns(ledger)) await expectAsWritten(ledger, run, settings);
      }),
      randomRuns(8),
    );
  });
});

describe.each(STORES)('a run looked into, on $name', (store) => {
  test('sees the ledger as it stood before it: neither its own postings nor what corrected earlier ones since', async () => {
    const address = await store.freshAddress();
    const office = await Office.open(
      { ...store, freshAddress: () => Promise.resolve(address) },
      DEFAULT_CONVENTIONS,
    );
    const texts = textsOf(SMALL_EXPORT);
    await office.run('2025-11', texts);
    await office.run('2025-12', texts);
    await office.cancel('2025-12/01');
    await office.run('2026-01', texts);
    const ledger = await opened(address);
    const [first, second, third] = await payRuns(ledger);
    const postedAt = async (run: RunRecord): Promise<(readonly [string, boolean])[]> => {
      const found = await caseOf(await past(ledger, run), ['M1']);
      return found.ledger
        .postingsOf('M1' as never)
        .map(({ key, reversed }) => [formatPayMonth(key.instalmentMonth), reversed] as const);
    };
    const autumn = ['2025-09', '2025-10', '2025-11'].map((month) => [month, false]);
    expect(await postedAt(first!)).toEqual([]);
    expect(await postedAt(second!)).toEqual(autumn);
    expect(await postedAt(third!)).toEqual([...autumn, ['2025-12', true], ['2025-12', true]]);
  });

  test('finds an award that left the export by whom the ledger paid, and says that it vanished', async () => {
    const { ledger, run } = await paidTwice(store, (tables) => ({
      ...tables,
      missions: { ...tables.missions!, rows: tables.missions!.rows.filter(([id]) => id !== 'M4') },
    }));
    const found = await theCase(caseOfRun(await past(ledger, run), { awards: [], agents: [NOEL] }));
    expect(found.computation.settlements.map(({ key, kind }) => [key.award, kind])).toContainEqual([
      'M4',
      'held',
    ]);
    expect(found.computation.issues).toMatchObject([{ code: 'award.vanished', subject: 'M4' }]);
  });

  test('does not say so of a school year that the export has no award of any more', async () => {
    const { ledger, run } = await paidTwice(store, nextYear);
    const found = await theCase(caseOfRun(await past(ledger, run), { awards: ['M4'], agents: [] }));
    expect(found.computation.settlements).toEqual([]);
    expect(found.computation.issues).toEqual([]);
  });

  test('nor of one whose only awards are rejected', async () => {
    const { ledger, run } = await paidTwice(store, (tables) => {
      const next = nextYear(tables);
      const stray = next
        .missions!.rows[0]!.with(0, 'M9')
        .with(1, '99Z9999999ZZZ')
        .with(7, '2025-09-01')
        .with(8, '');
      return { ...next, missions: { ...next.missions!, rows: [...next.missions!.rows, stray] } };
    });
    const found = await theCase(caseOfRun(await past(ledger, run), { awards: ['M4'], agents: [] }));
    expect(found.computation.settlements).toEqual([]);
  });

  test('knows whether a payee is blocked whose only link to the award is the ledger', async () => {
    const replaced = (rows: readonly string[]): Table => ({
      columns: 'id_remplacement;id_mission;numen_remplacant;date_debut;date_fin'.split(';'),
      rows: rows.map((row) => row.split(';')),
    });
    const { ledger, run } = await paidTwice(
      store,
      (tables) => ({
        ...tables,
        remplacements: replaced([]),
        service: { ...SMALL_EXPORT.service, rows: [[NOEL, '2025-09-01', '', 'beaucoup', '']] },
      }),
      { ...SMALL_EXPORT, remplacements: replaced([`R1;M2;${NOEL};2025-10-01;2025-10-31`]) },
    );
    const held = ({ computation }: PastCase): readonly unknown[] =>
      computation.settlements.filter(({ key }) => key.award === 'M2' && key.payee === NOEL);
    expect(held(await caseOf(await past(ledger, run), ['M2']))).toMatchObject([
      { kind: 'held', motive: 'blocked' },
    ]);
    const [other, found] = await cases(await past(ledger, run), ['M1', 'M2']);
    expect(held(other!)).toEqual([]);
    expect(held(found!)).toMatchObject([{ kind: 'held', motive: 'blocked' }]);
  });

  test('of an export in XML, names the file and the lines it came in', async () => {
    const address = await store.freshAddress();
    const office = payOffice(address, await settingsFor());
    const xml = exportXml(Object.entries(SMALL_EXPORT).map(([name, table]) => ({ name, ...table })));
    const files = [{ name: 'export.xml', bytes: new TextEncoder().encode(xml) }];
    await office.pay('2025-11', SMALL_EXPORT, { files });
    const ledger = await opened(address);
    const [run] = await payRuns(ledger);
    const { facts, origin } = await caseOf(await pastRun(ledger, run!, settingsReader, schemas), ['M3']);
    expect(facts.awards.map(({ id, at }) => [id, at.file])).toEqual([
      ['M3', 'export.xml'],
      ['M6', 'export.xml'],
    ]);
    expect(origin.origins.get('missions.csv')).toBe('export.xml');
    const line = xml.split('\n').findIndex((text) => text.includes('<id_mission>M3<')) + 1;
    expect(facts.awards[0]?.at.line).toBe(line);
  });
});

describe('the law and the settings of a run', () => {
  test('are those it was made with, whatever they are today', async () => {
    const store = STORES[0]!;
    const address = await store.freshAddress();
    const law = changedLaw('fa.yaml', "value: '834'", "value: '1200'");
    await payOffice(address, await settingsFor(undefined, { regulations: law })).pay('2025-11');
    const ledger = await opened(address);
    const [run] = await payRuns(ledger);
    const today = await settingsFor();
    const own = await pastRun(ledger, run!, settingsReader, today);
    expect(own.fromToday).toEqual([]);
    const { computation } = await caseOf(own, ['M4']);
    // 1200 / 12 × 6/7
    expect(computation.settlements.map(({ amount }) => amount)).toEqual([8571n, 8571n, 8571n]);
  });

  test('that cannot be read any more are those of today, and it is said', async () => {
    const { ledger, run } = await paidTwice(STORES[0]!, (tables) => tables);
    const blind: SettingsReader = { ...settingsReader, law: none, config: none };
    const today = await settingsFor();
    expect((await pastRun(ledger, run, blind, today)).fromToday).toEqual(['configuration']);
    const others = { ...today, regulationFiles: [] };
    expect((await pastRun(ledger, run, blind, others)).fromToday).toEqual(['law', 'configuration']);
    await expect(pastRun(ledger, run, blind, schemas)).rejects.toThrow(UnreadableSettingsError);
    await expect(pastRun(ledger, run, { ...settingsReader, config: none }, schemas)).rejects.toMatchObject({
      parts: ['configuration'],
    });
  });
});

const none = (): Promise<undefined> => Promise.resolve(undefined);

/** Pays month after month, and lets the payer answer each. */
async function lived(
  address: string,
  store: TestStore,
  conventions: Conventions,
  runs: readonly { readonly payMonth: string; readonly texts: ExportTexts }[],
  payer: readonly string[],
): Promise<void> {
  const office = await Office.open({ ...store, freshAddress: () => Promise.resolve(address) }, conventions);
  for (const [at, { payMonth, texts }] of runs.entries()) {
    const folder = await office.run(payMonth, texts);
    if (!/\d\d$/.test(folder)) continue;
    const [, ...rows] = (office.folder(folder)['paiements.csv'] ?? '').trimEnd().split('\r\n');
    const reference = rows[0]?.split(';')[0] ?? '';
    const answer = (text: string): Promise<unknown> =>
      office.acknowledge(`reference;statut;motif;montant\n${reference};${text}\n`);
    if (payer[at] === 'cancels') await office.cancel(folder);
    if (payer[at] === 'rejects') await answer('REJETE;X;');
    if (payer[at] === 'modifies') await answer('MODIFIE;;1,23');
  }
}

/** Compares what is computed again of every award of a run with its postings and its `retenus.csv`. */
async function expectAsWritten(ledger: Ledger, run: RunRecord, conventions: Conventions): Promise<void> {
  const regulations = shippedRegulations();
  const config = { ...TEST_CONFIG, conventions };
  const reader: SettingsReader = {
    ...settingsReader,
    law: () => Promise.resolve(regulations),
    config: () => Promise.resolve(config),
  };
  const looked = await pastRun(ledger, run, reader, schemas);
  const postings = await all(
    ledger.show({ from: run.firstPosting, to: run.firstPosting + run.postings - 1 }),
  );
  const movements = postings.map(({ key, amount, nature }) =>
    line(nature ?? '', key.payee, key.award, formatPayMonth(key.instalmentMonth), amount),
  );
  const output = run.outputs.find(({ name }) => name === 'retenus.csv')!;
  const retained = new TextDecoder().decode(await bytesOf(ledger.content(output.digest)));
  const held = retained.trimEnd().split('\r\n').slice(1);
  const awards = ['M1', 'M2', 'M3', 'M4', 'M5'];
  const expected = [...movements, ...held].sort(byCodePoint);
  const alone = new Set<string>();
  for (const award of awards) {
    const { computation } = await caseOf(looked, [award]);
    for (const text of linesOf(computation)) alone.add(text);
  }
  expect([...alone].sort(byCodePoint)).toEqual(expected);
  const together = await cases(looked, awards);
  expect(together.flatMap(({ computation }) => linesOf(computation)).sort(byCodePoint)).toEqual(expected);
}

function linesOf({ settlements }: Computation): string[] {
  const motives = { blocked: 'bloque', vanished: 'disparu', serviceFait: 'service' };
  return settlements.map((settlement) => {
    const { key, amount } = settlement;
    const what =
      settlement.kind === 'movement'
        ? settlement.nature
        : settlement.kind === 'barred'
          ? 'prescrit'
          : motives[settlement.motive];
    return line(what, key.payee, key.award, formatPayMonth(key.instalmentMonth), amount);
  });
}

function line(what: string, payee: string, award: string, month: string, amount: bigint): string {
  return [what, payee, award, month, formatCents(centsOf(amount))].join(';');
}

/** The small export is paid, then another month of it as it has become. */
async function paidTwice(
  store: TestStore,
  change: (tables: Tables) => Tables,
  before: Tables = SMALL_EXPORT,
): Promise<{ readonly ledger: Ledger; readonly run: RunRecord }> {
  const address = await store.freshAddress();
  const office = payOffice(address, await settingsFor());
  await office.pay('2025-11', before);
  const { result } = await office.pay('2025-12', change(before));
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  const ledger = await opened(address);
  return { ledger, run: (await payRuns(ledger)).at(-1)! };
}

/** An export of the next school year alone. */
function nextYear(tables: Tables): Tables {
  const later = (text: string): string => text.replaceAll('2026', '2027').replaceAll('2025', '2026');
  const missions = tables.missions!;
  const rows = missions.rows.filter(([id]) => id !== 'M4').map((row) => row.map(later));
  return { ...tables, missions: { ...missions, rows } };
}

async function payRuns(ledger: Ledger): Promise<RunRecord[]> {
  return (await all(ledger.runs())).filter(({ kind }) => kind === 'payroll');
}

function past(ledger: Ledger, run: RunRecord): Promise<PastRun> {
  const reader: SettingsReader = {
    ...settingsReader,
    config: () => Promise.resolve(TEST_CONFIG),
    law: () => Promise.resolve(shippedRegulations()),
  };
  return pastRun(ledger, run, reader, schemas);
}

function caseOf(from: PastRun, awards: readonly string[]): Promise<PastCase> {
  return theCase(caseOfRun(from, { awards, agents: [] }));
}

async function theCase(found: ReturnType<typeof caseOfRun>): Promise<PastCase> {
  const each = await found;
  if (each.kind === 'unusable') throw new Error(JSON.stringify(each));
  return each;
}

async function cases(from: PastRun, awards: readonly string[]): Promise<PastCase[]> {
  const found = await casesOfRun(from, { awards, agents: [] });
  if (found.kind === 'unusable') throw new Error(JSON.stringify(found));
  return (await all(found.cases)).map((each) => each.case);
}
