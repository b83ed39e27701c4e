import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRELOAD = new URL('usage.js', import.meta.url).href;

/** What one run of a program took, all its processes together; the wall clock is from its start to its end. */
export interface Measure {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of user and system time. */
  readonly cpu: number;
  /** Bytes of memory resident at the worst moment. */
  readonly peak: number;
}

export interface Outcome extends Measure {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a script with the Node of this process, and measures it. Whether it did its work is for the caller to say. */
export async function measure(
  words: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'trentieme-bench-usage-'));
  const before = performance.now();
  const child = spawn(process.execPath, words, {
    env: {
      ...process.env,
      BENCH_USAGE: join(folder, 'usage'),
      NODE_OPTIONS: [...nodeOptions, `--import=${PRELOAD}`].join(' '),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.errors += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const wall = (performance.now() - before) / 1000;
  const processes = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { cpu: number; peak: number },
  );
  rmSync(folder, { recursive: true });
  const total = (of: 'cpu' | 'peak') => processes.reduce((sum, usage) => sum + usage[of], 0);
  return { wall, cpu: total('cpu'), peak: total('peak'), code, ...texts };
}

/** The value in the middle; between two of them, the lower. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
