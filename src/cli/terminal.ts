import { EXIT } from './exit-codes.js';

/** Where a command writes: results on one side, what concerns the operator on the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The terminal of the process. */
export function processTerminal(): Terminal {
  return { out: writer(process.stdout), err: writer(process.stderr) };
}

function writer(stream: NodeJS.WriteStream): (text: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that stops early (`| head`) is no failure; anything else means that what was said is lost.
    if (error.code !== 'EPIPE') process.once('exit', () => (process.exitCode = EXIT.disk));
  });
  return (text) => void stream.write(`${text}\n`);
}
