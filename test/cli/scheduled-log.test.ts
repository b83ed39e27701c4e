import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTerminal } from '../../src/cli/open-terminal.js';
import { scheduledRun, type ScheduledRuns } from '../../src/cli/scheduled-run.js';
import { textsIn } from '../../src/cli/texts.js';
import type { RunTask } from '../../src/operations/scheduler-world.js';
import { workplace } from '../support/command-line.js';
import { readExposition } from '../support/exposition.js';
import { logRecords } from '../support/log-lines.js';
import { month } from '../support/paying.js';
import { SMALL_EXPORT, textsOf } from '../support/small-export.js';

const DRAFT = { kind: 'draft', payMonth: month('2025-11'), night: 20_000 } as unknown as RunTask;

/** A run of a schedule, what its log says, and its metrics. */
async function scheduled(texts = textsOf(SMALL_EXPORT)) {
  const at = workplace(texts);
  const metrics = join(at.folder, 'trentieme.prom');
  const runs: ScheduledRuns = {
    place: { input: at.input, output: at.output, ledger: at.ledger, status: '', metrics },
    workers: '1',
    program: { name: 'trentieme', version: '0.1.0' },
    academie: '31',
    now: () => Date.parse('2025-11-20T21:00:00Z'),
    ...{ config: at.config, set: [], regulations: undefined, lang: 'fr' },
  };
  let err = '';
  const writer = (take: (text: string) => void) => ({
    write: take,
    raw: take,
    drained: () => Promise.resolve(true),
  });
  const terminal = await openTerminal([], textsIn('fr'), {
    out: writer(() => undefined),
    err: writer((text) => (err += text)),
    columns: () => undefined,
    env: {},
    now: () => 0,
    newRun: () => 'ordonnanceur',
  });
  const report = await scheduledRun(DRAFT, runs, terminal, () => undefined);
  terminal.err('après');
  return { report, records: logRecords(err), metrics: readExposition(readFileSync(metrics, 'utf8')) };
}

describe('the log of a schedule', () => {
  test('names each run as its notification does, and itself between runs', async () => {
    const { report, records, metrics } = await scheduled();
    expect(report).toMatchObject({ kind: 'ended', digest: { outcome: 'done' } });
    const run = report.kind === 'ended' ? report.digest.run : '';
    expect(run).toMatch(/^schedule-draft-2025-11-/);
    expect(new Set(records.slice(0, -1).map((record) => record.run))).toEqual(new Set([run]));
    expect(records.at(-1)).toMatchObject({ run: 'ordonnanceur', msg: 'après' });
    expect(records.map(({ event }) => event)).toContain('run-ended');
    expect(metrics).toContainEqual({
      name: 'trentieme_run_outcome',
      labels: { month: '2025-11', mode: 'draft', outcome: 'done' },
      value: '1',
    });
  });

  test('tells of a run that failed, and its metrics as well', async () => {
    const { report, records, metrics } = await scheduled({ ...textsOf(SMALL_EXPORT), missions: 'rien\n' });
    expect(report).toMatchObject({ kind: 'ended', digest: { outcome: 'failure' }, state: 'final' });
    expect(records.find(({ event }) => event === 'run-ended')).toMatchObject({
      level: 'error',
      exitCode: 65,
    });
    expect(metrics).toContainEqual({
      name: 'trentieme_run_exit_code',
      labels: { month: '2025-11', mode: 'draft' },
      value: '65',
    });
  });
});
