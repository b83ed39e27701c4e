import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, formatIsoDate, parseIsoDate } from '../../src/calendar/index.js';
import { parisNow } from '../../src/io/clock.js';
import { openLedger, type Ledger, type RunRecord } from '../../src/ledger/index.js';
import { STORES, type TestStore } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import {
  filesOf,
  treeOf,
  trentieme,
  workplace,
  type Answer,
  type Workplace,
} from '../support/command-line.js';
import { dropExport, exportOf } from '../support/drop-folder.js';
import { AYSHA, SMALL_CONFIG, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

// The account a process runs under is not ours to change: each command says here whose it is.
const account = vi.hoisted(() => ({ login: '' }));
vi.mock('../../src/io/who.js', () => ({
  whoRuns: () => `${account.login}@test (pid 1)`,
  login: () => account.login,
}));

const APPROVAL = `${SMALL_CONFIG}approval: required\n`;
const MONTH = '2025-11';

beforeEach(() => {
  account.login = 'nobody';
});

/** A command of somebody, from an account of theirs. */
async function by(login: string, words: readonly string[]): Promise<Answer> {
  account.login = login;
  return trentieme(...words);
}

function office(ledger?: string, config = APPROVAL, texts = textsOf(SMALL_EXPORT)): Workplace {
  const at = workplace(texts, config);
  const run = at.run.map((word) => (word === at.ledger ? (ledger ?? word) : word));
  return { ...at, ledger: ledger ?? at.ledger, run };
}

function approval({ output, ledger }: Workplace, ...words: readonly string[]): string[] {
  const place = ['--output', output, '--ledger', ledger, '--now', '2025-11-21T09:30:00'];
  return ['approve', '--month', MONTH, '--remittance', '01', ...place, ...words];
}

const folderOf = ({ output }: Workplace, name: string): string => join(output, MONTH, name);

async function looking<Result>(address: string, body: (ledger: Ledger) => Promise<Result>): Promise<Result> {
  const ledger = await openLedger(address, { create: false, now: () => 0 });
  try {
    return await body(ledger);
  } finally {
    await ledger.close();
  }
}

const runsOf = ({ ledger }: Workplace): Promise<readonly RunRecord[]> =>
  looking(ledger, async (book) => all(book.runs()));

async function recordIn({ ledger }: Workplace, run: RunRecord | undefined, name: string): Promise<unknown> {
  const digest = run?.inputs.find((input) => input.name === name)?.digest ?? '';
  return looking(ledger, async (book) => {
    const bytes = Buffer.from(await book.wholeContent(digest));
    return JSON.parse(bytes.toString()) as unknown;
  });
}

/** Nothing of a remittance: neither in the book nor beside what waits. */
async function expectNothingPosted(at: Workplace): Promise<void> {
  expect((await runsOf(at)).filter(({ kind }) => kind === 'payroll')).toEqual([]);
  expect(existsSync(folderOf(at, '01'))).toBe(false);
}

describe.each(STORES)('a remittance that one person prepares, in $name,', (store: TestStore) => {
  const prepared = async (config?: string, words: readonly string[] = []): Promise<Workplace> => {
    const at = office(await store.freshAddress(), config);
    const { code, err } = await by('adurand', [...at.run, '--operator', 'Anne', ...words]);
    expect(code, err).toBe(0);
    return at;
  };

  test('and another releases is, byte for byte, the one that a run alone pays, and both are sealed', async () => {
    const at = await prepared();
    expect(treeOf(at.output).filter((name) => !name.includes('a-approuver'))).toEqual([MONTH]);
    expect(await runsOf(at)).toEqual([]);
    const waiting = filesOf(folderOf(at, 'a-approuver'));
    const { code, out, err } = await by('bmartin', approval(at, '--operator', 'Benoît'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('remise 01');
    expect(out).toContain(
      'Préparée par Anne (compte adurand), le 20/11/2025 à 22:00:00 ; approuvée par Benoît (compte bmartin), le 21/11/2025 à 09:30:00.',
    );
    expect(readdirSync(join(at.output, MONTH))).toEqual(['01']);
    expect(filesOf(folderOf(at, '01'))).toEqual(waiting);
    const [run, ...others] = await runsOf(at);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ kind: 'payroll', remittance: 1, created: '20251120220000' });
    expect(await recordIn(at, run, 'approbation/approbation.json')).toMatchObject({
      month: MONTH,
      remittance: 1,
      prepared: { name: 'Anne', login: 'adurand', at: '20251120220000' },
      approved: { name: 'Benoît', login: 'bmartin', at: '20251121093000' },
      manifest: run?.outputs.find(({ name }) => name === 'bordereau.json')?.digest,
      preparation: run?.inputs.find(({ name }) => name === 'approbation/preparation.json')?.digest,
    });
    expect(await looking(at.ledger, (book) => all(book.verify()))).toEqual([]);
    expect((await trentieme('ledger', 'show', '--ledger', at.ledger)).out).toContain(
      '2025-11/01 : préparée par Anne (compte adurand), le 20/11/2025 à 22:00:00 ; approuvée par Benoît',
    );
    // The same export, without the setting: nothing in the files tells how they were released.
    const alone = office(undefined, SMALL_CONFIG);
    await by('adurand', alone.run);
    const paid = ['mouvements.txt', 'paiements.csv', 'retenus.csv', 'anomalies.csv'];
    for (const name of paid) {
      expect(waiting[name]).toEqual(filesOf(folderOf(alone, '01'))[name]);
    }
  });

  test('is not released twice', async () => {
    const at = await prepared();
    await by('bmartin', approval(at));
    const before = filesOf(at.output);
    const { code, err } = await by('bmartin', approval(at));
    expect([code, err]).toEqual([65, expect.stringContaining('Cette remise est déjà engagée')]);
    expect(filesOf(at.output)).toEqual(before);
    expect(await runsOf(at)).toHaveLength(1);
  });

  test('is refused with a reason, which is sealed, and its rank is that of the next one', async () => {
    const at = await prepared();
    const { code, out } = await by('bmartin', approval(at, '--refuse', ' Taux à revoir '));
    expect([code, out]).toEqual([0, expect.stringContaining('Remise 01 de 2025-11 refusée')]);
    await expectNothingPosted(at);
    expect(treeOf(folderOf(at, 'a-approuver'))).toEqual([]);
    const [refusal, ...others] = await runsOf(at);
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ kind: 'refusal', postings: 0, remittance: undefined });
    expect(await recordIn(at, refusal, 'approbation/refus.json')).toMatchObject({
      prepared: { name: 'Anne', login: 'adurand' },
      refused: { name: 'bmartin', login: 'bmartin', at: '20251121093000' },
      motive: 'Taux à revoir',
    });
    expect((await by('bmartin', approval(at))).err).toContain('Aucune remise de ce mois n’attend');
    await by('adurand', at.run);
    expect((await by('bmartin', approval(at))).code).toBe(0);
    expect(readdirSync(join(at.output, MONTH))).toEqual(['01']);
    expect(await looking(at.ledger, (book) => all(book.verify()))).toEqual([]);
    const shown = (await trentieme('ledger', 'show', '--ledger', at.ledger)).out;
    expect(shown).toContain('refusée par bmartin (compte bmartin), le 21/11/2025 à 09:30:00 : Taux à revoir');
  });

  test('keeps the brakes that were let go when it was prepared', async () => {
    const at = await prepared();
    await by('bmartin', approval(at));
    writeFileSync(
      join(at.input, 'missions.csv'),
      textsOf({ missions: { ...SMALL_EXPORT.missions, rows: SMALL_EXPORT.missions.rows.slice(0, 2) } })
        .missions ?? '',
    );
    const december = at.run.map((word) => word.replace(MONTH, '2025-12'));
    expect((await by('adurand', december)).code).toBe(3);
    const accepted = ['--accept-drop', '--accept-recoveries'];
    expect((await by('adurand', [...december, ...accepted])).code).not.toBe(3);
    const words = approval(at).map((word) => (word === MONTH ? '2025-12' : word));
    const { code, err } = await by('bmartin', words);
    expect(code, err).not.toBe(3);
    const run = (await runsOf(at)).at(-1);
    expect(run?.overrides.map((text) => `--${text}`)).toEqual(accepted);
  });

  test('whose archive lost a file is not released', async () => {
    const at = await prepared();
    await store.tamper(at.ledger, 'DELETE FROM archive_parts');
    const { code, err } = await by('bmartin', approval(at));
    expect([code, err]).toEqual([65, expect.stringContaining('Le grand livre est endommagé')]);
    await expectNothingPosted(at);
  });
});

