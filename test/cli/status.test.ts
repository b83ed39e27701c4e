import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { status } from '../../src/cli/status.js';
import type { ScheduleStatus } from '../../src/operations/schedule-status.js';
import { temporaryFolder, trentieme, workplace } from '../support/command-line.js';
import { SMALL_CONFIG } from '../support/small-export.js';

const NOW = Date.parse('2025-11-03T08:00:00Z');

const STATUS: ScheduleStatus = {
  version: 1,
  program: { name: 'trentieme', version: '0.1.0' },
  pid: 4711,
  mode: 'foreground',
  inService: '2025-09-01T07:00:00.000Z',
  started: '2025-11-01T07:00:00.000Z',
  heartbeat: '2025-11-03T07:59:30.000Z',
  stopped: null,
  running: null,
  next: { kind: 'draft', payMonth: '2025-12', at: '2025-11-04T02:30' },
  lastError: {
    at: '2025-10-28T01:45:00.000Z',
    code: 'ledger-locked',
    sentences: ['Un autre traitement tient le grand livre.', "Rien n'a été écrit."],
  },
  lastSuccess: '2025-11-03T01:31:10.000Z',
  runs: [
    {
      kind: 'post',
      payMonth: '2025-11',
      started: '2025-10-28T01:30:00.000Z',
      ended: '2025-10-28T01:45:00.000Z',
      late: false,
      tries: 2,
      skippedTicks: 0,
      outcome: 'failure',
      exitCode: 75,
      code: 'ledger-locked',
      folder: null,
      counts: null,
    },
    {
      kind: 'post',
      payMonth: '2025-11',
      started: '2025-10-29T02:00:00.000Z',
      ended: '2025-10-29T02:01:10.000Z',
      late: true,
      tries: 1,
      skippedTicks: 1,
      outcome: 'rejects',
      exitCode: 2,
      code: null,
      folder: '/srv/paie/2025-11/01',
      counts: { movements: 225, persons: 147, rejects: 11, warnings: 5, held: 4, barred: 0 },
    },
    {
      kind: 'draft',
      payMonth: '2025-12',
      started: '2025-11-03T01:30:00.000Z',
      ended: '2025-11-03T01:31:10.000Z',
      late: false,
      tries: 1,
      skippedTicks: 0,
      outcome: 'done',
      exitCode: 0,
      code: null,
      folder: '/srv/paie/2025-12/projet',
      counts: { movements: 230, persons: 150, rejects: 0, warnings: 5, held: 0, barred: 0 },
    },
  ],
  night: { night: '2025-11-03', state: 'final', count: 1, ended: '2025-11-03T01:31:10.000Z' },
  cutOffs: [{ payMonth: '2025-11', state: 'final', count: 3, ended: '2025-10-29T02:01:10.000Z' }],
};

async function said(
  changed: Partial<ScheduleStatus> = {},
  lang: 'fr' | 'en' = 'fr',
): Promise<{ readonly code: number; readonly out: string }> {
  const path = join(temporaryFolder(), 'etat.json');
  writeFileSync(path, JSON.stringify({ ...STATUS, ...changed }));
  const out: string[] = [];
  const options = { config: undefined, set: [], regulations: undefined, status: path, json: false, lang };
  const terminal = { out: (text: string) => void out.push(text), err: () => undefined };
  return { code: await status(options, terminal, NOW), out: out.join('\n') };
}

