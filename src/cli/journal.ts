import type { LogFields, LogLevel } from '../io/log.js';
import type { ProgressState } from './progress-line.js';

/** What a command tells beside its sentences: for logs, and for whoever waits in front of it. No personal data. */
export interface Journal {
  /** Names the run that is under way, in its log and nowhere else. */
  readonly run: string;
  /**
   * What the next lines are about, until it is said again: a scheduler runs one month after the other. `undefined`:
   * what they were about at first.
   */
  about(context: Partial<LogContext> | undefined): void;
  /** Something happened. On a terminal nothing shows of it, except with `--debug`. */
  note(event: string, fields: LogFields, sentence: string, level?: LogLevel): void;
  /** How far it is; `undefined` once it is over. */
  progress(state: ProgressState | undefined): void;
}

/** On every line of a log. */
export interface LogContext {
  /** Of a run: its own, whatever becomes of it. */
  readonly run: string;
  /** `AAAA-MM`, where one is paid. */
  readonly month?: string;
}
