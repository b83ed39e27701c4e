import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filesOf, ledgerCreated, temporaryFolder, treeOf, trentieme } from '../support/command-line.js';

// A sample is a demonstration and a test at once: its README says the commands, and what they print is compared too.
// When what is expected changes for a good reason, run the command of the README and copy its folder to expected/.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'samples');
const SAMPLES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('each sample is tested below', () => {
  expect(SAMPLES).toEqual([
    '01-premier-mois',
    '02-corrections',
    '03-xml',
    '04-profils',
    '05-exploitation',
    '06-campagne',
  ]);
});

describe('sample 01-premier-mois', () => {
  const sample = '01-premier-mois';
  const at = (...names: string[]): string => join(FOLDER, sample, ...names);
  const readme = readFileSync(at('README.md'), 'utf8');

  test('has what every sample has', () => {
    expect(readdirSync(at()).sort()).toEqual(['README.md', 'expected', 'input', 'trentieme.yaml']);
  });

  test('gives exactly what is expected, byte for byte, by the command of its README', async () => {
    const folder = temporaryFolder();
    const [output, ledger] = [join(folder, 'sortie'), join(folder, 'livre.db')];
    const words = commandIn(readme, 'run');
    expect(valueOf(words, '--input')).toBe(`samples/${sample}/input`);
    expect(valueOf(words, '--config')).toBe(`samples/${sample}/trentieme.yaml`);
    const { code, out, err } = await trentieme(
      ...words.with(words.indexOf('--output') + 1, output).with(words.indexOf('--ledger') + 1, ledger),
    );
    expect({ code, err }).toEqual({
      code: Number(/code de sortie est (\d+)/.exec(readme)?.[1]),
      err: ledgerCreated({ ledger }),
    });
    expect(withPlainSpaces(out.replace(output, valueOf(words, '--output')))).toBe(
      withPlainSpaces(consoleIn(readme)),
    );
    const [remittance = ''] = treeOf(output).filter((path) => path.split(/[\\/]/).length === 2);
    expectSameFiles(join(output, remittance), at('expected'));
  });

  test('has an input that is exactly what the other command of its README generates', async () => {
    const output = join(temporaryFolder(), 'fictif');
    const words = commandIn(readme, 'generate');
    const { code } = await trentieme(...words.with(words.indexOf('--output') + 1, output));
    expect(code).toBe(0);
    expectSameFiles(output, at('input'));
  });
});

