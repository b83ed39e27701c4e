import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPlan } from '../../src/cli/campaign-plan.js';
import { performUnit } from '../../src/cli/unit.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { campaignOffice } from '../support/campaign-office.js';
import { treeOf, trentieme, type Answer } from '../support/command-line.js';
import { shippedSchema } from '../support/operations.js';
import { SMALL_CONFIG } from '../support/small-export.js';

const MONTHS = ['2025-10', '2025-11'];

/** Units of a plan without a queue, one after the other. */
async function unitsOf(plan: string, ...ranks: readonly number[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const rank of ranks) {
    answers.push(await trentieme('campaign', '--plan', plan, '--unit-index', String(rank)));
  }
  return answers;
}

interface National {
  readonly totals: { readonly outcomes: Readonly<Record<string, number>>; readonly movements: number };
  readonly academies: readonly { readonly academie: string; readonly movements: number }[];
}

async function collected(plan: string, folder: string): Promise<{ answer: Answer; manifest: National }> {
  const answer = await trentieme('campaign', '--plan', plan, '--collect');
  const manifest = JSON.parse(readFileSync(join(folder, 'resultats/essai.json'), 'utf8')) as National;
  expect(compileSchema(shippedSchema('national.schema.json'))(manifest)).toEqual([]);
  return { answer, manifest };
}