describe('four eyes:', () => {
  test.each([
    ['the same account under another name', 'adurand', 'Benoît', 'ce compte ne peut pas'],
    ['the same name from another account', 'bmartin', 'Anne', 'la même personne ne peut pas'],
    ['the same name in capitals and with blanks', 'bmartin', ' AN NE ', 'la même personne ne peut pas'],
  ])('%s releases nothing (64)', async (_, login, name, expected) => {
    const at = office();
    await by('adurand', [...at.run, '--operator', 'Anne']);
    const before = filesOf(at.output);
    const { code, err } = await by(login, approval(at, '--operator', name));
    expect([code, err]).toEqual([64, expect.stringContaining(expected)]);
    expect(filesOf(at.output)).toEqual(before);
    await expectNothingPosted(at);
  });

  test('whoever prepared may take it back', async () => {
    const at = office();
    await by('adurand', at.run);
    expect((await by('adurand', approval(at, '--refuse', 'erreur'))).code).toBe(0);
    await expectNothingPosted(at);
  });
});

describe('a preparation is not released, and nothing is posted,', () => {
  const refusals: readonly (readonly [string, (at: Workplace) => unknown, string])[] = [
    [
      'when one of its files was changed',
      (at) => {
        writeFileSync(join(folderOf(at, 'a-approuver'), 'paiements.csv'), 'corrigé à la main');
      },
      'Modifié, absent ou en trop : paiements.csv.',
    ],
    [
      'when one of its files is missing',
      (at) => {
        rmSync(join(folderOf(at, 'a-approuver'), 'retenus.csv'));
      },
      'en trop : retenus.csv.',
    ],
    [
      'when a file was added',
      (at) => {
        writeFileSync(join(folderOf(at, 'a-approuver'), 'note.txt'), '');
      },
      'en trop : note.txt.',
    ],
    [
      'when a file became a link to the same bytes',
      (at) => {
        const path = join(folderOf(at, 'a-approuver'), 'paiements.csv');
        const bytes = filesOf(folderOf(at, 'a-approuver'))['paiements.csv'] ?? '';
        rmSync(path);
        writeFileSync(join(at.folder, 'ailleurs.csv'), bytes);
        symlinkSync(join(at.folder, 'ailleurs.csv'), path);
      },
      'en trop : paiements.csv.',
    ],
    [
      'when its folder is gone',
      (at) => {
        rmSync(folderOf(at, 'a-approuver'), { recursive: true });
      },
      'n’est plus là',
    ],
    [
      'when another remittance was posted meanwhile',
      async (at) => {
        const october = at.run.map((word) => (word === MONTH ? '2025-10' : word));
        writeFileSync(at.config, SMALL_CONFIG);
        await by('adurand', october);
      },
      'Le grand livre a changé depuis la préparation',
    ],
  ];

  test.each(refusals)('%s', async (_, change, expected) => {
    const at = office();
    await by('adurand', at.run);
    await change(at);
    const { code, err } = await by('bmartin', approval(at));
    expect([code, err]).toEqual([65, expect.stringContaining(expected)]);
    expect(err).toContain('Préparez à nouveau');
    expect(existsSync(folderOf(at, '01'))).toBe(false);
    expect((await runsOf(at)).filter(({ payMonth }) => payMonth === 2025 * 12 + 10)).toEqual([]);
    // Prepared again, it is released.
    writeFileSync(at.config, APPROVAL);
    await by('adurand', at.run);
    expect((await by('bmartin', approval(at))).code).toBe(0);
  });

  test('under another rank, which is told', async () => {
    const at = office();
    await by('adurand', at.run);
    const words = approval(at).map((word) => (word === '01' ? '02' : word));
    const { code, err } = await by('bmartin', words);
    expect([code, err]).toEqual([65, expect.stringContaining('c’est la 01')]);
    await expectNothingPosted(at);
  });

  test.each([
    ['an empty reason', ['--refuse', ' '], '--refuse : attendu : un motif'],
    ['a name of two lines', ['--operator', 'Anne\nBenoît'], '--operator : « Anne?Benoît »'],
    ['a rank that is none', [], "--remittance : « x » n'est pas un rang"],
  ])('with %s (64)', async (name, more, expected) => {
    const at = office();
    await by('adurand', at.run);
    const words = approval(at, ...more).map((word) =>
      name.startsWith('a rank') && word === '01' ? 'x' : word,
    );
    const { code, err } = await by('bmartin', words);
    expect([code, err]).toEqual([64, expect.stringContaining(expected)]);
    await expectNothingPosted(at);
  });
});

