import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/command-line.js';
import { cycloneFaults } from '../support/cyclonedx.js';
import { ROOT } from '../support/dockerfile.js';

// `npm run sbom`, `npm run licences`, `npm run audit`: what ships, from the lockfile.

function supply(words: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/supply.js'), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

interface Entry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const LOCK = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

/** A lockfile of these packages. */
function lockOf(packages: Readonly<Record<string, Entry>>): string {
  const path = join(temporaryFolder(), 'package-lock.json');
  const root = { name: 'p', version: '1.0.0', license: 'MIT', dependencies: { a: '1.0.0' } };
  writeFileSync(path, JSON.stringify({ name: 'p', version: '1.0.0', packages: { '': root, ...packages } }));
  return path;
}

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: object;
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('the list of what ships', () => {
  const text = supply(['sbom']).stdout;
  const bom = JSON.parse(text) as Bom;

  test('is CycloneDX, the same bytes each time, with no date', () => {
    expect([bom.bomFormat, bom.specVersion]).toEqual(['CycloneDX', '1.5']);
    expect(bom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(supply(['sbom']).stdout).toBe(text);
    expect(bom.metadata).not.toHaveProperty('timestamp');
  });

  test('is what the official schema asks for, and would not be with another word', () => {
    expect(cycloneFaults(bom)).toEqual([]);
    const [first, ...others] = bom.components;
    const licensed = { ...first, licenses: [{ license: { id: 'LICENCE-INCONNUE' } }] };
    expect(cycloneFaults({ ...bom, components: [licensed, ...others] }).join('\n')).toContain('/license/id');
    expect(cycloneFaults({ ...bom, components: [{ ...first, scope: 'ailleurs' }] }).join('\n')).toContain(
      '/components/0/scope',
    );
  });

  test('names every package that the lockfile ships, and none of the tools', () => {
    const named = new Set(bom.components.map(({ 'bom-ref': ref }) => ref));
    expect(named.size).toBe(bom.components.length);
    for (const [path, { dev, version = '' }] of Object.entries(LOCK.packages)) {
      if (path === '') continue;
      const ref = `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`;
      if (dev !== true) expect(named).toContain(ref);
    }
    // Needed by a tool too: what `npm sbom --omit=dev` leaves out.
    const names = bom.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['nodemailer', 'yaml', 'yargs']));
    for (const tool of ['vitest', 'typescript', 'eslint', 'smtp-server']) expect(names).not.toContain(tool);
  });

  test('gives the digest that npm checks, a licence and an address of each', () => {
    const yaml = bom.components.find(({ name }) => name === 'yaml');
    const { integrity = '' } = LOCK.packages['node_modules/yaml'] ?? {};
    const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
    expect(yaml?.hashes).toEqual([{ alg: 'SHA-512', content }]);
    for (const { hashes, licenses, purl } of bom.components) {
      expect([hashes.length, licenses.length]).toEqual([1, 1]);
      expect(purl).toMatch(/^pkg:npm\/(?:%40[^@/]+\/)?[^@/]+@\d/);
    }
  });

  test('knows who needs whom, down to copies of their own', () => {
    const refs = new Set(bom.components.map(({ 'bom-ref': ref }) => ref));
    const known = bom.dependencies.flatMap(({ dependsOn }) => dependsOn);
    expect(known.filter((ref) => !refs.has(ref))).toEqual([]);
    const needs = (ref: string) => bom.dependencies.find((own) => own.ref === ref)?.dependsOn;
    expect(needs('ajv@8.20.0')).toEqual(expect.arrayContaining(['fast-deep-equal@3.1.3']));
    const path = lockOf({
      'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { b: '^2.0.0' } },
      'node_modules/b': { version: '1.0.0', license: 'MIT' },
      'node_modules/a/node_modules/b': { version: '2.0.0', license: 'MIT' },
      'node_modules/tool': { version: '9.0.0', license: 'GPL-3.0', dev: true },
    });
    const small = JSON.parse(supply(['sbom', path]).stdout) as Bom;
    expect(small.components.map(({ 'bom-ref': ref }) => ref)).toEqual(['a@1.0.0', 'b@1.0.0', 'b@2.0.0']);
    expect(small.dependencies.slice(0, 2)).toEqual([
      { ref: 'p@1.0.0', dependsOn: ['a@1.0.0'] },
      { ref: 'a@1.0.0', dependsOn: ['b@2.0.0'] },
    ]);
  });
});

describe('the licences', () => {
  test('of what ships are all ones that ask for nothing', () => {
    const { status, stdout, stderr } = supply(['licences']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^MIT-0\tnodemailer@/m);
  });

  test.each<[string | undefined, number]>([
    ['MIT', 0],
    ['(MIT OR GPL-3.0-only)', 0],
    ['MIT AND ISC', 0],
    ['MIT AND GPL-3.0-only', 1],
    ['GPL-3.0-only', 1],
    ['AGPL-3.0', 1],
    ['SEE LICENSE IN LICENSE.txt', 1],
    [undefined, 1],
  ])('%s: exit %i', (license, code) => {
    const path = lockOf({
      'node_modules/a': { version: '1.0.0', ...(license === undefined ? {} : { license }) },
    });
    const { status, stderr } = supply(['licences', path]);
    expect(status).toBe(code);
    if (code === 1) expect(stderr).toContain('a@1.0.0 : licence');
  });
});

describe.skipIf(process.platform === 'win32')('the audit', () => {
  /** Where `npm` answers this. */
  function npmAnswering(status: number, answer: string): NodeJS.ProcessEnv {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'answer'), answer);
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat '${folder}/answer'\nexit ${String(status)}\n`);
    chmodSync(join(folder, 'npm'), 0o755);
    return { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  }
  const found = (high: number) =>
    JSON.stringify({
      metadata: { vulnerabilities: { low: 1, moderate: 0, high, critical: 0, total: 1 + high } },
    });

  test.each<[string, number, string, number, RegExp]>([
    ['nothing serious', 0, found(0), 0, /low 1/],
    ['something serious', 1, found(2), 1, /high 2/],
    [
      'a registry that refuses',
      1,
      '{"statusCode":405,"message":"Method Not Allowed"}',
      0,
      /N’ONT PAS été contrôlées/,
    ],
    ['no registry at all', 1, '', 0, /N’ONT PAS été contrôlées/],
  ])('%s', (_, status, answer, code, said) => {
    const result = supply(['audit'], npmAnswering(status, answer));
    expect(result.status).toBe(code);
    expect(result.stdout + result.stderr).toMatch(said);
  });
});

test('another word is refused', () => {
  expect(supply(['constructor']).status).toBe(64);
  expect(supply([]).status).toBe(64);
});
