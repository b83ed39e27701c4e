import { readSync, writeSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PayStep } from '../../../src/operations/pay-request.js';

/**
 * A process that runs one command line of the built program. It is told what to run by a line on its standard input,
 * `[words, step]` in JSON; it says each step it passes on descriptor 3, and stops at the step it was given until
 * another line comes.
 */
// Hundreds of these are started, and none of them lives long enough to leave what it compiled to the next one.
enableCompileCache(join(tmpdir(), 'trentieme-compiled'));
const built = (name: string): string => new URL(`../../../dist/cli/${name}.js`, import.meta.url).href;
const { main } = (await import(built('main'))) as typeof import('../../../src/cli/main.js');
// Loaded before it is needed: the next process gets ready while what the last one left is being checked.
await import(built('run'));
flushCompileCache();

const [words, stopAt] = JSON.parse(nextLine()) as [string[], PayStep | null];
process.exitCode = await main(words, undefined, (step) => {
  writeSync(3, `${step}\n`);
  if (step === stopAt) nextLine();
});

/** Waits with the whole process: no timer, no answer of a server comes through meanwhile. */
function nextLine(): string {
  const piece = Buffer.alloc(65_536);
  let line = '';
  while (!line.endsWith('\n')) {
    const length = readSync(0, piece);
    // Whoever started this process is gone.
    if (length === 0) process.exit(70);
    line += piece.toString('utf8', 0, length);
  }
  return line;
}
