/**
 * `npm run bench:smoke`: a few small runs, for continuous integration. Only ratios between runs of the same minute on
 * the same machine, with margins wide enough for a busy one; it catches what grew by multiples, not by per cents.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportsOf } from './exports.ts';
import { LANES, type Letter } from './lanes.ts';
import type { Measure } from './measure.ts';
import { writeConfig } from './program.ts';
import { runRounds } from './rounds.ts';

const SMALL = 5_000;
const LARGE = 20_000;
const ROUNDS = 3;

const work = mkdtempSync(join(tmpdir(), 'trentieme-smoke-'));
try {
  const small = await best(SMALL, ['b', 'd', 'e'], ROUNDS);
  const large = await best(LARGE, ['d'], 1);
  const faults = [
    above('the program takes', small.d.cpu / small.b.cpu, 12, 'times the CPU of csv-parse alone'),
    above('the second month takes', small.e.cpu / small.d.cpu, 2, 'times the CPU of the first'),
    above('the program holds', small.d.peak / small.b.peak, 6, 'times the memory of csv-parse alone'),
    above('four times the awards take', large.d.cpu / small.d.cpu, 7, 'times the CPU'),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The best of the rounds for each lane: noise only ever adds. */
async function best(
  awards: number,
  letters: readonly Letter[],
  rounds: number,
): Promise<Readonly<Record<Letter, Measure>>> {
  const config = join(work, 'trentieme.yaml');
  writeConfig(config);
  const bench = { ...(await exportsOf(work, awards)), config, scratch: join(work, 'scratch'), postgres: '' };
  const lanes = LANES.filter(({ letter }) => letters.includes(letter));
  const figures = await runRounds(lanes, bench, rounds, () => undefined);
  const least = figures.map(({ lane, runs }) => [
    lane.letter,
    Object.fromEntries(
      (['wall', 'cpu', 'peak'] as const).map((of) => [of, Math.min(...runs.map((run) => run[of]))]),
    ),
  ]);
  return Object.fromEntries(least) as Record<Letter, Measure>;
}

/** Says the ratio, and whether it is above its limit. */
function above(subject: string, ratio: number, limit: number, unit: string): string | undefined {
  const sentence = `${subject} ${ratio.toFixed(1)} ${unit} (at most ${limit} at this size)`;
  const fault = ratio > limit ? sentence : undefined;
  process.stdout.write(`${fault === undefined ? 'ok' : 'TOO MUCH'}: ${sentence}\n`);
  return fault;
}
