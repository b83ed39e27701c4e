import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { lastSuccessesIn } from '../../src/cli/metrics.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { trentieme, workplace, type Answer, type Workplace } from '../support/command-line.js';
import { listeningPort } from '../support/listening-port.js';
import { shippedSchema } from '../support/operations.js';
import { SMALL_CONFIG, SMALL_EXPORT, textsOf } from '../support/small-export.js';

// A release is a run that posts: programs and people are told of it as of any other.

const account = vi.hoisted(() => ({ login: '' }));
vi.mock('../../src/io/who.js', () => ({
  whoRuns: () => `${account.login}@test (pid 1)`,
  login: () => account.login,
}));

beforeEach(() => {
  account.login = 'nobody';
});

const check = compileSchema(shippedSchema('summary.schema.json'));

async function by(login: string, words: readonly string[]): Promise<Answer> {
  account.login = login;
  return trentieme(...words);
}

/** A month that was prepared. */
async function prepared(notify = ''): Promise<Workplace> {
  const at = workplace(textsOf(SMALL_EXPORT), `${SMALL_CONFIG}approval: required\n${notify}`);
  expect((await by('adurand', at.run)).code).toBe(0);
  return at;
}

function release({ output, ledger }: Workplace, ...more: readonly string[]): string[] {
  const place = ['--output', output, '--ledger', ledger, '--now', '2025-11-21T09:30:00'];
  return ['approve', '--month', '2025-11', '--remittance', '01', ...place, ...more];
}

function summaryOf({ code, out }: Answer): Record<string, unknown> {
  const summary = JSON.parse(out) as Record<string, unknown>;
  expect(check(summary)).toEqual([]);
  expect(summary['exitCode']).toBe(code);
  return summary;
}

async function hook(): Promise<{ readonly url: string; readonly bodies: Record<string, unknown>[] }> {
  const bodies: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      bodies.push(JSON.parse(Buffer.concat(pieces).toString()) as Record<string, unknown>);
      response.writeHead(204).end();
    });
  });
  const port = await listeningPort(server);
  return { url: `http://127.0.0.1:${String(port)}/hook`, bodies };
}

describe('approve --json', () => {
  test('is the summary of the run that it posts', async () => {
    const at = await prepared();
    expect(summaryOf(await by('bmartin', release(at, '--json')))).toMatchObject({
      ...{ command: 'approve', outcome: 'done', payMonth: '2025-11', mode: 'posted', remittance: 1 },
      counts: { movements: 12, persons: 5, rejects: 0, warnings: 0, held: 0, barred: 0 },
      totals: { credits: '139678', debits: '0' },
      rows: { 'agents.csv': 5, 'missions.csv': 6 },
      ...{ academie: '31', folder: join(at.output, '2025-11', '01') },
    });
  });

  test('says why nothing was posted', async () => {
    const at = await prepared();
    expect(summaryOf(await by('adurand', release(at, '--json')))).toMatchObject({
      ...{ command: 'approve', outcome: 'failure', exitCode: 64, counts: null, remittance: null },
    });
  });

  test.each([[['--json']], [['--metrics', 'mesures.prom']]])(
    'a refusal is no run, and has no %s',
    async (more) => {
      const at = await prepared();
      const { code, err, out } = await by('bmartin', release(at, '--refuse', 'taux à revoir', ...more));
      expect([code, err + out]).toEqual([64, expect.stringContaining('sans --json ni --metrics')]);
      expect(readdirSync(join(at.output, '2025-11'))).toEqual(['a-approuver']);
    },
  );
});

describe('approve --metrics', () => {
  test('is a success of a posted run, which its preparation was not', async () => {
    const at = workplace(textsOf(SMALL_EXPORT), `${SMALL_CONFIG}approval: required\n`);
    const path = join(at.folder, 'trentieme.prom');
    await by('adurand', [...at.run, '--metrics', path]);
    const before = lastSuccessesIn(readFileSync(path, 'utf8'));
    expect(Object.keys(before)).toEqual(['prepared']);
    expect((await by('bmartin', release(at, '--metrics', path))).code).toBe(0);
    const after = lastSuccessesIn(readFileSync(path, 'utf8'));
    expect(after).toEqual({ prepared: before.prepared, posted: expect.any(String) as string });
  });
});

describe('a release is told to those who are to hear of runs,', () => {
  test('as posted, once', async () => {
    const { url, bodies } = await hook();
    const at = await prepared(`notify:\n  webhook: { url: '${url}', on: [done, failure] }\n`);
    expect(bodies).toMatchObject([{ mode: 'prepared', remittance: 1 }]);
    expect((await by('bmartin', release(at))).code).toBe(0);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toMatchObject({ mode: 'posted', outcome: 'done', remittance: 1, test: false });
  });

  test('when it fails, once it is known who they are', async () => {
    const { url, bodies } = await hook();
    const at = await prepared(`notify:\n  webhook: { url: '${url}', on: [failure] }\n`);
    expect((await by('adurand', release(at))).code).toBe(64);
    expect(bodies).toEqual([]);
    expect((await by('bmartin', release(at, '--sign-key', 'nulle-part'))).code).toBe(64);
    expect(bodies).toMatchObject([{ mode: 'posted', outcome: 'failure', remittance: null, counts: null }]);
  });
});
