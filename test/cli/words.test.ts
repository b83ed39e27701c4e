import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ledgerCreated,
  temporaryFolder,
  treeOf,
  trentieme,
  workplace,
  type Answer,
} from '../support/command-line.js';

const REFUSED_FR = 'Commande ou configuration refusée :';

/** A refusal in French: its faults, between what was refused and where help is. */
function faultsOf({ code, out, err }: Answer): string[] {
  const [title, ...lines] = err.trimEnd().split('\n');
  expect({ code, out, title, help: lines.at(-1) }).toEqual({
    code: 64,
    out: '',
    title: REFUSED_FR,
    help: 'Aide : trentieme --help, ou trentieme <commande> --help.',
  });
  return lines.slice(0, -1).map((line) => line.replace(/^ {2}- /, ''));
}

describe('words that no command knows', () => {
  test.each<[string, string[], string]>([
    ['no command', [], "Pas assez d'arguments (hors options) : reçus 0, besoin d'au moins 1"],
    ['a command that is none', ['payer'], 'Argument inconnu : payer'],
    ['half a command', ['layout'], "Pas assez d'arguments (hors options) : reçus 0, besoin d'au moins 1"],
    ['a layout command that is none', ['layout', 'paint'], 'Argument inconnu : paint'],
    ['nothing that run needs', ['run'], 'Arguments requis manquants : input, month, output'],
    ['no month', ['run', '--input', 'a', '--output', 'b'], 'Argument requis manquant : month'],
    ['no day', ['regulations'], 'Argument requis manquant : at'],
    ['an unknown option', ['check', '--input', 'a', '--colour', 'blue'], 'Argument inconnu : colour'],
    ['an option negated', ['check', '--input', 'a', '--no-config'], 'Argument inconnu : no-config'],
    [
      'an option taken apart',
      ['check', '--input', 'a', '--set.academie', '31'],
      'Argument inconnu : set.academie',
    ],
    ['an option without its value', ['run', '--month'], "Pas assez d'arguments après : month"],
    [
      'another language',
      ['check', '--input', 'a', '--lang', 'de'],
      'Valeurs invalides : Argument : lang, donné : "de", choix : "fr", "en"',
    ],
  ])('%s: exit 64', async (_, words, expected) => {
    expect(faultsOf(await trentieme(...words)).join(' ')).toContain(expected);
  });
});

describe('values that an option does not take', () => {
  const bad = async (...words: string[]): Promise<string[]> =>
    faultsOf(await trentieme(...workplace().run, ...words));

  test('are all named at once, with what is expected', async () => {
    const at = workplace();
    const answer = await trentieme(
      ...['run', '--input', at.input, '--config', at.config, '--output', at.output],
      ...['--month', '2025-13', '--now', 'hier', '--set', 'academie'],
    );
    expect(faultsOf(answer)).toEqual([
      "--month : « 2025-13 » n'est pas un mois ; attendu : AAAA-MM",
      "--now : « hier » n'est pas un instant ; attendu : AAAA-MM-JJTHH:MM:SS",
      '--set : « academie » ; attendu : clé=valeur, par exemple conventions.ninths=pay-month',
    ]);
    expect(treeOf(at.output)).toEqual([]);
  });

  test.each(['202511', '2025-00', '2025-11-01', '25-11', 'novembre', '2025-1', ' 2025-11'])(
    'a month such as %j',
    async (month) => {
      const at = workplace();
      const words = at.run.with(at.run.indexOf('--month') + 1, month);
      expect(faultsOf(await trentieme(...words))).toEqual([
        `--month : « ${month} » n'est pas un mois ; attendu : AAAA-MM`,
      ]);
    },
  );

  test.each([
    '2025-02-30T00:00:00',
    '2025-02-29',
    '2025-11-20T24:00:00',
    '2025-11-20T22:60:00',
    '2025-11-20T22:00:60',
    '2025-13-01T00:00:00',
    '2025-11-20 22h',
    '20251120220000',
  ])('an instant such as %j', async (now) => {
    const at = workplace();
    const words = at.run.with(at.run.indexOf('--now') + 1, now);
    expect(faultsOf(await trentieme(...words))).toEqual([
      `--now : « ${now} » n'est pas un instant ; attendu : AAAA-MM-JJTHH:MM:SS`,
    ]);
  });

  test('an option given twice, of which one would be lost', async () => {
    expect(await bad('--month', '2025-12')).toEqual([
      '--month : option donnée deux fois, une seule valeur est possible',
    ]);
  });

  test('an empty value, which would stand for the root of the disk', async () => {
    const at = workplace();
    const run = at.run.with(at.run.indexOf('--output') + 1, '');
    expect(faultsOf(await trentieme(...run))).toEqual(['--output : valeur vide']);
    expect(faultsOf(await trentieme('check', '--input='))).toEqual(['--input : valeur vide']);
  });

  test('a flag with a word, which must not turn a draft into a remittance', async () => {
    expect(await bad('--dry-run=oui')).toEqual([
      '--dry-run : « oui » ; attendu : --dry-run seul (ou --dry-run=false)',
    ]);
    expect(await bad('--dry-run', 'oui')).toEqual(['Argument inconnu : oui']);
  });

  test.each([
    [['--agents', '0'], '--agents : « 0 » ; attendu : 1 – 9000000'],
    [['--agents', '1,5'], '--agents : « 1,5 » ; attendu : 0, 1, 2…'],
    [['--agents', '9999999999'], '--agents : « 9999999999 » ; attendu : 0, 1, 2…'],
    [['--school-year', '2025-2027'], '--school-year : « 2025-2027 » ; attendu : 2015-2016'],
    [['--school-year', '1990-1991'], '--school-year : « 1990 » ; attendu : 2010 – 2040'],
    [['--seed', 'x'], '--seed : « x » ; attendu : 0, 1, 2…'],
    [['--errors', '-1'], '--errors : « -1 » ; attendu : 0, 1, 2…'],
  ])('of generate: %j', async (words, expected) => {
    const output = join(temporaryFolder(), 'fictif');
    expect(faultsOf(await trentieme('generate', '--output', output, ...words))).toEqual([expected]);
    expect(treeOf(output)).toEqual([]);
  });

  test('of regulations: a day that does not exist', async () => {
    expect(faultsOf(await trentieme('regulations', '--at', '2025-02-29'))).toEqual([
      "--at : « 2025-02-29 » n'est pas une date ; attendu : AAAA-MM-JJ",
    ]);
  });
});

