import type { CivilDate, PayMonth } from '../calendar/index.js';
import type { NotifyEvent } from '../config/notify.js';
import type { DigestFailure, RunDigest } from '../notify/run-digest.js';
import type { SchedulePlan, Task } from '../schedule/due.js';
import type { Ending } from './schedule-notes.js';
import type { ScheduleStatus } from './schedule-status.js';

/** A task that runs a pay month. */
export type RunTask = Extract<Task, { kind: 'post' | 'draft' }>;

/** How a run of the schedule ended. */
export type RunReport =
  | { readonly kind: 'ended'; readonly digest: RunDigest; readonly state: Ending['state'] }
  /** A draft that had no export to be made from: nothing failed. */
  | { readonly kind: 'nothing'; readonly sentences: readonly string[] };

/** What whoever follows the schedule hears: to log it, to tell people. No personal data. */
export type ScheduleEvent =
  | { readonly kind: 'started'; readonly task: Task['kind']; readonly payMonth: string }
  | {
      readonly kind: NotifyEvent;
      readonly digest: RunDigest;
      /** It was tried again and ended as it had before: people have been told. */
      readonly again: boolean;
      /** A cut-off run that is caught up on a later day, from the export of that day. */
      readonly late: boolean;
    };

/** The world around the scheduler. */
export interface SchedulerWorld {
  readonly plan: SchedulePlan;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The wall clock of Europe/Paris at an instant, `AAAA-MM-JJTHH:MM:SS`. */
  readonly wall: (instant: number) => string;
  /** The latest month of the ledger, read anew. */
  readonly lastPaid: () => Promise<PayMonth | undefined>;
  /** Runs a task to its end; whatever goes wrong is in the report. */
  readonly run: (task: RunTask) => Promise<RunReport>;
  /** What is told of a task that runs nothing: cut-offs missed, a calendar that is used up, a ledger out of reach. */
  readonly failure: (failure: DigestFailure, payMonth: PayMonth, exitCode: number) => RunDigest;
  readonly sentences: {
    readonly missed: (task: Extract<Task, { kind: 'missed' }>) => readonly string[];
    readonly noMonth: (night: CivilDate) => readonly string[];
    /** Of what the ledger refused. */
    readonly ledger: (error: unknown) => DigestFailure & { readonly exitCode: number };
  };
  /** Makes the status durable; it never throws. */
  readonly save: (status: ScheduleStatus) => Promise<void>;
  readonly events: (event: ScheduleEvent) => Promise<void> | void;
}
