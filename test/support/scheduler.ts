import { formatPayMonth, type PayMonth } from '../../src/calendar/index.js';
import { parisAt } from '../../src/io/clock.js';
import type { RunDigest } from '../../src/notify/run-digest.js';
import { digestOfFailure } from '../../src/operations/digest-of-run.js';
import { startedStatus } from '../../src/operations/schedule-notes.js';
import type { ScheduleStatus } from '../../src/operations/schedule-status.js';
import { Scheduler } from '../../src/operations/scheduler.js';
import type { RunReport, RunTask, ScheduleEvent } from '../../src/operations/scheduler-world.js';
import type { SchedulePlan } from '../../src/schedule/due.js';
import { month } from './paying.js';
import { taskText } from './schedule.js';

const PROGRAM = { name: 'trentieme', version: '0.1.0' };

/** An office whose clock, ledger and runs are on paper; the scheduler is the real one. */
export class PaperOffice {
  readonly plan: SchedulePlan;
  /** What ran, `draft 2025-11 of 2025-10-20 at 2025-10-20T02:30:00`. */
  readonly ran: string[] = [];
  readonly events: ScheduleEvent[] = [];
  readonly saved: ScheduleStatus[] = [];
  now: number;
  lastPaid: PayMonth | undefined;
  ledgerReadings = 0;
  /** What becomes of a run; done, unless a test says otherwise. */
  outcome: (task: RunTask) => RunReport | Promise<RunReport> = (task) => this.done(task);
  ledgerFault: Error | undefined;

  constructor(plan: SchedulePlan, now: string, lastPaid: string | undefined) {
    this.plan = plan;
    this.now = Date.parse(now);
    this.lastPaid = lastPaid === undefined ? undefined : month(lastPaid);
  }

  /** A process that starts after what the last one left. */
  start(left: ScheduleStatus | undefined = this.saved.at(-1), now?: () => number): Scheduler {
    const clock = now ?? ((): number => this.now);
    const status = startedStatus(left, { program: PROGRAM, pid: 1, mode: 'foreground' }, clock());
    return new Scheduler(
      {
        plan: this.plan,
        now: clock,
        wall: parisAt,
        lastPaid: () => {
          this.ledgerReadings += 1;
          return this.ledgerFault === undefined
            ? Promise.resolve(this.lastPaid)
            : Promise.reject(this.ledgerFault);
        },
        run: async (task) => {
          this.ran.push(`${taskText(task)} at ${parisAt(clock())}`);
          const report = await this.outcome(task);
          const isPaid = report.kind === 'ended' && report.digest.folder !== null;
          if (task.kind === 'post' && isPaid) this.lastPaid = task.payMonth;
          return report;
        },
        failure: (failure, payMonth, exitCode) => digestOfFailure(failure, this.#facts(payMonth, exitCode)),
        sentences: {
          missed: ({ payMonths, why }) => [`${why} ${payMonths.map(formatPayMonth).join(' ')}`],
          noMonth: () => ['no month'],
          ledger: () => ({ code: 'disk', sentences: ['out of reach'], exitCode: 74 }),
        },
        save: (saved) => {
          this.saved.push(saved);
          return Promise.resolve();
        },
        events: (event) => void this.events.push(event),
      },
      status,
    );
  }

  done(
    task: RunTask,
    outcome: 'done' | 'rejects' | 'brake' = 'done',
    folder: string | null = 'out',
  ): RunReport {
    const digest = {
      ...this.#digest(task.payMonth, { done: 0, rejects: 2, brake: 3 }[outcome]),
      outcome,
      folder,
    };
    return { kind: 'ended', digest: { ...digest, failure: null }, state: 'final' };
  }

  failed(task: RunTask, code: string, exitCode: number, state: 'final' | 'waiting'): RunReport {
    const failure = { code, sentences: [code] };
    return { kind: 'ended', digest: { ...this.#digest(task.payMonth, exitCode), failure }, state };
  }

  /** `done 2025-11`, `failure 2025-11 ledger-locked (again)`. */
  get told(): string[] {
    return this.events.map((event) =>
      event.kind === 'started'
        ? `started ${event.task} ${event.payMonth}`
        : [
            event.kind,
            event.digest.payMonth,
            ...(event.digest.failure === null ? [] : [event.digest.failure.code]),
            ...(event.again ? ['(again)'] : []),
            ...(event.late ? ['(late)'] : []),
          ].join(' '),
    );
  }

  #digest(payMonth: PayMonth, exitCode: number): RunDigest {
    return digestOfFailure({ code: '', sentences: [] }, this.#facts(payMonth, exitCode));
  }

  #facts(payMonth: PayMonth, exitCode: number): Parameters<typeof digestOfFailure>[1] {
    const at = parisAt(this.now);
    return {
      run: 'test',
      program: PROGRAM,
      academie: '99',
      payMonth,
      dryRun: false,
      exitCode,
      startedAt: at,
      endedAt: at,
    };
  }
}
