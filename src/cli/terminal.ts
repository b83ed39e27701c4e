import { EXIT } from './exit-codes.js';

/** Where a command writes: results on one side, what concerns the operator on the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /**
   * Resolves once the results written so far have left, to `false` when nobody reads them any more. What prints
   * without end waits for it; absent: nothing ever waits.
   */
  readonly drained?: () => Promise<boolean>;
}

/** The terminal of the process. */
export function processTerminal(): Terminal {
  const { write: out, drained } = writer(process.stdout);
  return { out, err: writer(process.stderr).write, drained };
}

function writer(stream: NodeJS.WriteStream): {
  readonly write: (text: string) => void;
  readonly drained: () => Promise<boolean>;
} {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isGone = true;
    // A reader that stops early (`| head`) is no failure; anything else means that what was said is lost.
    if (error.code !== 'EPIPE') process.once('exit', () => (process.exitCode = EXIT.disk));
  });
  return {
    write: (text) => void stream.write(`${text}\n`),
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
