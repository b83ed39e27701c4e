import type { DigestCounts, RunDigest } from '../notify/run-digest.js';
import type { Task } from '../schedule/due.js';
import type { NextRun } from '../schedule/next.js';
import type { Tries } from '../schedule/tries.js';

/**
 * What the scheduler leaves for people, probes and itself (`schemas/status.schema.json`): no personal data. Instants
 * are `AAAA-MM-JJTHH:MM:SS.mmmZ`, so that none comes twice.
 */
export interface ScheduleStatus {
  readonly version: 1;
  readonly program: RunDigest['program'];
  readonly pid: number;
  /** In the foreground until it is stopped, or called by somebody else's clock (`--once`). */
  readonly mode: ScheduleMode;
  /** Since when this schedule is in service, whatever the process. */
  readonly inService: string;
  readonly started: string;
  readonly heartbeat: string;
  /** When it stopped as it was told; `null` while it goes on, or when it died. */
  readonly stopped: string | null;
  readonly running: RunningTask | null;
  /** At its minute of the wall clock of Paris, `AAAA-MM-JJTHH:MM`. */
  readonly next: { readonly kind: NextRun['kind']; readonly payMonth: string; readonly at: string } | null;
  readonly lastError: StatusError | null;
  readonly lastSuccess: string | null;
  /** The last ones, oldest first. */
  readonly runs: readonly RunNote[];
  readonly night: (WrittenTries & { readonly night: string }) | null;
  readonly cutOffs: readonly (WrittenTries & { readonly payMonth: string })[];
}

export type ScheduleMode = 'foreground' | 'once';

export interface RunningTask {
  readonly kind: TaskKind;
  readonly payMonth: string;
  readonly started: string;
  /** Ticks of the clock that came meanwhile, and began nothing. */
  readonly skippedTicks: number;
}

export interface StatusError {
  readonly at: string;
  /** A word for programs. */
  readonly code: string;
  readonly sentences: readonly string[];
}

export type TaskKind = Task['kind'];

/** A run as it ended. */
export interface RunNote {
  readonly kind: TaskKind;
  readonly payMonth: string;
  readonly started: string;
  /** `null`: the program died during it. */
  readonly ended: string | null;
  /** A cut-off run that was caught up, on a later day: from another export than that of its day, perhaps. */
  readonly late: boolean;
  /** How often it was tried, when it ended in the same way each time. */
  readonly tries: number;
  readonly skippedTicks: number;
  readonly outcome: RunDigest['outcome'] | 'nothing' | 'interrupted';
  readonly exitCode: number;
  /** A word for programs, of what failed. */
  readonly code: string | null;
  readonly folder: string | null;
  readonly counts: DigestCounts | null;
}

export interface WrittenTries {
  readonly state: Tries['state'];
  readonly count: number;
  readonly ended: string;
}

/** An instant in milliseconds since 1970, as the status writes it. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString();
}
