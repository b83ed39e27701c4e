import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../src/cli/example-lines.js';
import { temporaryFolder, trentieme, trentiemeProcess, workplace } from '../support/command-line.js';
import { AYSHA, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

// What people read in the terminal, in full: each answer is a file of test/cli/answers.

/** Something of everything: paid, rejected, held, warned. */
const MIXED = textsOf({
  ...SMALL_EXPORT,
  agents: withValue(SMALL_EXPORT.agents, AYSHA, 'remarque', ''),
  missions: withValue(
    withValue(withValue(SMALL_EXPORT.missions, 'M1', 'service_fait', 'N'), 'M2', 'etat', 'PROPOSEE'),
    'M6',
    'taux_annuel',
    '313',
  ),
});

describe.each(['fr', 'en'] as const)('the answer, in %s,', (lang) => {
  const golden = (name: string): string => `./answers/${name}.${lang}.txt`;

  test.each([
    ['run', [], 2],
    ['run-draft', ['--dry-run'], 2],
  ] as const)('of %s', async (name, words, code) => {
    const at = workplace(MIXED);
    const answer = await trentieme(...at.run, '--lang', lang, ...words);
    expect(answer.code).toBe(code);
    await expect(`${answer.err}${answer.out}`.replaceAll(at.folder, '…')).toMatchFileSnapshot(golden(name));
  });

  test('of run when nothing is wrong', async () => {
    const at = workplace();
    const { out } = await trentieme(...at.run, '--lang', lang);
    await expect(out.replaceAll(at.folder, '…')).toMatchFileSnapshot(golden('run-clean'));
  });

  test('of check', async () => {
    const { code, out, err } = await trentieme(...workplace(MIXED).check, '--lang', lang);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    await expect(out).toMatchFileSnapshot(golden('check'));
  });

  test('of generate', async () => {
    const output = join(temporaryFolder(), 'fictif');
    const words = ['--agents', '40', '--school-year', '2025-2026', '--seed', '7', '--errors', '4'];
    const { code, out, err } = await trentieme('generate', '--output', output, ...words, '--lang', lang);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out.replaceAll(output, '…')).toMatchFileSnapshot(golden('generate'));
  });

  test('of layout describe', async () => {
    const { code, out, err } = await trentieme('layout', 'describe', '--lang', lang);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(golden('layout-describe'));
  });

  test('of layout lint, on the layout of the program', async () => {
    const { code, out, err } = await trentieme('layout', 'lint', '--lang', lang);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(golden('layout-lint'));
  });

  test.each(['2014-12-31', '2025-11-01'])('of regulations on %s', async (day) => {
    const { code, out, err } = await trentieme('regulations', '--at', day, '--lang', lang);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(golden(`regulations-${day}`));
  });
});

describe('help', () => {
  test.each([
    [[], 0],
    [['run'], 0],
    [['layout'], 0],
    [['profile'], 0],
    [['profile', 'check'], 0],
    [['cancel'], 0],
    [['acknowledge'], 0],
    [['ledger'], 0],
    [['ledger', 'verify'], 0],
    [['ledger', 'show'], 0],
    [['ledger', 'balance'], 0],
    [['ledger', 'export'], 0],
    [['ledger', 'import'], 0],
  ] as const)('of %j is given, and nothing is done', async (words, code) => {
    const answer = trentiemeProcess([...words, '--help']);
    expect({ code: answer.code, err: answer.err }).toEqual({ code, err: '' });
    await expect(answer.out).toMatchFileSnapshot(`./answers/help-${words.join('-') || 'all'}.fr.txt`);
  });

  test('names every option that the command takes', () => {
    const folder = new URL('../../src/cli/commands/', import.meta.url);
    const source = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const options = [...source.matchAll(/\.option\(\s*'([a-z-]+)'/g)].map(([, name = '']) => name);
    const help = Object.keys(EXAMPLES)
      .map((command) => trentiemeProcess([...command.split(' '), '--help', '--lang', 'en']).out)
      .join('\n');
    expect(options.filter((name) => !help.includes(`--${name} `))).toEqual([]);
  });
});
