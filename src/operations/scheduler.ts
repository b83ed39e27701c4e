import { formatIsoDate, formatPayMonth, monthContaining, type PayMonth } from '../calendar/index.js';
import { dueTask, type ScheduleFacts, type Task } from '../schedule/due.js';
import { momentOf, type Moment } from '../schedule/moment.js';
import { nextRun } from '../schedule/next.js';
import { beginning, ending, endsAgain, settledBy, statusFacts, type Ending } from './schedule-notes.js';
import { instantText, type ScheduleStatus } from './schedule-status.js';
import type { RunReport, ScheduleEvent, SchedulerWorld } from './scheduler-world.js';

/**
 * Does what is due, one thing after another, whenever it is woken up. What is due follows from the ledger and the
 * status alone; nothing that goes wrong in a run ends it.
 */
export class Scheduler {
  readonly #world: SchedulerWorld;
  #status: ScheduleStatus;
  /** A month of the ledger stays there: what it was when it was last read, if it ever was. */
  #lastPaid: PayMonth | undefined;
  #hasReadLedger = false;
  #underWay: Promise<void> | undefined;
  #isStopping = false;
  #ledgerFault: string | undefined;

  constructor(world: SchedulerWorld, status: ScheduleStatus) {
    this.#world = world;
    this.#status = status;
  }

  get status(): ScheduleStatus {
    return this.#status;
  }

  /** Whether the ledger could be read the last time. */
  get isReady(): boolean {
    return !this.#isStopping && this.#ledgerFault === undefined;
  }

  /** Begins what is due, unless something is under way: then this call is noted, and begins nothing. */
  async tick(): Promise<void> {
    if (this.#underWay !== undefined) {
      const { running } = this.#status;
      const skipped = running === null ? null : { ...running, skippedTicks: running.skippedTicks + 1 };
      await this.#keep({ ...this.#status, heartbeat: instantText(this.#world.now()), running: skipped });
      return;
    }
    if (this.#isStopping) return;
    this.#underWay = this.#doAllDue();
    try {
      await this.#underWay;
    } finally {
      this.#underWay = undefined;
    }
  }

  /** Begins nothing any more; resolves when what is under way has come to its end. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#underWay?.catch(() => undefined);
    const at = instantText(this.#world.now());
    await this.#keep({ ...this.#status, heartbeat: at, stopped: at });
  }

  async #doAllDue(): Promise<void> {
    for (let task = await this.#due(); task !== undefined; task = await this.#due()) {
      await this.#do(task);
    }
    const { now, plan } = this.#world;
    const next = nextRun(this.#moment(), plan, { lastPaid: this.#lastPaid });
    await this.#keep({
      ...this.#status,
      heartbeat: instantText(now()),
      next:
        next === undefined
          ? null
          : { kind: next.kind, payMonth: formatPayMonth(next.payMonth), at: minuteText(next) },
    });
  }

  /** The ledger is read when something seems due: most ticks find nothing, and open nothing. */
  async #due(): Promise<Task | undefined> {
    const { plan } = this.#world;
    if (this.#isToStop()) return undefined;
    if (this.#hasReadLedger && dueTask(this.#moment(), plan, this.#facts()) === undefined) return undefined;
    try {
      this.#lastPaid = await this.#world.lastPaid();
      this.#status = settledBy(this.#status, this.#lastPaid);
      this.#hasReadLedger = true;
      this.#ledgerFault = undefined;
    } catch (error) {
      await this.#ledgerOutOfReach(error);
      return undefined;
    }
    return this.#isToStop() ? undefined : dueTask(this.#moment(), plan, this.#facts());
  }

  /** Asked anew after each wait: it may have become so meanwhile. */
  #isToStop(): boolean {
    return this.#isStopping;
  }

  async #ledgerOutOfReach(error: unknown): Promise<void> {
    const { exitCode, ...failure } = this.#world.sentences.ledger(error);
    const at = instantText(this.#world.now());
    await this.#keep({ ...this.#status, lastError: { at, ...failure } });
    // Said once, for as long as it lasts.
    if (this.#ledgerFault === failure.code) return;
    this.#ledgerFault = failure.code;
    const digest = this.#world.failure(failure, monthContaining(this.#moment().day), exitCode);
    await this.#tell({ kind: 'failure', digest, again: false, late: false });
  }

  async #do(task: Task): Promise<void> {
    const payMonth = formatPayMonth(monthOf(task));
    await this.#keep(beginning(this.#status, task, payMonth, this.#world.now()));
    const late = isLate(task, this.#moment());
    await this.#tell({ kind: 'started', task: task.kind, payMonth });
    const report = await this.#reportOf(task);
    const ended = endingOf(report, late);
    const again = endsAgain(this.#status, task, ended);
    await this.#keep(ending(this.#status, task, ended, this.#world.now()));
    if (report.kind === 'ended')
      await this.#tell({ kind: report.digest.outcome, digest: report.digest, again, late });
  }

  async #reportOf(task: Task): Promise<RunReport> {
    const { run, failure, sentences } = this.#world;
    switch (task.kind) {
      case 'post':
      case 'draft':
        return run(task);
      case 'missed': {
        const told = { code: `missed-${task.why}`, sentences: sentences.missed(task) };
        return { kind: 'ended', digest: failure(told, monthOf(task), 65), state: 'final' };
      }
      case 'no-month': {
        const told = { code: 'no-month', sentences: sentences.noMonth(task.night) };
        return { kind: 'ended', digest: failure(told, monthOf(task), 64), state: 'final' };
      }
    }
  }

  /** Who is told can fail no run. */
  async #tell(event: ScheduleEvent): Promise<void> {
    try {
      await this.#world.events(event);
    } catch {
      // What was to be told is in the status.
    }
  }

  async #keep(status: ScheduleStatus): Promise<void> {
    this.#status = status;
    await this.#world.save(status);
  }

  #moment(): Moment {
    const instant = this.#world.now();
    return momentOf(this.#world.wall(instant), instant);
  }

  #facts(): ScheduleFacts {
    const { wall } = this.#world;
    const facts = statusFacts(this.#status, (instant) => momentOf(wall(instant), instant));
    return { ...facts, lastPaid: this.#lastPaid };
  }
}

function monthOf(task: Task): PayMonth {
  switch (task.kind) {
    case 'post':
    case 'draft':
      return task.payMonth;
    case 'missed':
      return task.payMonths.at(-1) ?? (0 as PayMonth);
    case 'no-month':
      return monthContaining(task.night);
  }
}

/** Caught up on a later day than its own. */
function isLate(task: Task, { day }: Moment): boolean {
  return task.kind === 'post' && day > task.cutOff;
}

function endingOf(report: RunReport, late: boolean): Ending {
  if (report.kind === 'nothing') {
    const { sentences } = report;
    return {
      outcome: 'nothing',
      exitCode: 0,
      code: null,
      folder: null,
      counts: null,
      late,
      state: 'waiting',
      sentences,
    };
  }
  const { state, digest } = report;
  const { outcome, exitCode, folder, counts, failure } = digest;
  return {
    outcome,
    exitCode,
    folder,
    counts,
    late,
    state,
    code: failure?.code ?? null,
    sentences: failure?.sentences ?? [],
  };
}

/** `2026-03-29T02:30`. */
function minuteText({
  day,
  minute,
}: {
  readonly day: Parameters<typeof formatIsoDate>[0];
  readonly minute: number;
}): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${formatIsoDate(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
