import type { Letter } from '../lanes.ts';
import { measured, type Figures } from './figures.ts';

/** A promise about speed or memory, what was measured, and whether it is kept. */
export interface Target {
  readonly promise: string;
  readonly found: string;
  readonly met: boolean;
}

const MILLION = 1_000_000;

/** The targets that this run can tell; those that need a lane or a size left out are not there. */
export function targetsOf(figures: Figures): Target[] {
  const wall = (awards: number, letter: Letter) => measured(figures, awards, letter)?.wall;
  const peak = (awards: number) => inMegabytes(measured(figures, awards, 'd')?.peak);
  const run = wall(MILLION, 'd');
  return [
    atMost('1 M: d ≤ 1.0 × b', ratio(run, wall(MILLION, 'b')), 1, '×'),
    atMost('1 M: d ≤ 2.0 × f', ratio(run, wall(MILLION, 'f')), 2, '×'),
    atMost('1 M: e ≤ 0.7 × d', ratio(wall(MILLION, 'e'), run), 0.7, '×'),
    atMost('1 M: d in 500 MB at most', peak(MILLION), 500, 'MB'),
    atMost('3 M: d in 650 MB at most', peak(3 * MILLION), 650, 'MB'),
    atMost('3 M: d ≤ 3.2 × d at 1 M', ratio(wall(3 * MILLION, 'd'), run), 3.2, '×'),
    atMost('100 k: d under 2 s', wall(100_000, 'd'), 2, 's'),
    atMost('1 M: explain --agent under 1 s', wall(MILLION, 'h'), 1, 's'),
    atMost('1 M: explain --award under 1 s', wall(MILLION, 'i'), 1, 's'),
    atMost('1 M: explain --reference under 1 s', wall(MILLION, 'j'), 1, 's'),
    atMost('--help under 0.3 s', figures.help, 0.3, 's'),
    heapTarget(figures.smallHeap),
  ].filter((target) => target !== undefined);
}

function atMost(promise: string, value: number | undefined, limit: number, unit: string): Target | undefined {
  if (value === undefined) return undefined;
  const digits = unit === 'MB' ? 0 : 2;
  return { promise, found: `${value.toFixed(digits)} ${unit}`, met: value <= limit };
}

function heapTarget(check: Figures['smallHeap']): Target | undefined {
  if (check === undefined) return undefined;
  const found = `${check.survived ? 'done' : 'died'} after ${check.wall.toFixed(2)} s`;
  return { promise: '1 M: d inside a heap of 1 GiB', found, met: check.survived };
}

function ratio(value: number | undefined, other: number | undefined): number | undefined {
  return value === undefined || other === undefined ? undefined : value / other;
}

/** Millions of bytes. */
function inMegabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e6;
}
