import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { opened, STORES } from './stores.js';
import { all } from './worlds.js';

/** More than are written at once, so that a run is cut in its middle. */
const COUNT = 5000;

/** In order; what the book must hold when the process is killed there. */
const STEPS = [
  ['started', 0],
  ['opened', 0],
  ['leased', 0],
  ['archived', 0],
  ['first-posting', 0],
  ['half-posted', 0],
  ['closing', 0],
  ['inside-output', 0],
  ['posted', 1],
  ['confirmed', 1],
] as const;

describe.each(STORES)('a process killed while it writes in $name', (store) => {
  test.each(STEPS)('at the step «%s» leaves %i runs, whole; the next one goes on', async (step, runs) => {
    const address = await store.freshAddress();
    const child = start(address, 1, step);
    await child.saw(step);
    await child.kill();
    await expectWhole(address, runs);
    const next = start(address, 1);
    expect(await next.ended()).toBe(0);
    await expectWhole(address, runs + 1);
  });

  test('at any instant leaves whole runs, never half of one or the same one twice', async () => {
    const address = await store.freshAddress();
    const random = numbersFrom(20151120);
    let killedInTheMiddle = 0;
    let runs = 0;
    for (let turn = 0; turn < 12; turn += 1) {
      const child = start(address, 1000);
      // So many steps and a little more: an instant of its own each time, whatever the load of the machine.
      await child.sawSteps(3 + Math.floor(random() * 16));
      await pause(Math.floor(random() * 20));
      await child.kill();
      const confirmed = child.steps.filter((step) => step === 'posted').length;
      const found = await expectWhole(address);
      // What the process was told is posted is posted; at most the last commit was not announced yet.
      expect(found - runs).toBeGreaterThanOrEqual(confirmed);
      expect(found - runs).toBeLessThanOrEqual(confirmed + 1);
      if (child.steps.at(-1) !== 'confirmed') killedInTheMiddle += 1;
      runs = found;
    }
    expect(killedInTheMiddle).toBeGreaterThan(0);
    expect(runs).toBeGreaterThan(0);
  }, 120_000);

  test('two at once: one writes, the other is told who', async () => {
    const address = await store.freshAddress();
    const first = start(address, 1, 'half-posted');
    await first.saw('half-posted');
    const second = start(address, 1);
    expect(await second.ended()).toBe(75);
    expect(second.steps).toContain('locked');
    await first.kill();
    await expectWhole(address, 0);
  });

  test('two that start together never both write', async () => {
    const address = await store.freshAddress();
    const children = [start(address, 3), start(address, 3)];
    const codes = await Promise.all(children.map((child) => child.ended()));
    // One may have finished before the other began; both then wrote, one after the other.
    expect(codes.every((code) => code === 0 || code === 75)).toBe(true);
    expect(codes).toContain(0);
    await expectWhole(address, 3 * codes.filter((code) => code === 0).length);
  });
});

/** The book is sound and holds whole runs: every award once a run, every run with its input and its output. */
async function expectWhole(address: string, expected?: number): Promise<number> {
  const ledger = await opened(address);
  const { runs, postings } = await ledger.head();
  expect(postings).toBe(runs * COUNT);
  if (expected !== undefined) expect(runs).toBe(expected);
  const unsound = (await all(ledger.verify())).length;
  expect(unsound).toBe(0);
  expect((await all(ledger.show())).length).toBe(postings);
  for (const { outputs } of await all(ledger.runs())) {
    expect(Buffer.concat(await all(ledger.content(outputs[0]?.digest ?? ''))).toString()).toMatch(
      /begins\nends\n$/,
    );
  }
  await ledger.close();
  return runs;
}

interface Child {
  readonly steps: readonly string[];
  saw(step: string): Promise<void>;
  /** Until it said so many steps, the same ones again included. */
  sawSteps(count: number): Promise<void>;
  kill(): Promise<void>;
  ended(): Promise<number | null>;
}

function start(address: string, runs: number, stopAt = ''): Child {
  const path = (name: string): string => fileURLToPath(new URL(`child/${name}`, import.meta.url));
  const words = [path('writer.ts'), address, String(COUNT), String(runs), stopAt];
  const child: ChildProcess = spawn(process.execPath, ['--import', path('resolve-ts.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const steps: string[] = [];
  const waiting = new Set<() => void>();
  let complaint = '';
  child.stderr?.on('data', (piece: Buffer) => (complaint += piece.toString()));
  createInterface({ input: child.stdout! }).on('line', (step) => {
    steps.push(step);
    for (const check of waiting) check();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const until = (isSo: () => boolean): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => {
        const check = (): void => {
          if (isSo()) resolve();
        };
        waiting.add(check);
        check();
      }),
      ended.then((code) => {
        throw new Error(`ended with ${String(code)} after ${steps.join(', ')} ${complaint}`);
      }),
    ]);
  return {
    steps,
    saw: (step) => until(() => steps.includes(step)),
    sawSteps: (count) => until(() => steps.length >= count),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended: () => ended,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** A fixed sequence in [0, 1). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
