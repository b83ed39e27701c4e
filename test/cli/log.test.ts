import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandFailed } from '../../src/cli/command-end.js';
import {
  temporaryFolder,
  trentieme,
  trentiemeProcess,
  workplace,
  type Workplace,
} from '../support/command-line.js';
import { bugWith } from '../support/disk-faults.js';
import { listened } from '../support/listening.js';
import { logRecords, sentencesOf } from '../support/log-lines.js';
import { csvOf, SMALL_CONFIG, SMALL_EXPORT, secretsOf, textsOf, withValue } from '../support/small-export.js';

// What is said where nobody looks is a log: JSON lines, each with the name of the run, and nobody in them.

const RUN = '00000000-0000-4000-8000-000000000000';

/** A small export with a rejected row, a held award and warnings. */
function faulty(): Workplace {
  const missions = withValue(SMALL_EXPORT.missions, 'M3', 'date_debut', '31/02/2025');
  return workplace({ ...textsOf(SMALL_EXPORT), missions: csvOf(missions) });
}

describe('a run that nobody looks at', () => {
  test('tells each stage with its duration and its counts, on lines that bear its name and its month', async () => {
    const at = workplace();
    const { code, out, err } = await listened(at.run);
    expect(code).toBe(0);
    expect(out).toContain('Paie de novembre 2025 — remise 01');
    const records = logRecords(err);
    for (const { time, run, level } of records) {
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect([run, level]).toEqual([RUN, 'info']);
    }
    expect(records.map(({ month }) => month)).toEqual(Array(records.length).fill('2025-11'));
    expect(records.map(({ event, stage }) => stage ?? event)).toEqual([
      'run-began',
      ...['loaded', 'opened', 'leased', 'reissued', 'read', 'settled', 'computed', 'archived'],
      ...['written', 'drafted', 'posted', 'published', 'confirmed'],
      'said',
      'ended',
      'run-ended',
      'command-ended',
    ]);
    const settled = records.find(({ stage }) => stage === 'settled');
    expect(settled).toMatchObject({ parts: 1, rows: 17 });
    expect(settled?.msg).toMatch(/^Droits calculés \(\d+,\d s\)\.$/);
    const bytes = Object.values(textsOf(SMALL_EXPORT)).reduce(
      (sum, text) => sum + Buffer.byteLength(text),
      0,
    );
    expect(records.find(({ stage }) => stage === 'read')).toMatchObject({ bytes });
    const ended = records.find(({ event }) => event === 'run-ended');
    expect(ended).toMatchObject({
      ...{ outcome: 'done', exitCode: 0, remittance: 1, movements: 12, persons: 5 },
      ...{ rejects: 0, warnings: 0, held: 0, barred: 0 },
      rows: { 'agents.csv': 5, 'missions.csv': 6 },
      msg: 'Paie de 2025-11 : terminée (code 0).',
    });
    const times = records
      .filter(({ event }) => event === 'stage')
      .map((each) => Number(each['milliseconds']));
    const sum = times.reduce((total, each) => total + each, 0);
    expect(Math.abs(sum - Number(ended?.['milliseconds']))).toBeLessThan(times.length);
  });

  test('says there what it says on a terminal, and nothing else in sentences', async () => {
    const [one, other] = [faulty(), faulty()];
    const logged = await listened(one.run);
    const watched = await trentieme(...other.run);
    expect(logged.code).toBe(2);
    expect(sentencesOf(logged.err).replaceAll(one.folder, '')).toBe(watched.err.replaceAll(other.folder, ''));
    expect(logged.out.replaceAll(one.folder, '')).toBe(watched.out.replaceAll(other.folder, ''));
    expect(logRecords(logged.err).at(-1)).toMatchObject({
      level: 'warn',
      event: 'command-ended',
      exitCode: 2,
    });
  });

  test('tells its failure as an error, sentence by sentence, and the code it ends with', async () => {
    const at = workplace({ ...textsOf(SMALL_EXPORT), missions: 'rien\n' });
    const { code, err } = await listened(at.run);
    expect(code).toBe(65);
    const errors = logRecords(err).filter(({ level }) => level === 'error');
    expect(errors[0]).toMatchObject({ event: 'run-ended', outcome: 'failure', failure: 'unusable-input' });
    expect(errors[1]).toMatchObject({ event: 'said', msg: "L'export ne peut pas être utilisé :" });
    expect(errors.at(-1)).toMatchObject({ event: 'command-ended', command: 'run', exitCode: 65 });
  });

  test.each([
    ['a configuration that is missing', ['--set', 'codes.FA=zero']],
    ['a month that is none', ['--now', 'hier']],
    ['an option that nobody knows', ['--payer']],
  ])('ends its log in order with %s', async (_, more) => {
    const { code, err } = await listened([
      ...workplace().check.with(0, 'run'),
      '--month',
      '2025-11',
      ...more,
    ]);
    expect(code).toBe(64);
    expect(logRecords(err).at(-1)).toMatchObject({ event: 'command-ended', exitCode: 64, level: 'error' });
  });
});

