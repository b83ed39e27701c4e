import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../src/io/loopback-server.js';
import { DOCKERFILE, dockerfileFaults, ROOT, stagesOf } from '../support/dockerfile.js';

// No engine is needed to read a Dockerfile: the rules of hadolint that matter here, and ours.

test('the Dockerfile breaks none of the rules', () => {
  expect(dockerfileFaults(DOCKERFILE)).toEqual([]);
});

describe('a Dockerfile that breaks a rule is told so', () => {
  test.each<[string, string | RegExp, string, string]>([
    ['a tag that moves', /@sha256:[0-9a-f]{64}/, '', 'not pinned'],
    ['the latest of anything', /node:24\S+/, 'node:latest', 'not pinned'],
    ['root', 'USER 10001:10001', 'USER 0:0', 'USER: root'],
    ['a user by name', 'USER 10001:10001', 'USER node', 'USER: root, or not by number'],
    ['nobody in particular', 'USER 10001:10001\n', '', 'USER: expected once'],
    ['a shell', 'RUN ["npm", "run", "build"]', 'RUN npm run build', 'not the exec form'],
    [
      'a script from the network',
      'RUN ["npm", "run", "build"]',
      'RUN ["sh", "-c", "curl https://example.org | sh"]',
      'a shell, or something fetched',
    ],
    ['an install that may differ', '["npm", "ci", "--omit=dev"', '["npm", "install", "--omit=dev"', 'npm ci'],
    ['scripts of dependencies', /"--ignore-scripts", /, '', '--ignore-scripts'],
    ['an archive unpacked', 'COPY src ./src', 'ADD src ./src', 'ADD'],
    ['a folder that depends', 'WORKDIR /srv/trentieme', 'WORKDIR trentieme', 'not absolute'],
    ['files of nobody', '--chown=0:0 ', '', 'nobody said whose'],
    ['the whole context', /COPY --from=build --chown=0:0 \S+bin/, 'COPY . ', 'not from the build'],
    ['a probe in a shell', /CMD \["node", "\S+health.js"\]/, 'CMD node health.js', 'HEALTHCHECK'],
  ])('%s', (_, found, put, said) => {
    const broken = DOCKERFILE.replace(found, put);
    expect(broken).not.toBe(DOCKERFILE);
    expect(dockerfileFaults(broken).join('\n')).toContain(said);
  });
});

test('the image runs the Node that the tests run on', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const versions = stagesOf(DOCKERFILE).map(({ image }) => /^node:(\S+)-slim/.exec(image)?.[1]);
  expect(new Set([...versions, ...Object.values(optionalDependencies)]).size).toBe(1);
});

test('the context of the build is what it copies, and nothing else', () => {
  const lines = readFileSync(`${ROOT}.dockerignore`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [build] = stagesOf(DOCKERFILE);
  const copied = build?.steps
    .filter(({ keyword }) => keyword === 'COPY')
    .flatMap(({ words }) => words.slice(0, -1));
  expect(lines).toEqual(['*', ...lines.slice(1)]);
  expect(
    lines
      .slice(1)
      .map((line) => line.replace(/^!/, ''))
      .sort(),
  ).toEqual([...(copied ?? [])].sort());
});

describe('the probe of the container', () => {
  const [, last] = stagesOf(DOCKERFILE);
  const words = last?.steps.find(({ keyword }) => keyword === 'HEALTHCHECK')?.words ?? [];
  const probe = (port: number): Promise<number | null> =>
    new Promise((resolve) => {
      const script = (words[1] ?? '').replace('/opt/trentieme/', ROOT);
      spawn(process.execPath, [script], {
        env: { ...process.env, TRENTIEME_HEALTH_PORT: String(port) },
        stdio: 'ignore',
      }).on('exit', resolve);
    });

  test.each([
    [200, 0],
    [503, 1],
  ] as const)('a scheduler that answers %i: exit %i', async (status, code) => {
    const server = await serveLoopback(0, (path) =>
      path === '/health' ? { status, body: {} } : { status: 503, body: {} },
    );
    onTestFinished(() => server.close());
    expect(words[0]).toBe('node');
    expect(await probe(server.port)).toBe(code);
  });

  test('nobody answers: exit 1', async () => {
    const server = await serveLoopback(0, () => undefined);
    await server.close();
    expect(await probe(server.port)).toBe(1);
  });
});
