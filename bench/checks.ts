import { emptied, firstMonth, type Bench } from './lanes.ts';
import { measure, median } from './measure.ts';
import { PROGRAM } from './program.ts';

/** Seconds that `trentieme --help` takes, the median of five. */
export async function helpTime(): Promise<number> {
  const walls: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { code, wall, errors } = await measure([PROGRAM, '--help']);
    if (code !== 0) throw new Error(`--help ended with code ${String(code)}:\n${errors}`);
    walls.push(wall);
  }
  return median(walls);
}

/** The first month with a heap of 1 GiB: whether the run came to its end, and how long it took. */
export async function smallHeap(bench: Bench): Promise<{ survived: boolean; wall: number }> {
  emptied(bench.scratch);
  const { code, wall } = await measure(firstMonth(bench), ['--max-old-space-size=1024']);
  emptied(bench.scratch);
  return { survived: code === 0, wall };
}
