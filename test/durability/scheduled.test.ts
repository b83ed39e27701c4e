import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, formatIsoDate, parseIsoDate } from '../../src/calendar/index.js';
import { parisNow } from '../../src/io/clock.js';
import type { ScheduleStatus } from '../../src/operations/schedule-status.js';
import { trentieme, workplace } from '../support/command-line.js';
import { dropExport } from '../support/drop-folder.js';
import { SMALL_CONFIG } from '../support/small-export.js';
import { payProcess, pause } from './processes.js';

// The scheduler in processes of its own. A cut-off that was missed yesterday is caught up as soon as one starts.

interface Office {
  readonly config: string;
  readonly words: readonly string[];
  readonly status: () => ScheduleStatus;
  readonly remittances: () => string[];
  readonly dropped: () => string[];
  readonly ledgerLines: () => Promise<string>;
}

/** An office that paid October, whose cut-off of November was yesterday. */
async function office(changed: { readonly health?: number; readonly paid?: boolean } = {}): Promise<Office> {
  const at = workplace({});
  const input = join(at.folder, 'depot');
  mkdirSync(input);
  dropExport(input, 'octobre');
  const today = parseIsoDate(parisNow().slice(0, 10))!;
  const day = (offset: number): string => formatIsoDate(addDays(today, offset));
  const lines = [
    SMALL_CONFIG,
    'calendar:',
    `  2025-10: ${day(-30)}`,
    `  2025-11: ${day(-1)}`,
    `  2025-12: ${day(30)}`,
    'schedule:',
    `  input: ${input}`,
    `  output: ${at.output}`,
    `  ledger: ${at.ledger}`,
    '  workers: 1',
    ...(changed.health === undefined ? [] : [`  health: ${String(changed.health)}`]),
    '',
  ];
  writeFileSync(at.config, lines.join('\n'));
  const run = at.run.with(at.run.indexOf('--input') + 1, input);
  if (changed.paid !== false) {
    expect((await trentieme(...run.with(run.indexOf('--month') + 1, '2025-10'))).code).toBe(0);
    dropExport(input, 'novembre');
  }
  return {
    config: at.config,
    words: ['schedule', '--config', at.config],
    status: () => JSON.parse(readFileSync(join(at.output, 'etat.json'), 'utf8')) as ScheduleStatus,
    remittances: () =>
      readdirSync(at.output)
        .filter((name) => /^\d{4}-\d{2}$/.test(name))
        .flatMap((name) =>
          readdirSync(join(at.output, name))
            .filter((rank) => !rank.startsWith('.'))
            .map((rank) => `${name}/${rank}`),
        )
        .sort(),
    dropped: () =>
      readdirSync(input)
        .flatMap((name) => (name === 'archive' ? readdirSync(join(input, name)) : [`in ${name}`]))
        .sort(),
    ledgerLines: async () =>
      (await trentieme('ledger', 'balance', '--ledger', at.ledger, '--by', 'month')).out,
  };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 400) throw new Error('it did not come');
    await pause(50);
  }
}

/** Waits until a scheduler has nothing to do. */
async function idle(at: Office, id: number): Promise<void> {
  await until(() => {
    const status = statSync(join(at.config, '..', 'sortie', 'etat.json'), { throwIfNoEntry: false });
    return (
      status !== undefined &&
      at.status().pid === id &&
      at.status().running === null &&
      at.status().next !== null
    );
  });
}

