import type { LogLevel } from '../io/log.js';
import { EXIT } from './exit-codes.js';
import type { Journal } from './journal.js';

/** Where a command writes: results on one side, what concerns the operator on the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  /** An `error` is what stopped a command, or would have: `--quiet` leaves it. */
  readonly err: (text: string, level?: LogLevel) => void;
  /**
   * Resolves once the results written so far have left, to `false` when nobody reads them any more. What prints
   * without end waits for it; absent: nothing ever waits.
   */
  readonly drained?: () => Promise<boolean>;
  /** Hears what is for logs and for the bar of progress; absent: nobody does. */
  readonly journal?: Journal;
}

/** One of the two outputs of a process. */
export interface Writer {
  /** Writes a text and ends its line. */
  readonly write: (text: string) => void;
  /** Writes a text as it is. */
  readonly raw: (text: string) => void;
  readonly drained: () => Promise<boolean>;
}

/** The outputs of this process. */
export function processWriters(): { readonly out: Writer; readonly err: Writer } {
  return { out: writer(process.stdout), err: writer(process.stderr) };
}

function writer(stream: NodeJS.WriteStream): Writer {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isGone = true;
    // A reader that stops early (`| head`) is no failure; anything else means that what was said is lost.
    if (error.code !== 'EPIPE') process.once('exit', () => (process.exitCode = EXIT.disk));
  });
  return {
    write: (text) => void stream.write(`${text}\n`),
    raw: (text) => void stream.write(text),
    drained: async () => {
      if (!isGone && stream.writableNeedDrain) await drainOrError(stream);
      return !isGone;
    },
  };
}

function drainOrError(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('error', done);
      resolve();
    };
    stream.on('drain', done).on('error', done);
  });
}
