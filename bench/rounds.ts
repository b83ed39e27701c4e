import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { pathsIn } from './export/files.ts';
import { emptied, resultOf, type Bench, type Lane } from './lanes.ts';
import { measure, median, type Measure } from './measure.ts';

/** The figures of one lane over every round. */
export interface LaneFigures {
  readonly lane: Lane;
  readonly runs: readonly Measure[];
  /** What it says it did, or why it was skipped. */
  readonly result: string;
}

/** Runs the lanes in turn, round after round, so that a slow moment of the machine falls on all of them. */
export async function runRounds(
  lanes: readonly Lane[],
  bench: Bench,
  rounds: number,
  tell: (line: string) => void,
): Promise<LaneFigures[]> {
  await warm(bench);
  const runs = new Map(lanes.map((lane): [Lane, Measure[]] => [lane, []]));
  const results = new Map<Lane, string>();
  for (let round = 1; round <= rounds; round += 1) {
    emptied(bench.scratch);
    for (const lane of lanes) {
      await lane.prepare?.(bench);
      const outcome = await measure(lane.words(bench));
      const result = resultOf(lane.letter, outcome);
      if ('skipped' in result) {
        results.set(lane, `SKIPPED: ${result.skipped}`);
        tell(`  round ${round}, lane ${lane.letter}: skipped, ${result.skipped}`);
        continue;
      }
      results.set(lane, result.done);
      runs.get(lane)?.push(outcome);
      tell(`  round ${round}, lane ${lane.letter}: ${outcome.wall.toFixed(2)} s`);
    }
  }
  emptied(bench.scratch);
  return lanes.map((lane) => ({ lane, runs: runs.get(lane) ?? [], result: results.get(lane) ?? '' }));
}

/** Median of the rounds; the worst of the peaks. Nothing when the lane never ran. */
export function summary({ runs }: LaneFigures): Measure | undefined {
  if (runs.length === 0) return undefined;
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
  };
}

/** Every lane finds the files in the memory of the system: what is measured is the work, not the disk. */
async function warm({ first, next }: Bench): Promise<void> {
  for (const path of [...pathsIn(first), ...pathsIn(next)]) {
    await finished(createReadStream(path).resume());
  }
}