describe('a scheduler that starts after a cut-off was missed', () => {
  test('posts it once, drafts the next month, stops with 0, and does nothing twice when it starts again', async () => {
    const at = await office();
    const first = payProcess();
    first.run(at.words);
    await idle(at, first.id);
    process.kill(first.id, 'SIGTERM');
    const { code, err } = await first.ended();
    expect([code, err]).toEqual([0, expect.stringContaining('La paie de 2025-11 est rattrapée')]);
    expect(at.remittances()).toEqual(['2025-10/01', '2025-11/01']);
    expect(at.dropped()).toEqual(['novembre', 'octobre']);
    const posted = await at.ledgerLines();
    const runs = at.status().runs.map(({ kind, payMonth, outcome }) => [kind, payMonth, outcome]);
    // The export is in the archive: there is nothing new to draft.
    expect(runs).toEqual([
      ['post', '2025-11', 'done'],
      ['draft', '2025-12', 'nothing'],
    ]);
    expect(statSync(join(at.config, '..', 'sortie', 'etat.json')).mode & 0o777).toBe(0o600);

    const second = payProcess();
    second.run(at.words);
    await idle(at, second.id);
    process.kill(second.id, 'SIGINT');
    expect((await second.ended()).code).toBe(0);
    expect(second.steps).toEqual([]);
    expect([at.remittances(), await at.ledgerLines()]).toEqual([['2025-10/01', '2025-11/01'], posted]);
  });

  test('asked to stop during a run ends it whole, and begins nothing else', async () => {
    const at = await office();
    const scheduler = payProcess();
    scheduler.run(at.words, 'archived');
    await scheduler.saw('archived');
    process.kill(scheduler.id, 'SIGTERM');
    await pause(100);
    expect(at.remittances()).toEqual(['2025-10/01']);
    scheduler.goOn();
    expect((await scheduler.ended()).code).toBe(0);
    expect(scheduler.steps.at(-1)).toBe('confirmed');
    expect(at.remittances()).toEqual(['2025-10/01', '2025-11/01']);
    expect(at.status()).toMatchObject({ running: null, runs: [{ kind: 'post', outcome: 'done' }] });
  });

  test('and killed before it posted, posts when it starts again', async () => {
    const at = await office();
    const scheduler = payProcess();
    scheduler.run(at.words, 'drafted');
    await scheduler.saw('drafted');
    await scheduler.kill();
    expect((await trentieme('status', '--config', at.config)).out).toContain(
      'paie de 2025-11 en cours depuis le',
    );
    const answer = await trentieme(...at.words, '--once');
    expect(answer.code).toBe(0);
    expect(at.remittances()).toEqual(['2025-10/01', '2025-11/01']);
    expect(at.status().runs.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'post interrupted',
      'post done',
      'draft nothing',
    ]);
  });

  test('and killed after it posted, writes the folder again and pays nothing more', async () => {
    const at = await office();
    const scheduler = payProcess();
    scheduler.run(at.words, 'posted');
    await scheduler.saw('posted');
    await scheduler.kill();
    expect([at.remittances(), at.dropped()]).toEqual([['2025-10/01'], ['in novembre', 'octobre']]);
    const posted = await at.ledgerLines();
    const { code, err } = await trentieme(...at.words, '--once');
    expect(code).toBe(0);
    expect(err).toContain('2025-11/01');
    expect([at.remittances().slice(0, 2), await at.ledgerLines()]).toEqual([
      ['2025-10/01', '2025-11/01'],
      posted,
    ]);
    // The draft of the night was made from it, and the ledger knows that it was posted.
    expect(at.dropped()).toEqual(['novembre', 'octobre']);
  });

  test('while another one runs, is refused with 75', async () => {
    const at = await office();
    const scheduler = payProcess();
    scheduler.run(at.words, 'archived');
    await scheduler.saw('archived');
    const { code, err } = await trentieme(...at.words);
    expect([code, err]).toEqual([
      75,
      expect.stringContaining(`Un ordonnanceur tourne déjà (processus ${String(scheduler.id)}`),
    ]);
    await scheduler.kill();
  });

  test('on a ledger that is empty pays nothing by itself, and says what to do', async () => {
    const at = await office({ paid: false });
    const { code, err } = await trentieme(...at.words, '--once');
    expect(code).toBe(65);
    expect(err).toContain(
      'La date limite de 2025-11 est passée avant la mise en service, et le grand livre est vide',
    );
    expect(at.remittances()).toEqual(['2025-12/projet']);
    expect((await trentieme(...at.words, '--once')).code).toBe(0);
  });
});

test('a scheduler answers the probes of its container, and nobody else', async () => {
  const health = await freePort();
  const at = await office({ health });
  const scheduler = payProcess();
  scheduler.run(at.words);
  await idle(at, scheduler.id);
  const asked = async (path: string, method = 'GET'): Promise<readonly [number, string]> => {
    const answer = await fetch(`http://127.0.0.1:${String(health)}${path}`, { method });
    return [answer.status, await answer.text()];
  };
  expect(await asked('/ready')).toEqual([200, '{"ready":true}\n']);
  const [status, body] = await asked('/health');
  expect([status, JSON.parse(body)]).toEqual([
    200,
    {
      alive: true,
      running: null,
      lastOutcome: 'nothing',
      lastSuccessAgeSeconds: expect.any(Number) as unknown,
    },
  ]);
  expect((await asked('/etat.json'))[0]).toBe(404);
  expect(await asked('/health', 'POST')).toEqual([405, '']);
  const taken = await trentieme(
    ...at.words,
    '--set',
    `schedule.health=${String(health)}`,
    '--set',
    `schedule.status=${at.config}.json`,
  );
  expect([taken.code, taken.err]).toEqual([64, expect.stringContaining('est déjà pris ou interdit')]);
  process.kill(scheduler.id, 'SIGTERM');
  expect((await scheduler.ended()).code).toBe(0);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
