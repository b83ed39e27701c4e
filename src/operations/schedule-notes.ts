import {
  formatIsoDate,
  formatPayMonth,
  parseIsoDate,
  parsePayMonth,
  type PayMonth,
} from '../calendar/index.js';
import type { ScheduleFacts, Task } from '../schedule/due.js';
import type { CivilMinute } from '../schedule/moment.js';
import type { Tries } from '../schedule/tries.js';
import { instantText, type RunNote, type ScheduleStatus, type WrittenTries } from './schedule-status.js';

/** Runs that are kept for people. */
const MOST_NOTES = 30;

/** Two years of cut-offs: a month that was stopped is never tried again because it was forgotten. */
const MOST_CUT_OFFS = 24;

/** The status of a schedule that begins, or goes on after what the last process left. */
export function startedStatus(
  left: ScheduleStatus | undefined,
  { program, pid, mode }: Pick<ScheduleStatus, 'program' | 'pid' | 'mode'>,
  now: number,
): ScheduleStatus {
  const at = instantText(now);
  const { running = null } = left ?? {};
  const died: readonly RunNote[] =
    running === null
      ? []
      : [
          {
            ...running,
            ended: null,
            late: false,
            tries: 1,
            outcome: 'interrupted',
            exitCode: 70,
            code: null,
            folder: null,
            counts: null,
          },
        ];
  return {
    version: 1,
    program,
    pid,
    mode,
    inService: left?.inService ?? at,
    started: at,
    heartbeat: at,
    stopped: null,
    running: null,
    next: null,
    lastError: left?.lastError ?? null,
    lastSuccess: left?.lastSuccess ?? null,
    runs: [...(left?.runs ?? []), ...died].slice(-MOST_NOTES),
    night: left?.night ?? null,
    cutOffs: left?.cutOffs ?? [],
  };
}

/** What the status says was done, beside what the ledger says. */
export function statusFacts(
  status: ScheduleStatus,
  civil: (instant: number) => CivilMinute,
): Omit<ScheduleFacts, 'lastPaid'> {
  const night = status.night === null ? undefined : parseIsoDate(status.night.night);
  return {
    inService: civil(Date.parse(status.inService)),
    lastNight: status.night === null || night === undefined ? undefined : { ...triesOf(status.night), night },
    cutOffs: new Map(
      status.cutOffs.flatMap((entry) => {
        const payMonth = parsePayMonth(entry.payMonth);
        return payMonth === undefined ? [] : [[payMonth, triesOf(entry)] as const];
      }),
    ),
  };
}

/** A task begins: should the program die during it, it was tried once more. */
export function beginning(status: ScheduleStatus, task: Task, payMonth: string, now: number): ScheduleStatus {
  const running = { kind: task.kind, payMonth, started: instantText(now), skippedTicks: 0 };
  return { ...tried(status, task, 'interrupted', triesOfTask(status, task) + 1, now), running };
}

/** How a task ended, before it is noted. */
export type Ending = Pick<RunNote, 'outcome' | 'exitCode' | 'code' | 'folder' | 'counts' | 'late'> & {
  /** `waiting`: to be tried again. */
  readonly state: 'final' | 'waiting';
  readonly sentences: readonly string[];
};

/** A task ended. One that ends again as it did before has one note, with the number of tries. */
export function ending(status: ScheduleStatus, task: Task, ended: Ending, now: number): ScheduleStatus {
  const { running } = status;
  if (running === null) throw new Error('a task ended that did not begin');
  const at = instantText(now);
  const { outcome, exitCode, code, folder, counts, late } = ended;
  const { kind, payMonth, skippedTicks } = running;
  const isAgain = endsAgain(status, task, ended);
  const tries = isAgain ? (status.runs.at(-1)?.tries ?? 0) + 1 : 1;
  const started = isAgain ? (status.runs.at(-1)?.started ?? running.started) : running.started;
  const note = {
    kind,
    payMonth,
    started,
    ended: at,
    late,
    tries,
    skippedTicks,
    outcome,
    exitCode,
    code,
    folder,
    counts,
  };
  return {
    ...tried(status, task, ended.state, triesOfTask(status, task), now),
    running: null,
    heartbeat: at,
    runs: [...status.runs.slice(0, isAgain ? -1 : undefined), note].slice(-MOST_NOTES),
    lastSuccess: outcome === 'done' || outcome === 'rejects' ? at : status.lastSuccess,
    lastError: code === null ? status.lastError : { at, code, sentences: ended.sentences },
  };
}

/** Whether a task that was tried before ends in the same way: people have heard it. */
export function endsAgain(
  status: ScheduleStatus,
  task: Task,
  ended: Pick<Ending, 'outcome' | 'code'>,
): boolean {
  const last = status.runs.at(-1);
  return (
    triesOfTask(status, task) > 1 &&
    last?.kind === task.kind &&
    last.payMonth === status.running?.payMonth &&
    last.outcome === ended.outcome &&
    last.code === ended.code
  );
}

function triesOfTask({ night, cutOffs }: ScheduleStatus, task: Task): number {
  if (task.kind === 'draft' || task.kind === 'no-month') {
    return night?.night === formatIsoDate(task.night) ? night.count : 0;
  }
  const months = monthsOf(task);
  return cutOffs.find(({ payMonth }) => months.includes(payMonth))?.count ?? 0;
}

function tried(
  status: ScheduleStatus,
  task: Task,
  state: Tries['state'],
  count: number,
  now: number,
): ScheduleStatus {
  const ended = instantText(now);
  if (task.kind === 'draft' || task.kind === 'no-month') {
    return { ...status, night: { night: formatIsoDate(task.night), state, count, ended } };
  }
  const months = monthsOf(task);
  const others = status.cutOffs.filter(({ payMonth }) => !months.includes(payMonth));
  const entries = months.map((payMonth) => ({ payMonth, state, count, ended }));
  return { ...status, cutOffs: [...others, ...entries].slice(-MOST_CUT_OFFS) };
}

function monthsOf(task: Extract<Task, { kind: 'post' | 'missed' }>): string[] {
  return (task.kind === 'post' ? [task.payMonth] : task.payMonths).map(formatPayMonth);
}

function triesOf({ state, count, ended }: WrittenTries): Tries {
  return { state, count, endedAt: Date.parse(ended) };
}

/** A run that died after it had posted is done: the ledger says so. */
export function settledBy(status: ScheduleStatus, lastPaid: PayMonth | undefined): ScheduleStatus {
  if (lastPaid === undefined) return status;
  const month = formatPayMonth(lastPaid);
  const runs = status.runs.map((run, index): RunNote => {
    if (run.kind !== 'post' || run.outcome !== 'interrupted' || run.payMonth > month) return run;
    const isTriedAgain = status.runs
      .slice(index + 1)
      .some(({ kind, payMonth }) => kind === 'post' && payMonth === run.payMonth);
    return isTriedAgain ? run : { ...run, outcome: 'done', exitCode: 0 };
  });
  return { ...status, runs };
}
