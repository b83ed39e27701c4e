import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { ExportTexts } from './engine.js';
import { sentencesOf } from './log-lines.js';
import { secretsOf, SMALL_CONFIG, SMALL_EXPORT, SMALL_MONTH, textsOf } from './small-export.js';

/** What a command answered. */
export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export async function trentieme(...words: readonly string[]): Promise<Answer> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, {
    out: (text) => void out.push(`${text}\n`),
    err: (text) => void err.push(`${text}\n`),
  });
  return discreet({ code, out: out.join(''), err: err.join('') });
}

export interface ProcessOptions {
  readonly cwd?: string;
  /** A module that Node loads first, as text. */
  readonly preload?: string;
  readonly umask?: '000' | '077';
  /** What the shell makes of the program, which is `"$@"`. */
  readonly script?: string;
}

/** Runs the real program, built, in a process of its own. */
export function trentiemeProcess(words: readonly string[], options: ProcessOptions = {}): Answer {
  const { cwd, preload, umask = '022', script = 'exec "$@"' } = options;
  const importing =
    preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const command = [process.execPath, ...importing, PROGRAM, ...words];
  const shell = ['-c', `umask ${umask}; ${script}`, 'sh', ...command];
  const { status, stdout, stderr } =
    process.platform === 'win32'
      ? spawnSync(process.execPath, command.slice(1), { cwd, encoding: 'utf8' })
      : spawnSync('sh', shell, { cwd, encoding: 'utf8' });
  const { err } = discreet({ code: status, out: stdout, err: stderr });
  return { code: status, out: stdout, err: sentencesOf(err) };
}

/** Whatever a command answers, it names nobody: every answer of every test is searched for the agents of the export. */
function discreet(answer: Answer): Answer {
  const said = `${answer.out}${answer.err}`;
  const told = SECRETS.filter((secret) => said.includes(secret));
  if (told.length > 0) throw new Error(`the program said ${told.join(', ')}:\n${said}`);
  return answer;
}

const SECRETS = secretsOf(SMALL_EXPORT).flatMap((secret) => [secret, secret.toUpperCase()]);

const PROGRAM = fileURLToPath(new URL('../../bin/trentieme.js', import.meta.url));

/** A folder of its own for a test, gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trentieme-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A workplace: an export, a configuration, and the words of a run on them. */
export interface Workplace {
  readonly folder: string;
  readonly input: string;
  readonly config: string;
  readonly output: string;
  readonly ledger: string;
  /** The words of `run`, with everything it needs; more words come after. */
  readonly run: readonly string[];
  readonly check: readonly string[];
}

/** Lays the small export out on disk, or another one. */
export function workplace(
  texts: ExportTexts | Readonly<Record<string, Uint8Array | string>> = textsOf(SMALL_EXPORT),
  config = SMALL_CONFIG,
): Workplace {
  const folder = temporaryFolder();
  const places = {
    input: join(folder, 'export'),
    config: join(folder, 'trentieme.yaml'),
    output: join(folder, 'sortie'),
    ledger: join(folder, 'trentieme.db'),
  };
  mkdirSync(places.input);
  for (const [name, content] of Object.entries(texts)) {
    writeFileSync(join(places.input, name.includes('.') ? name : `${name}.csv`), content);
  }
  writeFileSync(places.config, config);
  const settings = ['--input', places.input, '--config', places.config];
  return {
    folder,
    ...places,
    check: ['check', ...settings],
    run: [
      'run',
      '--month',
      SMALL_MONTH,
      '--now',
      NOW,
      ...settings,
      '--output',
      places.output,
      '--ledger',
      places.ledger,
    ],
  };
}

const NOW = '2025-11-20T22:00:00';

/** What the first run of a workplace says besides its summary: it has made a ledger. */
export function ledgerCreated({ ledger }: Pick<Workplace, 'ledger'>): string {
  return `Grand livre créé : ${ledger}. Il est vide : tout ce qui est dû sera proposé comme jamais versé.\n`;
}

/** The files of a folder by their path under it, `/` between names. */
export function filesOf(folder: string): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => name.replaceAll('\\', '/'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** Every path under a folder, relative; nothing when there is no such folder. */
export function treeOf(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
