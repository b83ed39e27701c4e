import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { EXAMPLES, type ExampleName } from '../../src/cli/example-lines.js';
import { exampleLines } from '../../src/cli/examples.js';
import { textsIn } from '../../src/cli/texts.js';
import { temporaryFolder, trentieme } from '../support/command-line.js';

const SAMPLE = fileURLToPath(new URL('../../samples/01-premier-mois', import.meta.url));

/** What yargs prints by itself. */
async function printed(...words: readonly string[]): Promise<string[]> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    await trentieme(...words);
    return log.mock.calls.map(([line]) => String(line));
  } finally {
    log.mockRestore();
  }
}

async function commandsUnder(...group: readonly string[]): Promise<string[]> {
  const found = await printed('--get-yargs-completions', 'trentieme', ...group, '');
  return found.filter((word) => !word.startsWith('-'));
}

describe('every command has an example', () => {
  test('there is one for each command that the program knows, and no other', async () => {
    const names: string[] = [];
    for (const command of await commandsUnder()) {
      const grouped = ['ledger', 'layout', 'profile'].includes(command) ? await commandsUnder(command) : [];
      names.push(...(grouped.length === 0 ? [command] : grouped.map((own) => `${command} ${own}`)));
    }
    expect(Object.keys(EXAMPLES).sort()).toEqual(names.sort());
  });

  test.each(Object.keys(EXAMPLES) as ExampleName[])('%s: under its help, in both languages', (name) => {
    for (const lang of ['fr', 'en'] as const) {
      expect(exampleLines([...name.split(' '), '--help', '--lang', lang], lang)).toEqual([
        '',
        textsIn(lang).examples.title(1),
        `  ${textsIn(lang).examples.says[name]}`,
        `    trentieme ${EXAMPLES[name]}`,
      ]);
      expect(textsIn(lang).examples.says[name]).toMatch(/\S.*:$/);
    }
    expect(textsIn('fr').examples.says[name]).not.toBe(textsIn('en').examples.says[name]);
  });

  test.each<[readonly string[], readonly ExampleName[]]>([
    [['--help'], ['init', 'doctor', 'run']],
    [
      ['--lang', 'fr', '--help'],
      ['init', 'doctor', 'run'],
    ],
    [
      ['layout', '--help'],
      ['layout describe', 'layout lint'],
    ],
    [['--log', 'text', 'ledger', 'show', '--help'], ['ledger show']],
    [['payer', '--help'], []],
    [['run'], []],
  ])('%j gives those of %j', (words, names) => {
    const lines = exampleLines(words, 'fr').filter((line) => line.startsWith('    '));
    expect(lines).toEqual(names.map((name) => `    trentieme ${EXAMPLES[name]}`));
  });

  test('the terminal says it after the options', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    onTestFinished(() => void vi.restoreAllMocks());
    const { code, out } = await trentieme('check', '--help', '--lang', 'en');
    expect([code, out]).toEqual([
      0,
      '\nExample:\n  Checks the export of the month, computing nothing:\n    trentieme check --config trentieme.yaml --input entrees\n',
    ]);
  });

  test.each(Object.entries(EXAMPLES))(
    '%s: each option of the example is one of the command',
    async (name, line) => {
      const known = await printed('--get-yargs-completions', 'trentieme', ...name.split(' '), '--');
      expect(known.length).toBeGreaterThan(3);
      const given = [...line.matchAll(/ (--[a-z-]+)/g)].map(([, option]) => option);
      expect(given.filter((option) => !known.includes(option ?? ''))).toEqual([]);
    },
  );
});

describe('the examples are a story that can be told', () => {
  let home: string;
  beforeEach(() => {
    home = process.cwd();
  });
  afterEach(() => {
    process.chdir(home);
  });

  /** In the folder of `init`, with the configuration and the export of the first sample. */
  async function office(): Promise<void> {
    const folder = temporaryFolder();
    process.chdir(folder);
    await tell('init', 0);
    process.chdir(join(folder, 'paie'));
    writeFileSync('trentieme.yaml', readFileSync(join(SAMPLE, 'trentieme.yaml')));
    cpSync(join(SAMPLE, 'input'), 'entrees', { recursive: true });
  }

  async function tell(
    name: ExampleName,
    code: number,
    more: readonly string[] = [],
    less?: string,
  ): Promise<string> {
    const words = EXAMPLES[name].split(' ').filter((word) => word !== less);
    const answer = await trentieme(...words, ...more);
    expect(answer, `${EXAMPLES[name]}\n${answer.err}${answer.out}`).toMatchObject({ code });
    return answer.out;
  }

  test('from the folder to the report', async () => {
    await office();
    await tell('doctor', 2);
    await tell('check', 2);
    await tell('run', 2);
    await tell('run', 2, ['--now', '2025-11-20T22:00:00'], '--dry-run');
    await tell('replay', 0);
    expect(await tell('explain', 0)).toContain('M0000263-2');
    await tell('report', 0);
    await tell('verify', 0);
    await tell('ledger verify', 0);
    await tell('ledger show', 0);
    await tell('ledger balance', 0);
    await tell('ledger export', 0);
    // Nothing is final before the payer has answered.
    await tell('purge', 65);
    await tell('doctor', 0);
    await tell('cancel', 0);
  });

  test('what needs neither an export nor a ledger', async () => {
    await office();
    await tell('generate', 0);
    await tell('regulations', 0);
    await tell('layout describe', 0);
    await tell('keygen', 0);
  });

  test('a schedule that does what is due once, and says it', async () => {
    await office();
    mkdirSync('depot');
    const schedule = 'schedule: { input: depot, output: sorties, ledger: livre/trentieme.db }';
    writeFileSync(
      'trentieme.yaml',
      `${readFileSync('trentieme.yaml', 'utf8')}\ncalendar: { 2099-01: 2098-12-10 }\n${schedule}\n`,
    );
    await tell('schedule', 0);
    expect(await tell('status', 0)).toContain('Ordonnanceur');
  });
});
