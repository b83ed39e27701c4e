import type { Letter } from '../lanes.ts';
import type { Measure } from '../measure.ts';
import { summary, type LaneFigures } from '../rounds.ts';

/** Everything one run of the bench has measured. */
export interface Figures {
  readonly sizes: readonly SizeFigures[];
  /** Seconds, `trentieme --help`. */
  readonly help: number | undefined;
  /** The first month of a million awards with a heap of 1 GiB; nothing when not asked for. */
  readonly smallHeap: { readonly survived: boolean; readonly wall: number } | undefined;
}

export interface SizeFigures {
  readonly awards: number;
  readonly rounds: number;
  readonly lanes: readonly LaneFigures[];
}

/** The median of a lane at a size, where both were measured. */
export function measured(figures: Figures, awards: number, letter: Letter): Measure | undefined {
  const size = figures.sizes.find((candidate) => candidate.awards === awards);
  const lane = size?.lanes.find((candidate) => candidate.lane.letter === letter);
  return lane === undefined ? undefined : summary(lane);
}
