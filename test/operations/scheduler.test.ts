import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import type { RunReport, RunTask } from '../../src/operations/scheduler-world.js';
import { planOf } from '../support/schedule.js';
import { PaperOffice } from '../support/scheduler.js';

const CUT_OFFS = { '2025-11': '2025-10-28', '2025-12': '2025-11-25' };
const MINUTE = 60_000;

/** Winter time from 26 October on: 08:00 UTC is 09:00 in Paris. */
function officeAt(now: string, lastPaid: string | undefined = '2025-10'): PaperOffice {
  return new PaperOffice(planOf(CUT_OFFS), now, lastPaid);
}

const SCHEMA = new URL('../../schemas/status.schema.json', import.meta.url);
const check = compileSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

describe('a scheduler', () => {
  test('drafts once a night, posts on the cut-off, and goes on with the next month', async () => {
    const office = officeAt('2025-10-26T12:00:00Z');
    const scheduler = office.start();
    for (let count = 0; count < 3 * 24 * 60; count += 1, office.now += MINUTE) await scheduler.tick();
    expect(office.ran).toEqual([
      'draft 2025-11 of 2025-10-26 at 2025-10-26T13:00:00',
      'draft 2025-11 of 2025-10-27 at 2025-10-27T02:30:00',
      'post 2025-11 at 2025-10-28T02:30:00',
      'draft 2025-12 of 2025-10-29 at 2025-10-29T02:30:00',
    ]);
    expect(office.ledgerReadings).toBeLessThan(12);
    expect(scheduler.status.next).toEqual({ kind: 'draft', payMonth: '2025-12', at: '2025-10-30T02:30' });
  });

  test('writes a status that its schema accepts at each moment', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    const outcomes: ((task: RunTask) => RunReport)[] = [
      (task) => office.failed(task, 'ledger-locked', 75, 'waiting'),
      () => ({ kind: 'nothing', sentences: ['none'] }),
    ];
    office.outcome = (task) => (outcomes.shift() ?? ((each: RunTask) => office.done(each)))(task);
    const scheduler = office.start();
    for (let count = 0; count < 100; count += 1, office.now += 20 * MINUTE) await scheduler.tick();
    office.start();
    expect(office.saved.length).toBeGreaterThan(100);
    for (const status of office.saved) expect(check(JSON.parse(JSON.stringify(status)))).toEqual([]);
  });

  test('keeps thirty runs, and never forgets that a month was stopped', async () => {
    const office = new PaperOffice(
      planOf({ '2025-11': '2025-10-28', '2026-02': '2026-01-28' }),
      '2025-10-28T08:00:00Z',
      '2025-10',
    );
    office.outcome = (task) => office.done(task, task.kind === 'post' ? 'brake' : 'done', null);
    for (let night = 0; night < 60; night += 1, office.now += 24 * 60 * MINUTE) await office.start().tick();
    expect(office.saved.at(-1)?.runs).toHaveLength(30);
    expect(office.ran.filter((ran) => ran.startsWith('post'))).toHaveLength(1);
  });
});

describe('a process that starts', () => {
  test('after another one does again nothing that is done', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    await office.start().tick();
    await office.start().tick();
    expect(office.ran).toEqual(['post 2025-11 at 2025-10-28T09:00:00']);
  });

  test('without the status of the last one pays nothing twice: the ledger knows', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    await office.start().tick();
    office.saved.length = 0;
    await office.start().tick();
    expect(office.ran.filter((ran) => ran.startsWith('post'))).toHaveLength(1);
  });

  test('catches a cut-off up after days, and says that it is late', async () => {
    const office = officeAt('2025-11-03T08:00:00Z');
    await office.start().tick();
    expect(office.told).toEqual([
      'started post 2025-11',
      'done 2025-11 (late)',
      'started draft 2025-12',
      'done 2025-12',
    ]);
    expect(office.saved.at(-1)?.runs.map(({ kind, late }) => [kind, late])).toEqual([
      ['post', true],
      ['draft', false],
    ]);
  });

  test('after one that died during a draft tries it again at once, twice, then waits', async () => {
    const office = officeAt('2025-10-26T12:00:00Z');
    office.outcome = () => new Promise(() => undefined);
    for (const count of [1, 2, 3, 3]) {
      void office.start().tick();
      await new Promise(setImmediate);
      expect(office.ran).toHaveLength(count);
    }
    office.now += 15 * MINUTE;
    office.outcome = (task) => office.done(task);
    await office.start().tick();
    expect(office.saved.at(-1)?.runs.map(({ outcome }) => outcome)).toEqual([
      ...['interrupted', 'interrupted', 'interrupted'],
      'done',
    ]);
  });

  test('after one that died once it had posted finds the run done', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    office.outcome = () => new Promise(() => undefined);
    void office.start().tick();
    await new Promise(setImmediate);
    office.lastPaid = office.plan.calendar[0]!.payMonth;
    await office.start().tick();
    expect(office.ran).toHaveLength(1);
    expect(office.saved.at(-1)?.runs).toMatchObject([{ kind: 'post', outcome: 'done', ended: null }]);
  });
});