describe('a run of a month that waits for approval', () => {
  test('replaces what waited, and says so', async () => {
    const at = office();
    const first = await by('adurand', [...at.run, '--operator', 'Anne']);
    expect(first.out).toContain('remise 01, à approuver');
    const missions = withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '1000');
    writeFileSync(join(at.input, 'missions.csv'), textsOf({ missions }).missions ?? '');
    const before = filesOf(folderOf(at, 'a-approuver'));
    const second = await by('bmartin', at.run);
    expect(second.err).toContain(
      'cette exécution la remplace. Elle avait été préparée par Anne (compte adurand)',
    );
    expect(filesOf(folderOf(at, 'a-approuver'))).not.toEqual(before);
    expect(readdirSync(join(at.output, MONTH))).toEqual(['a-approuver']);
    // What counts is who prepared last.
    expect((await by('bmartin', approval(at))).code).toBe(64);
    expect((await by('adurand', approval(at))).out).toContain('Préparée par bmartin');
  });

  test('leaves a draft as it is', async () => {
    const at = office();
    await by('adurand', at.run);
    expect((await by('adurand', [...at.run, '--dry-run'])).code).toBe(0);
    expect(readdirSync(join(at.output, MONTH)).sort()).toEqual(['a-approuver', 'projet']);
    expect((await by('bmartin', approval(at))).code).toBe(0);
    expect(readdirSync(join(at.output, MONTH)).sort()).toEqual(['01', 'projet']);
  });

  test('that has nothing to send needs nobody', async () => {
    const at = office();
    await by('adurand', at.run);
    await by('bmartin', approval(at));
    const { code, out } = await by('adurand', at.run);
    expect([code, out]).toEqual([0, expect.stringContaining('sans mouvement')]);
    expect(readdirSync(join(at.output, MONTH)).sort()).toEqual(['01', 'sans-mouvement']);
  });
});

