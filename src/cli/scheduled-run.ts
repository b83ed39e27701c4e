import { formatIsoDate, formatPayMonth, type PayMonth } from '../calendar/index.js';
import { parisAt } from '../io/clock.js';
import type { DigestFailure, RunDigest } from '../notify/run-digest.js';
import { digestOfFailure, digestOfResult, type RunFacts } from '../operations/digest-of-run.js';
import type { PayStep } from '../operations/pay-request.js';
import type { RunReport, RunTask } from '../operations/scheduler-world.js';
import { EXIT } from './exit-codes.js';
import { InboxError } from './inbox-error.js';
import { runEnded } from './run-end.js';
import { RunFollow } from './run-follow.js';
import { performRun, reportRun, type RunOptions } from './run.js';
import type { SettingOptions } from './run-settings.js';
import type { SchedulePlace } from './schedule-place.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { scheduledCampaign } from './scheduled-campaign.js';
import { failureIn } from './told-failure.js';

/** What the runs of a schedule have in common. */
export interface ScheduledRuns extends SettingOptions {
  readonly place: SchedulePlace;
  readonly workers: string | undefined;
  readonly program: RunDigest['program'];
  readonly academie: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * One run of the schedule, as `run` would do it, settings read anew. Whatever stops it is in the report: it is tried
 * again when that goes away by itself (a lock, a disk, settings being corrected, an export that is late), and is for a
 * person to take up otherwise (a brake, an export that cannot be used).
 */
export async function scheduledRun(
  task: RunTask,
  runs: ScheduledRuns,
  terminal: Terminal,
  step: (step: PayStep) => void,
): Promise<RunReport> {
  const started = runs.now();
  sayIfLate(task, started, runs.lang, terminal);
  const options = runOptions(task, runs);
  const facts = (exitCode: number): RunFacts => runFacts(task.kind, task.payMonth, exitCode, started, runs);
  const follow = new RunFollow(terminal.journal, runs.lang);
  terminal.journal?.about({ run: facts(EXIT.done).run });
  const end = { metrics: runs.place.metrics, lang: runs.lang };
  try {
    if (task.kind === 'post' && runs.place.campaign !== undefined) {
      return await scheduledCampaign(runs.place.campaign, task, facts, terminal, runs.lang);
    }
    const { payMonth, result } = await performRun(options, terminal, step, follow);
    const code = reportRun(result, options, payMonth, terminal);
    const digest = await digestOfResult(result, facts(code), runs.lang);
    const rows = result.kind === 'done' ? result.run.rowCounts : new Map<string, number>();
    await runEnded({ command: 'run', digest, follow, rows }, end, terminal);
    return { kind: 'ended', digest, state: 'final' };
  } catch (error) {
    const { code, failure } = toldFailure(error, runs, terminal);
    if (isLate(error) && task.kind === 'draft') return { kind: 'nothing', sentences: failure.sentences };
    const state = PASSING.has(code) || isLate(error) ? 'waiting' : 'final';
    const digest = digestOfFailure(failure, facts(code));
    await runEnded({ command: 'run', digest, follow, rows: new Map<string, number>() }, end, terminal);
    return { kind: 'ended', digest, state };
  } finally {
    terminal.journal?.about(undefined);
  }
}

/** Nobody should find out later that a month was paid from a newer export than that of its day. */
function sayIfLate(task: RunTask, started: number, lang: RunOptions['lang'], terminal: Terminal): void {
  if (task.kind !== 'post') return;
  const cutOff = formatIsoDate(task.cutOff);
  if (parisAt(started).slice(0, 10) <= cutOff) return;
  terminal.err(textsIn(lang).schedule.late(formatPayMonth(task.payMonth), cutOff));
}

/** What is told of a task that runs nothing. */
export function failureDigest(
  kind: string,
  failure: DigestFailure,
  payMonth: PayMonth,
  exitCode: number,
  runs: ScheduledRuns,
): RunDigest {
  return digestOfFailure(failure, runFacts(kind, payMonth, exitCode, runs.now(), runs));
}

function toldFailure(
  error: unknown,
  { lang }: ScheduledRuns,
  terminal: Terminal,
): ReturnType<typeof failureIn> {
  const told = failureIn(error, lang);
  for (const line of told.failure.sentences) terminal.err(line, 'error');
  return told;
}

function isLate(error: unknown): boolean {
  return error instanceof InboxError && error.kind === 'no-export';
}

/** Exit codes of what goes away by itself, or with a correction of the settings. */
const PASSING: ReadonlySet<number> = new Set([EXIT.usage, EXIT.disk, EXIT.locked]);

function runOptions(
  task: RunTask,
  { place, workers, config, set, regulations, lang, now }: ScheduledRuns,
): RunOptions {
  return {
    month: formatPayMonth(task.payMonth),
    input: place.input,
    output: place.output,
    ledger: place.ledger,
    config,
    set,
    regulations,
    dryRun: task.kind === 'draft',
    // Nobody is there to accept anything.
    accepted: [],
    explanations: false,
    workers,
    now: parisAt(now()),
    lang,
    emptyIsDrop: true,
  };
}

function runFacts(
  kind: string,
  payMonth: PayMonth,
  exitCode: number,
  started: number,
  { program, academie, now }: ScheduledRuns,
): RunFacts {
  const startedAt = parisAt(started);
  return {
    run: `schedule-${kind}-${formatPayMonth(payMonth)}-${startedAt}`,
    program,
    academie,
    payMonth,
    dryRun: kind === 'draft' || kind === 'no-month',
    exitCode,
    startedAt,
    endedAt: parisAt(now()),
  };
}