describe('values that an option takes', () => {
  test.each([
    ['2025-11-20T22:00:00', '20251120220000'],
    ['2025-11-20 22:00', '20251120220000'],
    ['2025-11-20', '20251120000000'],
    ['2024-02-29T23:59:59.999Z', '20240229235959'],
    ['2025-11-20T22:00:00+01:00', '20251120220000'],
  ])('the instant %j is written %s', async (now, created) => {
    const at = workplace();
    const words = at.run.with(at.run.indexOf('--now') + 1, now);
    expect((await trentieme(...words)).code).toBe(0);
    expect(await manifestOf(at.output)).toMatchObject({ created });
  });

  test('without an instant, the clock of Paris', async () => {
    const at = workplace();
    const words = at.run.toSpliced(at.run.indexOf('--now'), 2);
    expect((await trentieme(...words)).code).toBe(0);
    expect(await manifestOf(at.output)).toMatchObject({
      created: expect.stringMatching(/^20\d{12}$/) as string,
    });
  });

  test('every --set counts, the last one of a key', async () => {
    const at = workplace();
    const sets = ['academie=01', 'conventions.ninths=pay-month', 'academie=02', 'ministere=ABC'];
    const answer = await trentieme(...at.run, ...sets.flatMap((set) => ['--set', set]));
    expect(answer).toMatchObject({ code: 0, err: ledgerCreated(at) });
    expect(await manifestOf(at.output)).toMatchObject({
      academie: '02',
      ministere: 'ABC',
      conventions: { ninths: 'pay-month', rounding: 'half-up' },
    });
  });
});

describe('the language of the answers', () => {
  test.each([
    [['run', '--lang', 'en'], 'Missing required arguments: input, month, output'],
    [['--lang=en', 'run'], 'Missing required arguments: input, month, output'],
    [['regulations', '--at', 'today', '--lang', 'en'], '--at: "today" is not a date; expected: YYYY-MM-DD'],
  ])('is English when asked: %j', async (words, expected) => {
    const { code, err } = await trentieme(...words);
    expect(code).toBe(64);
    expect(err).toBe(
      `Command or configuration refused:\n  - ${expected}\nHelp: trentieme --help, or trentieme <command> --help.\n`,
    );
  });
});

async function manifestOf(output: string): Promise<unknown> {
  const { readFile } = await import('node:fs/promises');
  return JSON.parse(await readFile(join(output, '2025-11', '01', 'bordereau.json'), 'utf8'));
}