test('the schedule prepares, once, and leaves the export where it was dropped', async () => {
  const at = office(undefined, SMALL_CONFIG);
  await by('robot', at.run.with(at.run.indexOf('--month') + 1, '2025-10'));
  const input = join(at.folder, 'depot');
  // Another export than that of October, which would be known as paid.
  const agents = withValue(SMALL_EXPORT.agents, AYSHA, 'remarque', '');
  dropExport(input, 'novembre', { files: exportOf({ ...SMALL_EXPORT, agents }) });
  const today = parseIsoDate(parisNow().slice(0, 10));
  if (today === undefined) throw new Error('no day');
  const cutOff = (offset: number): string => formatIsoDate(addDays(today, offset));
  const lines = [
    ...[APPROVAL, 'calendar:', `  2025-11: ${cutOff(-1)}`, `  2025-12: ${cutOff(30)}`],
    ...['schedule:', `  input: ${input}`, `  output: ${at.output}`, `  ledger: ${at.ledger}`],
  ];
  writeFileSync(at.config, `${lines.join('\n')}\n`);
  const words = ['schedule', '--config', at.config, '--once'];
  const first = await by('robot', words);
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('remise 01, à approuver')]);
  expect(first.out).toContain('Préparée par robot');
  expect(readdirSync(join(at.output, MONTH))).toEqual(['a-approuver']);
  expect(existsSync(join(input, 'novembre'))).toBe(true);
  const waiting = filesOf(folderOf(at, 'a-approuver'));
  const second = await by('robot', words);
  expect([second.code, second.err]).toEqual([0, expect.not.stringContaining('remplace')]);
  expect(filesOf(folderOf(at, 'a-approuver'))).toEqual(waiting);
  expect((await by('bmartin', approval(at))).code).toBe(0);
});

test('without the setting a run says and writes nothing of approvals', async () => {
  const at = office(undefined, SMALL_CONFIG);
  const { out, err } = await by('adurand', [...at.run, '--operator', 'Anne']);
  expect(`${out}${err}`).not.toMatch(/approu|Anne|adurand/);
  expect(readdirSync(join(at.output, MONTH))).toEqual(['01']);
  const [run] = await runsOf(at);
  expect(run?.inputs.filter(({ name }) => name.startsWith('approbation/'))).toEqual([]);
});

describe.each(['fr', 'en'] as const)('the answer, in %s,', (lang) => {
  test('of a preparation, its release, and what the ledger shows', async () => {
    const at = office();
    const said: string[] = [];
    const hear = ({ code, out, err }: Answer): void => {
      said.push(`[${String(code)}]\n${err}${out}`);
    };
    hear(await by('adurand', [...at.run, '--operator', 'Anne', '--lang', lang]));
    hear(await by('adurand', approval(at, '--lang', lang)));
    hear(await trentieme('ledger', 'show', '--ledger', at.ledger, '--lang', lang));
    hear(await by('bmartin', approval(at, '--lang', lang, '--refuse', 'motif')));
    hear(await by('adurand', [...at.run, '--operator', 'Anne', '--lang', lang]));
    hear(await by('bmartin', approval(at, '--lang', lang, '--operator', 'Benoît')));
    hear(await by('bmartin', approval(at, '--lang', lang)));
    await expect(said.join('\n').replaceAll(at.folder, '…')).toMatchFileSnapshot(
      `./answers/approve.${lang}.txt`,
    );
  });
});