describe('status', () => {
  test('says the last runs, the next one and the last error', async () => {
    const { code, out } = await said();
    expect(code).toBe(0);
    expect(`${out}\n`).toMatchInlineSnapshot(`
      "Ordonnanceur trentieme 0.1.0 (processus 4711)
        État                  en service, dernier signe de vie le 2025-11-03 08:59
        Prochain              projet de 2025-12, le 2025-11-04 02:30
        Dernière erreur       2025-10-28 02:45 — ledger-locked
                              Un autre traitement tient le grand livre.
                              Rien n'a été écrit.
        Derniers traitements  2025-11-03 02:30 — projet de 2025-12 : terminé, mouvements 230, rejets 0, retenues 0, /srv/paie/2025-12/projet
                              2025-10-29 03:00 — paie de 2025-11 : terminé, avec des rejets ou des retenues, mouvements 225, rejets 11, retenues 4, rattrapée après sa date limite, 1 top d’horloge passé pendant ce temps, /srv/paie/2025-11/01
                              2025-10-28 02:30 — paie de 2025-11 : échec, ledger-locked, 2 tentatives
      "
    `);
  });

  test('says them in English too', async () => {
    expect((await said({ next: null, lastError: null, runs: [] }, 'en')).out).toMatchInlineSnapshot(`
      "Scheduler trentieme 0.1.0 (process 4711)
        State       in service, last sign of life on 2025-11-03 08:59
        Next        nothing: the calendar has no cut-off left
        Last error  none
        Last runs   none"
    `);
  });

  test.each([
    ['goes on', {}, 0, 'en service, dernier signe de vie le 2025-11-03 08:59'],
    [
      'gave no sign of life for six minutes',
      { heartbeat: '2025-11-03T07:54:00.000Z' },
      74,
      'il semble arrêté',
    ],
    [
      'runs something, and has no time for a sign of life',
      {
        heartbeat: '2025-11-03T07:30:00.000Z',
        running: { kind: 'draft', payMonth: '2025-12', started: '2025-11-03T07:30:00.000Z', skippedTicks: 0 },
      },
      0,
      'projet de 2025-12 en cours depuis le 2025-11-03 08:30',
    ],
    [
      'has been running something for more than an hour without a sign of life',
      {
        heartbeat: '2025-11-03T06:30:00.000Z',
        running: { kind: 'draft', payMonth: '2025-12', started: '2025-11-03T06:30:00.000Z', skippedTicks: 0 },
      },
      74,
      'il semble arrêté',
    ],
    ['was stopped', { stopped: '2025-11-03T07:59:30.000Z' }, 74, 'arrêté le 2025-11-03 08:59'],
    [
      'is called from outside, and was this night',
      { mode: 'once', stopped: '2025-11-03T01:31:10.000Z', heartbeat: '2025-11-03T01:31:10.000Z' },
      0,
      'appelé de l’extérieur, la dernière fois le 2025-11-03 02:31',
    ],
    [
      'is called from outside, and was not for two nights',
      { mode: 'once', stopped: '2025-11-01T01:31:10.000Z', heartbeat: '2025-11-01T01:31:10.000Z' },
      74,
      'il semble arrêté',
    ],
    [
      'ended its last run with rejects',
      { runs: STATUS.runs.slice(0, 2) },
      2,
      'avec des rejets ou des retenues',
    ],
    ['failed in its last run', { runs: STATUS.runs.slice(0, 1) }, 75, 'échec, ledger-locked, 2 tentatives'],
  ] satisfies (readonly [string, Partial<ScheduleStatus>, number, string])[])(
    'of a scheduler that %s',
    async (_, changed, code, words) => {
      const answer = await said(changed);
      expect([answer.code, answer.out]).toEqual([code, expect.stringContaining(words)]);
    },
  );
});

describe('a status', () => {
  test('is given as it is with --json', async () => {
    const path = join(temporaryFolder(), 'etat.json');
    const stopped = { ...STATUS, stopped: STATUS.heartbeat };
    writeFileSync(path, JSON.stringify(stopped));
    const { code, out } = await trentieme('status', '--status', path, '--json');
    expect([code, JSON.parse(out)]).toEqual([74, stopped]);
  });

  test.each([
    ['not there', undefined, 'Aucun état dans'],
    ['not JSON', '{', 'Ce n’est pas un fichier d’état que cette version sait lire'],
    ['of a later version', JSON.stringify({ ...STATUS, version: 2 }), 'Ce n’est pas un fichier d’état'],
  ])('that is %s ends with 65', async (_, text, words) => {
    const path = join(temporaryFolder(), 'etat.json');
    if (text !== undefined) writeFileSync(path, text);
    const { code, err } = await trentieme('status', '--status', path);
    expect([code, err]).toEqual([65, expect.stringContaining(words)]);
  });

  test('is found where the configuration puts it, beside the results unless it says otherwise', async () => {
    const at = workplace();
    const asked = async (section: string): Promise<string> => {
      writeFileSync(at.config, `${SMALL_CONFIG}${section}`);
      return (await trentieme('status', '--config', at.config)).err;
    };
    expect(await asked(`schedule: { output: ${at.output} }\n`)).toContain(`${at.output}/etat.json`);
    expect(await asked(`schedule: { output: ${at.output}, status: /var/etat }\n`)).toContain(
      'dans /var/etat.',
    );
    expect(await asked('')).toContain('donnez --status, ou --config');
  });
});
