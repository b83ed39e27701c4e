import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { PayStep } from '../../src/operations/pay-request.js';
import type { Answer } from '../support/command-line.js';
import { sentencesOf } from '../support/log-lines.js';

/** The real program in a process of its own, followed step by step. */
export interface PayProcess {
  readonly id: number;
  /** The steps it passed. */
  readonly steps: readonly string[];
  /** Gives it its command line; it stops at the step, when there is one, until it may go on. */
  run(words: readonly string[], stopAt?: PayStep): void;
  goOn(): void;
  saw(step: PayStep): Promise<void>;
  /** Until it passed so many steps. */
  sawSteps(count: number): Promise<void>;
  /** As a pulled plug would: nothing of it runs any more. */
  kill(): Promise<void>;
  ended(): Promise<Answer>;
}

const PROGRAM = fileURLToPath(new URL('child/pay.ts', import.meta.url));

/**
 * Starts a process that loads the program and waits for its command line; it never outlives the test.
 *
 * @param program what it loads
 */
export function payProcess(program = PROGRAM): PayProcess {
  const child: ChildProcess = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
  const steps: string[] = [];
  const waiting = new Set<() => void>();
  const [out, err] = [textOf(child.stdout!), textOf(child.stderr!)];
  createInterface({ input: child.stdio[3] as Readable }).on('line', (step) => {
    steps.push(step);
    for (const check of waiting) check();
  });
  const ended = new Promise<Answer>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, out: out(), err: sentencesOf(err()) });
    });
  });
  // A process that was killed cannot be spoken to any more: what it does then is asked of `ended`.
  child.stdin!.on('error', () => undefined);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const until = (isSo: () => boolean): Promise<void> => {
    const seen = new Promise<void>((resolve) => {
      const check = (): void => {
        if (isSo()) resolve();
      };
      waiting.add(check);
      check();
    });
    const tooEarly = ended.then(({ code, err: said }) => {
      if (!isSo()) throw new Error(`ended with ${String(code)} after ${steps.join(', ')}: ${said}`);
    });
    return Promise.race([seen, tooEarly]);
  };
  return {
    id: child.pid!,
    steps,
    run: (words, stopAt) => child.stdin!.write(`${JSON.stringify([words, stopAt ?? null])}\n`),
    goOn: () => child.stdin!.write('\n'),
    saw: (step) => until(() => steps.includes(step)),
    sawSteps: (count) => until(() => steps.length >= count),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended: () => ended,
  };
}

function textOf(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return () => text;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** A fixed sequence in [0, 1). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