describe('what goes wrong', () => {
  test.each(['brake', 'failure'] as const)(
    'ends nothing, and is for a person to take up: %s',
    async (kind) => {
      const office = officeAt('2025-10-28T08:00:00Z');
      office.outcome = (task) =>
        kind === 'brake'
          ? office.done(task, 'brake', null)
          : office.failed(task, 'unusable-input', 65, 'final');
      const scheduler = office.start();
      for (let count = 0; count < 60; count += 1, office.now += 10 * MINUTE) await scheduler.tick();
      expect(office.ran).toHaveLength(1);
      expect(scheduler.status.runs).toMatchObject([{ outcome: kind, exitCode: kind === 'brake' ? 3 : 65 }]);
    },
  );

  test('and goes away by itself is tried again every quarter of an hour, told once, noted once', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    let tries = 0;
    office.outcome = (task) =>
      (tries += 1) < 4 ? office.failed(task, 'ledger-locked', 75, 'waiting') : office.done(task);
    const scheduler = office.start();
    for (let count = 0; count < 60; count += 1, office.now += MINUTE) await scheduler.tick();
    expect(office.ran.map((ran) => ran.slice(-8))).toEqual(['09:00:00', '09:15:00', '09:30:00', '09:45:00']);
    expect(office.told.filter((told) => !told.startsWith('started'))).toEqual([
      'failure 2025-11 ledger-locked',
      'failure 2025-11 ledger-locked (again)',
      'failure 2025-11 ledger-locked (again)',
      'done 2025-11',
    ]);
    expect(scheduler.status.runs).toMatchObject([
      { outcome: 'failure', code: 'ledger-locked', tries: 3 },
      { outcome: 'done', tries: 1 },
    ]);
    expect(scheduler.status.lastError).toMatchObject({ code: 'ledger-locked' });
  });

  test('with the ledger is told once, decides nothing, and is over when it can be read', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    office.ledgerFault = new Error('disk');
    const scheduler = office.start();
    for (let count = 0; count < 5; count += 1, office.now += MINUTE) await scheduler.tick();
    expect([office.ran, office.told, scheduler.isReady]).toEqual([[], ['failure 2025-10 disk'], false]);
    office.ledgerFault = undefined;
    await scheduler.tick();
    expect([office.ran.length, scheduler.isReady]).toEqual([1, true]);
  });

  test('with whoever is told fails no run', async () => {
    const office = officeAt('2025-10-28T08:00:00Z');
    office.events.push = () => {
      throw new Error('mail');
    };
    await office.start().tick();
    expect(office.ran).toHaveLength(1);
  });

  test('with the calendar is told once a night', async () => {
    const office = officeAt('2026-01-10T08:00:00Z', '2025-12');
    for (let count = 0; count < 4; count += 1, office.now += 12 * 60 * MINUTE) await office.start().tick();
    expect(office.told).toEqual(
      Array.from({ length: 2 }, () => ['started no-month 2026-01', 'failure 2026-01 no-month']).flat(),
    );
  });
});

describe('a tick during a run', () => {
  /** A run that ends when it is told to. */
  function heldRun(office: PaperOffice): () => void {
    const ends: (() => void)[] = [];
    office.outcome = (task) =>
      new Promise((resolve) => {
        ends.push(() => {
          resolve(office.done(task));
        });
      });
    return () => ends.shift()?.();
  }

  test('begins nothing, is noted, and the run that became due meanwhile follows', async () => {
    const office = officeAt('2025-10-27T12:00:00Z');
    const end = heldRun(office);
    const scheduler = office.start();
    const first = scheduler.tick();
    await new Promise(setImmediate);
    for (let count = 0; count < 16 * 60; count += 60, office.now += 60 * MINUTE) await scheduler.tick();
    expect(office.ran).toHaveLength(1);
    expect(scheduler.status.running).toMatchObject({ kind: 'draft', skippedTicks: 16 });
    end();
    await new Promise(setImmediate);
    end();
    await first;
    expect(office.ran).toEqual([
      'draft 2025-11 of 2025-10-27 at 2025-10-27T13:00:00',
      'post 2025-11 at 2025-10-28T05:00:00',
    ]);
    expect(scheduler.status.runs).toMatchObject([{ skippedTicks: 16 }, { skippedTicks: 0 }]);
  });

  test('a stop lets the run come to its end, and begins nothing any more', async () => {
    const office = officeAt('2025-11-03T08:00:00Z');
    const end = heldRun(office);
    const scheduler = office.start();
    void scheduler.tick();
    await new Promise(setImmediate);
    let isStopped = false;
    const stopping = scheduler.stop().then(() => (isStopped = true));
    await scheduler.tick();
    await new Promise(setImmediate);
    expect([isStopped, scheduler.isReady]).toEqual([false, false]);
    end();
    await stopping;
    await scheduler.tick();
    expect(office.ran).toEqual(['post 2025-11 at 2025-11-03T09:00:00']);
    expect(scheduler.status).toMatchObject({ running: null, runs: [{ outcome: 'done' }] });
    expect(scheduler.status.stopped).not.toBeNull();
  });
});