describe('a campaign without a queue', () => {
  test('a unit waits (75) until the month before it is posted, and a unit done is not done again', async () => {
    const office = await campaignOffice(2, 15);
    const plan = office.plan('resultats', MONTHS);
    const [early] = await unitsOf(plan, 2);
    expect(early).toMatchObject({ code: 75, out: '' });
    expect(early?.err).toContain('01/2025-11 attend : le mois 2025-10 de cette académie n’est pas engagé');
    expect((await collected(plan, office.folder)).manifest.totals.outcomes).toEqual({ 'not-run': 4 });

    for (const { code } of await unitsOf(plan, 0, 1, 2, 3)) expect(code).toBe(0);
    const first = await collected(plan, office.folder);
    expect(first.manifest.totals.outcomes['not-run']).toBeUndefined();
    expect(first.manifest.totals.movements).toBeGreaterThan(0);
    const tree = treeOf(office.folder);

    const [again] = await unitsOf(plan, 0);
    expect(again).toMatchObject({ code: 0, out: '' });
    const second = await collected(plan, office.folder);
    expect(second).toEqual(first);
    expect(treeOf(office.folder)).toEqual(tree);
  });

  test('a folder that is gone is written again from the ledger, the same bytes', async () => {
    const office = await campaignOffice(1, 15);
    const plan = office.plan('resultats', ['2025-11']);
    await unitsOf(plan, 0);
    const file = join(office.folder, 'resultats/sortie/01/2025-11/01/mouvements.txt');
    const bytes = readFileSync(file);
    rmSync(join(office.folder, 'resultats/sortie/01/2025-11'), { recursive: true });
    expect((await unitsOf(plan, 0))[0]).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('an export that cannot be used, and settings refused, are outcomes with their reasons', async () => {
    const office = await campaignOffice(2, 15);
    writeFileSync(join(office.folder, 'entrees/01/agents.csv'), '');
    const plan = office.plan('resultats', ['2025-11']);
    const bad = readFileSync(plan, 'utf8').replace(
      'input: entrees/02, config: trentieme.yaml',
      'input: entrees/02, config: absent.yaml',
    );
    writeFileSync(plan, bad);
    const [unusable, refused] = await unitsOf(plan, 0, 1);
    expect(unusable).toMatchObject({ code: 65 });
    expect(unusable?.err).toContain('01/2025-11 : export inutilisable');
    expect(refused).toMatchObject({ code: 64 });
    expect(refused?.err).toContain('absent.yaml');
    const { answer } = await collected(plan, office.folder);
    expect(answer.code).toBe(2);
    expect(answer.out).toContain('2 unités non faites :\n  - 01/2025-11 : pas encore traité\n');
  });

  test('a ledger kept in the environment is asked there, and one that is not is refused by its name alone', async () => {
    const office = await campaignOffice(1, 15);
    const plan = office.plan('resultats', ['2025-11'], { ledgerEnv: { '01': 'TRENTIEME_TEST_ABSENT' } });
    const [answer] = await unitsOf(plan, 0);
    expect(answer).toMatchObject({ code: 64 });
    expect(answer?.err).toContain('$TRENTIEME_TEST_ABSENT ne donne pas de grand livre');
  });
});

describe('a unit', () => {
  const quiet = { out: () => undefined, err: () => undefined };
  const performed = async (plan: string, rank: number) => {
    const { units } = await loadPlan(plan, 'fr');
    return performUnit(units[rank]!, { workers: '1', lang: 'fr' }, quiet);
  };

  test('that trips a brake says which, and its académie goes no further', async () => {
    const office = await campaignOffice(1, 40);
    const plan = office.plan('resultats', MONTHS);
    expect(await performed(plan, 0)).toMatchObject({ kind: 'posted' });
    const missions = join(office.folder, 'entrees/01/missions.csv');
    writeFileSync(missions, readFileSync(missions, 'utf8').split('\n').slice(0, 4).join('\n'));
    const braked = await performed(plan, 1);
    expect(braked).toMatchObject({ kind: 'braked', exitCode: 3, remittances: [] });
    expect(braked.reasons.join('\n')).toContain('--accept-drop');
    const { manifest } = await collected(plan, office.folder);
    expect(manifest.totals.outcomes).toEqual({ posted: 1, 'not-run': 1 });
  });

  test('of closed months does them again, and tells what would change', async () => {
    const office = await campaignOffice(1, 15);
    await unitsOf(office.plan('resultats', MONTHS), 0, 1);
    const replay = (config: string): string => {
      const path = join(office.folder, 'rejeu.yaml');
      const academie = `{ id: '01', config: ${config}, ledger: resultats/livres/01.db, output: rejeu }`;
      const range = '{ from: 2025-10, to: 2025-11 }';
      const lines = ['name: rejeu', 'output: rejeu', `replay: ${range}`, 'academies:', `  - ${academie}`, ''];
      writeFileSync(path, lines.join('\n'));
      return path;
    };
    const same = await performed(replay('trentieme.yaml'), 0);
    expect(same).toMatchObject({
      kind: 'replayed',
      exitCode: 0,
      replay: { runs: 2, changed: 0, difference: '0' },
    });
    writeFileSync(join(office.folder, 'autre.yaml'), `${SMALL_CONFIG}conventions: { ninths: pay-month }\n`);
    const other = await performed(replay('autre.yaml'), 0);
    expect(other).toMatchObject({ kind: 'replayed', exitCode: 2, replay: { runs: 2 } });
    expect(other.replay?.changed).toBeGreaterThan(0);
  });
});

describe('a campaign that is said badly', () => {
  test.each([
    ['an index the plan has not', ['--unit-index', '7'], 'attendu : 0 à 0, les rangs des unités du plan'],
    ['a word for an index', ['--unit-index', 'x'], '--unit-index : « x »'],
    ['two ways at once', ['--unit-index', '0', '--collect'], 'donnez l’un ou l’autre, seul'],
    ['no queue', [], 'attendu : --queue postgres://…, ou la variable TRENTIEME_QUEUE'],
    ['a queue that is none', ['--queue', 'mysql://x'], 'attendu : --queue postgres://…'],
    ['a schema that is none', ['--queue', 'postgres://h/b', '--schema', 'A;B'], '--schema : « A;B »'],
    ['a heart that beats too fast', ['--queue', 'postgres://h/b', '--heartbeat', '5'], '10–3600'],
  ])('%s', async (_, words, expected) => {
    const plan = (await campaignOffice(1, 15)).plan('resultats', ['2025-11']);
    const { code, err, out } = await trentieme('campaign', '--plan', plan, ...words);
    expect({ code, out }, err).toEqual({ code: 64, out: '' });
    expect(err).toContain(expected);
  });

  test('a plan with faults is refused with every one of them', async () => {
    const plan = (await campaignOffice(1, 15)).plan('resultats', ['2025-11'], {
      lines: ['mois: x', 'accept: [tout]'],
    });
    const { code, err } = await trentieme('campaign', '--plan', plan, '--collect');
    expect(code).toBe(64);
    expect(err).toContain('clé inconnue « mois »');
    expect(err).toContain('« accept.0 » : valeur « tout » non admise ; attendu : drop, recoveries, stale');
  });

  test('a queue out of reach is told with its code, and never with its password', async () => {
    const plan = (await campaignOffice(1, 15)).plan('resultats', ['2025-11']);
    const words = ['--plan', plan, '--queue', 'postgres://u:motdepasse@127.0.0.1:1/x'];
    const { code, err } = await trentieme('campaign', ...words);
    expect(code).toBe(74);
    expect(err).toContain('File de travail inaccessible (ECONNREFUSED)');
    expect(err).not.toContain('motdepasse');
  });

  test.each([['0'], ['65'], ['deux']])('a worker of %s units at a time', async (count) => {
    const { code, err } = await trentieme('worker', '--queue', 'postgres://h/b', '--concurrency', count);
    expect(code).toBe(64);
    expect(err).toContain(`--concurrency : « ${count} » ; attendu : 1–64`);
  });
});
