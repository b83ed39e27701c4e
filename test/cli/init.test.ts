import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadRegulations } from '../../src/cli/settings.js';
import { readConfig } from '../../src/config/config.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { readYaml } from '../../src/contracts/yaml.js';
import { readPackageJson } from '../../src/io/package-files.js';
import { DEFAULT_CONVENTIONS, DEFAULT_THRESHOLDS } from '../../src/model/index.js';
import { temporaryFolder, treeOf, trentieme, workplace } from '../support/command-line.js';

const LANGS = ['fr', 'en'] as const;
const PLACEHOLDERS = { fr: 'À REMPLIR', en: 'TO FILL IN' } as const;

async function prepared(lang: 'fr' | 'en' = 'fr'): Promise<{ folder: string; config: string }> {
  const folder = join(temporaryFolder(), 'paie');
  expect(await trentieme('init', folder, '--lang', lang)).toMatchObject({ code: 0, err: '' });
  return { folder, config: readFileSync(join(folder, 'trentieme.yaml'), 'utf8') };
}

/** With every optional setting taken up, and every placeholder replaced. */
function takenUp(config: string): string {
  return config
    .split('\n')
    .map((line) => (/^#(?! \S)/.test(line) ? line.slice(1) : line))
    .join('\n')
    .replace(/^academie: .*$/m, "academie: '31'")
    .replace(/^ministere: .*$/m, 'ministere: MEN')
    .replace(
      /recipients: .*$/m,
      'recipients: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]',
    )
    .replaceAll(/'(?:À REMPLIR|TO FILL IN)'/g, "'9001'");
}

describe('the folder', () => {
  test('holds a configuration, its folders and the first steps, for its owner alone whatever the umask', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const { folder } = await prepared();
    expect(treeOf(folder)).toEqual([
      'LISEZMOI.md',
      'archives',
      'entrees',
      'livre',
      'sorties',
      'trentieme.yaml',
    ]);
    const modes = ['.', ...treeOf(folder)].map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
    expect(modes).toEqual(
      modes.map(([name]) => [name, String(name).includes('.') && name !== '.' ? 0o600 : 0o700]),
    );
  });

  test('says the first three commands', async () => {
    const { folder } = await prepared();
    const commands = readFileSync(join(folder, 'LISEZMOI.md'), 'utf8').match(/^ *trentieme \S+/gm);
    expect(commands?.map((line) => line.trim())).toEqual([
      'trentieme doctor',
      'trentieme check',
      'trentieme run',
    ]);
  });

  test.each([
    ['trentieme.yaml', 'déjà là, rien n’est remplacé'],
    ['LISEZMOI.md', 'déjà là, rien n’est remplacé'],
    ['entrees', 'n’est pas un dossier'],
  ])('is refused where %s stands, and nothing is written', async (name, said) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), 'à moi');
    const { code, err } = await trentieme('init', folder);
    expect(code).toBe(64);
    expect(err).toContain(said);
    expect(err).toContain(join(folder, name));
    expect(treeOf(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('à moi');
  });

  test('is not one that a link leads to', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ailleurs'));
    symlinkSync(join(folder, 'ailleurs'), join(folder, 'paie'));
    expect((await trentieme('init', join(folder, 'paie'))).code).toBe(64);
    expect(treeOf(join(folder, 'ailleurs'))).toEqual([]);
  });

  test('may hold other things, which stay', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'entrees'));
    writeFileSync(join(folder, 'entrees', 'agents.csv'), 'x');
    expect((await trentieme('init', folder)).code).toBe(0);
    expect(treeOf(join(folder, 'entrees'))).toEqual(['agents.csv']);
  });
});

describe('the configuration', () => {
  test('is refused by a run until its codes are filled in, every one named', async () => {
    const { folder, config } = await prepared();
    const { input } = workplace();
    const { code, err } = await trentieme(
      ...['run', '--month', '2025-11', '--input', input, '--output', join(folder, 'sorties')],
      ...['--config', join(folder, 'trentieme.yaml'), '--ledger', join(folder, 'livre', 'trentieme.db')],
    );
    expect(code).toBe(64);
    const active = config.split('\n').filter((line) => !line.trim().startsWith('#'));
    const expected = active.filter((line) => line.includes(PLACEHOLDERS.fr)).length;
    expect(expected).toBeGreaterThan(8);
    expect(err.match(/valeur « À REMPLIR » non admise ; attendu/g)).toHaveLength(expected);
    expect(treeOf(join(folder, 'livre'))).toEqual([]);
  });

  test.each(LANGS)(
    '%s: is accepted with every setting taken up, and its usual values are those of the program',
    async (lang) => {
      const { regulations } = await loadRegulations(undefined, 'fr');
      const check = compileSchema(await readPackageJson('schemas/config.schema.json'));
      const { config: text } = await prepared(lang);
      const outcome = readConfig(takenUp(text), new Map(), check, [...regulations.allowances.keys()]);
      expect(outcome).not.toHaveProperty('faults');
      if ('faults' in outcome) return;
      const { conventions, thresholds, codes, schedule } = outcome.config;
      expect(conventions).toEqual(DEFAULT_CONVENTIONS);
      expect(thresholds).toEqual(DEFAULT_THRESHOLDS);
      expect(Object.keys(codes).sort()).toEqual([...regulations.allowances.keys()].sort());
      expect([schedule.nightly, schedule.cutOffTime]).toEqual([150, 150]);
    },
  );

  test.each(LANGS)('%s: names every key that the schema knows', async (lang) => {
    const { config } = await prepared(lang);
    const keys = keysOf(await readPackageJson('schemas/config.schema.json'));
    expect(keys.length).toBeGreaterThan(50);
    expect(
      keys.filter((key) => !new RegExp(`(?<![\\w.-])${key.replaceAll('.', '\\.')}(?![\\w-])`).test(config)),
    ).toEqual([]);
  });

  test('says the same in both languages', async () => {
    const [french, english] = await Promise.all(LANGS.map(async (lang) => (await prepared(lang)).config));
    const values = (text = '') => readYaml(takenUp(text), 'strings');
    expect(values(french)).toEqual(values(english));
    expect(values(french).kind).toBe('value');
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

function keysOf({ properties = {} }: Schema): string[] {
  return Object.entries(properties).flatMap(([key, own]) => [key, ...keysOf(own)]);
}