describe('the form of what is said', () => {
  const words = (at: Workplace, ...more: string[]): string[] => [...at.run, ...more];

  test.each([
    ['a terminal', [], { columns: 80 }, false],
    ['no terminal', [], {}, true],
    ['no terminal, as text', ['--log', 'text'], {}, false],
    ['a terminal, as JSON', ['--log=json'], { columns: 80 }, true],
    ['no terminal, as it comes', ['--log', 'auto'], {}, true],
  ] as const)('follows who looks, or what is asked: %s', async (_, more, listening, isLog) => {
    const { err } = await listened(words(faulty(), ...more), listening);
    expect(err.startsWith('{')).toBe(isLog);
    if (!isLog) expect(err).toMatch(/^Grand livre créé : [^\n]*\n$/);
  });

  test('is refused when it is none', async () => {
    const { code, err } = await listened(words(workplace(), '--log', 'xml'));
    expect(code).toBe(64);
    expect(err).toContain('xml');
  });

  test('shows the stages on a terminal with --debug', async () => {
    const { err } = await listened(words(workplace(), '--debug'), { columns: 80 });
    expect(err).toMatch(/^\[stage\] Droits calculés \(\d+,\d s\)\. \{"stage":"settled"/m);
  });

  test('is only errors with --quiet, on a terminal and in a log', async () => {
    expect(await listened(words(workplace(), '--quiet'), { columns: 80 })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(await listened(words(workplace(), '--quiet'))).toEqual({ code: 0, out: '', err: '' });
    expect(await trentieme(...faulty().run, '--quiet')).toEqual({ code: 2, out: '', err: '' });
    const refused = await listened([...workplace({}).run, '--quiet']);
    expect([refused.code, refused.out]).toEqual([65, '']);
    const levels = new Set(logRecords(refused.err).map(({ level }) => level));
    expect([...levels]).toEqual(['error']);
  });

  test('of a brake is an error, that --quiet leaves', async () => {
    const at = workplace();
    expect((await trentieme(...at.run)).code).toBe(0);
    const shorter = { ...SMALL_EXPORT.missions, rows: SMALL_EXPORT.missions.rows.slice(0, 3) };
    writeFileSync(join(at.input, 'missions.csv'), csvOf(shorter));
    const december = at.run.with(at.run.indexOf('--month') + 1, '2025-12');
    const { code, err } = await trentieme(...december, '--quiet');
    expect([code, err]).toEqual([3, expect.stringContaining('missions.csv')]);
  });

  test('of a long run on a terminal is a bar besides, gone when it is over', async () => {
    const at = workplace();
    const output = join(at.folder, 'grand');
    // More than a megabyte: it is settled in parts.
    const size = ['--agents', '7000', '--school-year', '2025-2026'];
    await trentieme('generate', '--output', output, ...size);
    const run = at.run.with(at.run.indexOf('--input') + 1, output);
    const { err } = await listened([...run, '--workers', '1'], { columns: 80, tick: 1000 });
    const drawn = err.split('\r\u001B[K').slice(1);
    expect(drawn.some((line) => line.startsWith('Calcul  [') && line.includes('parties'))).toBe(true);
    expect(drawn.every((line) => line.length < 200)).toBe(true);
    expect(drawn.at(-1)).toMatch(/^Grand livre créé : [^\r]*\n$/);
  }, 60_000);

  test('of a long run goes down line by line on a terminal that cannot be drawn over, and is not with --quiet', async () => {
    const dumb = { columns: 80, tick: 11_000, env: { TERM: 'dumb' } };
    const { err } = await listened(words(workplace()), dumb);
    expect(err).toMatch(/^Calcul {2}\[#{24}\] 100 % {2}1\/1 partie/m);
    expect(err).not.toContain('\u001B');
    expect((await listened(words(workplace(), '--quiet'), dumb)).err).toBe('');
  }, 60_000);
});

describe('nobody is in a log', () => {
  /** Everything that names someone in an export, and what each is paid. */
  function named(folder: string): string[] {
    const [header = '', ...rows] = readFileSync(join(folder, 'agents.csv'), 'utf8').split('\n');
    const columns = header
      .replace(/^\uFEFF/, '')
      .trim()
      .split(';');
    return rows
      .filter((row) => row !== '')
      .flatMap((row) => {
        const fields = row.trim().replaceAll('"', '').split(';');
        const value = (column: string): string => fields[columns.indexOf(column)] ?? '';
        const nir = value('nir').replaceAll(' ', '');
        return [value('numen'), nir, nir.slice(0, 13), value('nom'), value('prenom')];
      })
      .filter((secret) => secret.length > 2);
  }

  test('of an export of many people with every kind of fault, drafted, posted, braked, with --debug', async () => {
    const place = temporaryFolder();
    const [input, output, ledger] = ['export', 'sortie', 'livre.db'].map((name) => join(place, name));
    const config = join(place, 'trentieme.yaml');
    writeFileSync(config, SMALL_CONFIG);
    const faults = ['--agents', '600', '--seed', '3', '--errors', '90', '--school-year', '2025-2026'];
    expect((await trentieme('generate', '--output', input!, ...faults)).code).toBe(0);
    const run = ['run', '--input', input!, '--config', config, '--output', output!, '--ledger', ledger!];
    const [debug, json] = [
      ['--debug', '--now', '2025-11-20T22:00:00'],
      ['--log', 'json'],
    ];
    const november = [...run, ...debug, ...json, '--month', '2025-11'];
    const missions = readFileSync(join(input!, 'missions.csv'), 'utf8');
    const runs = [
      await listened([...november, '--dry-run']),
      await listened(november),
      await listened([...november, '--workers', '2']),
    ];
    const secrets = named(input!);
    writeFileSync(join(input!, 'missions.csv'), missions.split('\n').slice(0, 200).join('\n') + '\n');
    runs.push(await listened([...run, ...debug, ...json, '--month', '2025-12']));
    writeFileSync(join(input!, 'agents.csv'), missions);
    runs.push(await listened([...run, ...debug, ...json, '--month', '2025-12']));
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 3, 65]);
    const paid = readFileSync(join(output!, '2025-11', '01', 'paiements.csv'), 'utf8');
    expect(secrets.length).toBeGreaterThan(2000);
    // The search would find them where they are meant to be.
    expect(secrets.filter((secret) => paid.includes(secret)).length).toBeGreaterThan(400);
    for (const { err } of runs) {
      const records = logRecords(err);
      expect(records.length).toBeGreaterThan(4);
      expect(
        secrets.filter((secret) => new RegExp(`(?<![\\p{L}\\d])${secret}(?![\\p{L}\\d])`, 'iu').test(err)),
      ).toEqual([]);
      for (const { event, msg } of records.filter((each) => each.event !== 'said')) {
        expect(`${event} ${msg}`).not.toMatch(/€|\d,\d\d\b/);
      }
    }
  }, 120_000);

  test('when a bug has someone in its message, not even in the trace of --debug', () => {
    const at = workplace();
    const [name = ''] = secretsOf(SMALL_EXPORT);
    // The trace names the module of the bug, which here is its whole text.
    const [begin, end] = [name.slice(0, 6), name.slice(6)];
    const hidden = `${begin}' + '${end}`;
    const { code, err } = trentiemeProcess([...at.run, '--debug'], { preload: bugWith(hidden) });
    expect(code).toBe(70);
    expect(err).toMatch(/^TypeError\n\s+at /m);
  });

  test('when the message of a bug goes over several lines', () => {
    const said: string[] = [];
    const terminal = { out: () => undefined, err: (text: string) => void said.push(text) };
    const bug = new RangeError('of\nDURANTŒUR 284127645101075\nand others');
    expect(commandFailed(bug, ['run', '--debug'], terminal, false, 'fr')).toBe(70);
    expect(said.at(-1)).toMatch(/^RangeError(\n +at [^\n]*)+$/);
    expect(said.join('\n')).not.toMatch(/DURANT|2841|others/);
  });
});