describe('sample 02-corrections', () => {
  const sample = join(FOLDER, '02-corrections');

  test('tells exactly what its commands answer, one after the other', async () => {
    const readme = readFileSync(join(sample, 'README.md'), 'utf8');
    const out = temporaryFolder();
    let steps = 0;
    const told = await retold(readme, async (words) => {
      steps += 1;
      const {
        code,
        out: said,
        err,
      } = await trentieme(...words.map((word) => word.replace(/^out\//, `${out}/`)));
      return { code, said: withPlainSpaces(`${err}${said}`).replaceAll(`${out}/`, 'out/') };
    });
    expect(steps).toBe(15);
    await expect(told).toMatchFileSnapshot(join(sample, 'README.md'));
    expectSameFiles(join(out, 'corrections', '2025-12', '01'), join(sample, 'expected'));
  });

  test('begins with an export that the command of its README generates', async () => {
    const output = join(temporaryFolder(), 'fictif');
    const words = ['--agents', '40', '--school-year', '2025-2026', '--seed', '11'];
    expect(readFileSync(join(sample, 'README.md'), 'utf8')).toContain(words.join(' '));
    expect((await trentieme('generate', '--output', output, ...words)).code).toBe(0);
    expectSameFiles(output, join(sample, 'input-1'));
  });
});

test('sample 04-profils tells exactly what its commands answer', async () => {
  const readme = join(FOLDER, '04-profils', 'README.md');
  let steps = 0;
  const told = await retold(readFileSync(readme, 'utf8'), async (words) => {
    steps += 1;
    const { code, out, err } = await trentieme(...words);
    return { code, said: `${err}${out}` };
  });
  expect(steps).toBe(2);
  await expect(told).toMatchFileSnapshot(readme);
});

describe('sample 03-xml', () => {
  test('pays what the CSV files of sample 01 pay, by the command of its README', async () => {
    const folder = temporaryFolder();
    const [output, ledger] = [join(folder, 'sortie'), join(folder, 'livre.db')];
    const words = commandIn(readFileSync(join(FOLDER, '03-xml', 'README.md'), 'utf8'), 'run');
    const { code } = await trentieme(
      ...words.with(words.indexOf('--output') + 1, output).with(words.indexOf('--ledger') + 1, ledger),
    );
    expect(code).toBe(2);
    const wanted = join(FOLDER, '01-premier-mois', 'expected');
    for (const name of ['mouvements.txt', 'paiements.csv', 'retenus.csv']) {
      const made = readFileSync(join(output, '2025-11', '01', name));
      expect(made.equals(readFileSync(join(wanted, name))), name).toBe(true);
    }
    const anomalies = readFileSync(join(output, '2025-11', '01', 'anomalies.csv'), 'utf8').split('\r\n');
    const files = anomalies.slice(1, -1).map((row) => row.split(';')[2]);
    expect(new Set(files)).toEqual(new Set(['export.xml']));
  });
});

/** The README with what each of its commands answers today, and with its exit code. */
async function retold(
  readme: string,
  run: (words: readonly string[]) => Promise<{ readonly code: number | null; readonly said: string }>,
): Promise<string> {
  const step = /```sh\nnpx trentieme (.*)\n```\n\n```console\n[^]*?```\n\nCode de sortie\s: \d+\./u;
  let told = '';
  let rest = readme;
  for (let found = step.exec(rest); found !== null; found = step.exec(rest)) {
    const command = found[1] ?? '';
    const { code, said } = await run(command.split(' '));
    told += rest.slice(0, found.index);
    told += `\`\`\`sh\nnpx trentieme ${command}\n\`\`\`\n\n\`\`\`console\n${said}\`\`\`\n\nCode de sortie\u00A0: ${String(code)}.`;
    rest = rest.slice(found.index + found[0].length);
  }
  return told + rest;
}

test('the first sample is what it has been since the beginning, and what npm start runs', () => {
  const readme = readFileSync(join(FOLDER, '01-premier-mois', 'README.md'), 'utf8');
  const [run, generate] = [commandIn(readme, 'run'), commandIn(readme, 'generate')];
  expect(generate.filter((word) => !word.startsWith('out/')).join(' ')).toBe(
    'generate --output --agents 300 --school-year 2025-2026 --seed 2025 --errors 12',
  );
  expect(run.slice(0, 6).join(' ')).toBe('run --month 2025-11 --now 2025-11-20T22:00:00 --explanations');
  const start = readFileSync(join(ROOT, 'bin', 'start.js'), 'utf8');
  expect(start).toContain("['run', '--month', '2025-11', '--now', '2025-11-20T22:00:00', '--explanations']");
});

/** The words of the one command of this name that a README gives. */
function commandIn(readme: string, name: string): string[] {
  const lines = readme.split('\n').filter((line) => line.startsWith(`npx trentieme ${name} `));
  expect(lines).toHaveLength(1);
  return lines[0]!.trim().split(/\s+/).slice(2);
}

function valueOf(words: readonly string[], option: string): string {
  return words[words.indexOf(option) + 1] ?? '';
}

/** What the README says the command prints. */
function consoleIn(readme: string): string {
  return /^```console\n([^]*?)^```$/m.exec(readme)?.[1] ?? '';
}

/** The README writes with plain spaces what the program writes with no-break ones. */
function withPlainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

function expectSameFiles(found: string, expected: string): void {
  const [made, wanted] = [filesOf(found), filesOf(expected)];
  expect(Object.keys(made)).toEqual(Object.keys(wanted));
  // As text with one character for each byte, to show where two files part.
  for (const [name, bytes] of Object.entries(wanted)) {
    expect(made[name]!.toString('latin1'), name).toBe(bytes.toString('latin1'));
  }
}
