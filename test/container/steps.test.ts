import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf, temporaryFolder, trentieme } from '../support/command-line.js';
import { DOCKERFILE, ROOT, stagesOf, type Stage, type Step } from '../support/dockerfile.js';

// There may be no engine here: the steps of the Dockerfile, as its parser reads them, are carried out in a clean folder
// that stands for the root of the file system. What the last stage holds is then read-only, and runs as nobody we know.

const SAMPLE = join(ROOT, 'samples/01-premier-mois');
const isRoot = process.getuid?.() === 0;
const [UID, GID] = [10001, 10001];

describe.skipIf(process.platform === 'win32')('the steps of the Dockerfile', () => {
  let base: string;
  let image: string;

  beforeAll(() => {
    base = mkdtempSync(join(tmpdir(), 'trentieme-image-'));
    chmodSync(base, 0o755);
    const [build, program] = stagesOf(DOCKERFILE);
    if (build === undefined || program === undefined) throw new Error('two stages were expected');
    const built = join(base, 'build');
    image = join(base, 'program');
    carryOut(build, built, { context: ROOT });
    carryOut(program, image, { context: ROOT, build: built });
    // The base image has its Node there.
    mkdirSync(join(image, 'usr/local/bin'), { recursive: true });
    linkOrCopy(process.execPath, join(image, 'usr/local/bin/node'));
    closed(image);
  }, 240_000);

  afterAll(() => {
    spawnSync('chmod', ['-R', 'u+w', base]);
    rmSync(base, { recursive: true, force: true });
  });

  test('the image holds what ships, and no tool, test, export or secret', () => {
    const home = join(image, 'opt/trentieme');
    expect(readdirSync(home).sort()).toEqual([
      'bin',
      'dist',
      'node_modules',
      'package.json',
      'schemas',
      'src',
    ]);
    expect(readdirSync(join(home, 'src'))).toEqual(['regulations']);
    expect(readdirSync(join(home, 'bin')).sort()).toEqual(['health.js', 'trentieme.js']);
    expect(shippedPackages(join(home, 'node_modules'))).toEqual(lockedPackages());
    const bytes = inside(home).reduce((sum, path) => sum + lstatSync(path).size, 0);
    expect(bytes).toBeLessThan(60 << 20);
  });

  test('its folders are for the account of the program alone', () => {
    for (const name of ['entrees', 'sorties', 'livre']) {
      expect(lstatSync(join(image, 'srv/trentieme', name)).mode & 0o777).toBe(0o700);
    }
  });

  test('a month is paid as the sample says, by another account, on a tree that cannot be written', async () => {
    const data = join(base, 'volumes');
    const volumes = ['entrees', 'sorties', 'livre'].map((name) => join(data, name));
    cpSync(join(SAMPLE, 'input'), join(data, 'entrees'), { recursive: true });
    for (const volume of volumes.slice(1)) mkdirSync(volume, { mode: 0o700 });
    copyFileSync(join(SAMPLE, 'trentieme.yaml'), join(data, 'trentieme.yaml'));
    chmodSync(join(data, 'trentieme.yaml'), 0o444);
    if (isRoot) for (const volume of volumes) owned(volume);
    const before = snapshot(image);
    const words = (place: string): string[] => [
      ...['run', '--month', '2025-11', '--now', '2025-11-20T22:00:00', '--explanations'],
      ...['--input', join(data, 'entrees'), '--config', join(data, 'trentieme.yaml')],
      ...['--output', join(place, 'sorties'), '--ledger', join(place, 'livre/trentieme.db')],
    ];
    const answer = inContainer(image, words(data));
    expect(answer.status, answer.stderr).toBe(2);
    const written = filesOf(join(data, 'sorties/2025-11/01'));
    const expected = filesOf(join(SAMPLE, 'expected'));
    for (const name of ['mouvements.txt', 'paiements.csv', 'retenus.csv']) {
      expect(written[name]?.equals(expected[name] ?? Buffer.alloc(0)), name).toBe(true);
    }
    // And what this very source writes here.
    const here = temporaryFolder();
    mkdirSync(join(here, 'livre'));
    expect((await trentieme(...words(here))).code).toBe(2);
    const again = filesOf(join(here, 'sorties/2025-11/01'));
    expect(Object.keys(written)).toEqual(Object.keys(again));
    for (const [name, bytes] of Object.entries(again)) expect(written[name]?.equals(bytes), name).toBe(true);
    expect(snapshot(image)).toEqual(before);
    expect(readdirSync(join(data, 'livre'))).toEqual(['trentieme.db']);
  });

  test.runIf(isRoot)('what is not a volume refuses that account', () => {
    const { status, stderr } = inContainer(image, [
      ...['generate', '--agents', '5', '--output', join(image, 'opt/trentieme/x')],
    ]);
    expect([status, existsSync(join(image, 'opt/trentieme/x'))]).toEqual([74, false]);
    expect(stderr).toContain('EACCES');
  });

  test('without words it says what it can do', () => {
    const { status, stdout } = inContainer(image, defaultWords());
    expect(status).toBe(0);
    expect(stdout).toContain('trentieme run');
  });
});

/** Carries a stage out under a folder that stands for `/`. */
function carryOut(stage: Stage, root: string, from: Readonly<Record<string, string>>): void {
  let folder = '/';
  for (const step of stage.steps) {
    if (step.keyword === 'WORKDIR') {
      folder = posix.resolve(folder, step.words[0] ?? '');
      mkdirSync(join(root, folder), { recursive: true });
    } else if (step.keyword === 'COPY') {
      copy(step, root, folder, from);
    } else if (step.keyword === 'RUN') {
      run(step.words, root, folder);
    }
  }
}

function copy(step: Step, root: string, folder: string, from: Readonly<Record<string, string>>): void {
  const source = from[step.flags['from'] ?? 'context'] ?? '';
  const target = posix.resolve(folder, step.words.at(-1) ?? '');
  const isFolder = (step.words.at(-1) ?? '').endsWith('/');
  for (const word of step.words.slice(0, -1)) {
    const [at, to] = [join(source, word), join(root, target, isFolder ? basename(word) : '')];
    mkdirSync(dirname(to), { recursive: true });
    cpSync(at, to, { recursive: true });
    for (const path of [at, ...inside(at)]) {
      if (lstatSync(path).isDirectory()) chmodSync(to + path.slice(at.length), lstatSync(path).mode & 0o777);
    }
  }
}

/** Runs the words as they are; an absolute path is one under that folder. */
function run(words: readonly string[], root: string, folder: string): void {
  const [program = '', ...rest] = words.map((word) => (word.startsWith('/') ? join(root, word) : word));
  const { status, stdout, stderr } = spawnSync(program, rest, {
    cwd: join(root, folder),
    encoding: 'utf8',
    env: environment(),
  });
  if (status === 0) return;
  if (program === 'npm' && rest[0] === 'ci' && UNREACHED.test(stderr)) {
    console.warn(
      `npm does not reach its registry: « ${words.join(' ')} » is a copy of what is installed here.`,
    );
    copyInstalled(join(root, folder), rest.includes('--omit=dev'));
    return;
  }
  throw new Error(`${words.join(' ')}: ${String(status)}\n${stdout}${stderr}`);
}

const UNREACHED =
  /npm error (?:code|errno) (?:ENOTFOUND|ECONN\w+|EAI_AGAIN|E?TIMEDOUT|ENETUNREACH|\w*CERT\w*|UNABLE_TO\w+)/;

/** That of a build: not the one of a test, and a registry that does not answer is not waited for. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !['NODE_ENV', 'NODE_OPTIONS'].includes(name));
  const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
  return {
    ...Object.fromEntries(own),
    PATH: path,
    npm_config_prefer_offline: 'true',
    npm_config_fetch_retries: '0',
  };
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

function lockedPaths(production: boolean): string[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  return Object.entries(packages)
    .filter(
      ([path, { dev, optional }]) => path !== '' && !(production && (dev === true || optional === true)),
    )
    .map(([path]) => path);
}

function copyInstalled(home: string, production: boolean): void {
  rmSync(join(home, 'node_modules'), { recursive: true, force: true });
  // What only builds is linked, where the disk can; what ships is copied, for its permissions are changed.
  const linked = ['-al', join(ROOT, 'node_modules'), join(home, 'node_modules')];
  if (!production && spawnSync('cp', linked).status === 0) return;
  for (const path of lockedPaths(production).filter((installed) => existsSync(join(ROOT, installed)))) {
    cpSync(join(ROOT, path), join(home, path), {
      recursive: true,
      filter: (at) => at === join(ROOT, path) || basename(at) !== 'node_modules',
    });
  }
}

function lockedPackages(): string[] {
  return lockedPaths(true)
    .map((path) => path.replace(/^node_modules\//, ''))
    .sort();
}

function shippedPackages(folder: string, prefix = ''): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((own) => `${name}/${own}`) : [name],
    )
    .flatMap((name) => {
      const nested = join(folder, name, 'node_modules');
      return [
        `${prefix}${name}`,
        ...(existsSync(nested) ? shippedPackages(nested, `${prefix}${name}/node_modules/`) : []),
      ];
    })
    .sort();
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Read-only to everybody: root is not, and runs nothing here. */
function closed(folder: string): void {
  for (const path of [folder, ...inside(folder)]) {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink() || path.endsWith('/usr/local/bin/node')) continue;
    chmodSync(path, stat.mode & 0o777 & ~0o222 || 0o700);
    if (path.includes('/srv/trentieme/')) chmodSync(path, 0o700);
  }
}

function owned(folder: string): void {
  for (const path of [folder, ...inside(folder)]) chownSync(path, UID, GID);
}

function inside(folder: string): string[] {
  if (!lstatSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

function snapshot(folder: string): string[] {
  return inside(folder)
    .map((path) => {
      const { mode, size, mtimeMs } = lstatSync(path);
      return [path, mode, size, mtimeMs].join(' ');
    })
    .sort();
}

function lastSteps(): readonly Step[] {
  return stagesOf(DOCKERFILE).at(-1)?.steps ?? [];
}

function defaultWords(): readonly string[] {
  return lastSteps().find(({ keyword }) => keyword === 'CMD')?.words ?? [];
}

/** What an engine starts: the entry point, the words, the variables, the account, and the last folder. */
function inContainer(image: string, words: readonly string[]) {
  const entry = lastSteps().find(({ keyword }) => keyword === 'ENTRYPOINT')?.words ?? [];
  const variables = lastSteps().filter(({ keyword }) => keyword === 'ENV');
  const env: Record<string, string> = { PATH: '/usr/bin:/bin' };
  for (const pair of variables.flatMap((step) => step.words)) {
    env[pair.slice(0, pair.indexOf('='))] = pair.slice(pair.indexOf('=') + 1);
  }
  const [program = '', ...rest] = entry.map((word) =>
    word === 'node' ? join(image, 'usr/local/bin/node') : join(image, word),
  );
  const account = isRoot
    ? ['setpriv', `--reuid=${String(UID)}`, `--regid=${String(GID)}`, '--clear-groups', '--no-new-privs']
    : ['env'];
  const [command = '', ...all] = [...account, program, ...rest, ...words];
  return spawnSync(command, all, {
    cwd: resolve(image, 'srv/trentieme'),
    encoding: 'utf8',
    env,
  });
}
