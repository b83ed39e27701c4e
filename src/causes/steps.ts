import type { Stillness } from '../model/cause.js';
import type { Cents } from '../money/index.js';

/** What some facts make of a key. */
export type Standing =
  | {
      readonly kind: 'due';
      /** Everything due for the key until the pay month. */
      readonly due: Cents;
      /** Of the difference with what was posted: what can no longer be paid or taken back, signed. */
      readonly barred: Cents;
    }
  /** Nothing moves, whatever is due. */
  | { readonly kind: 'still'; readonly why: Stillness };

/** By the name of the key. */
export type Standings = ReadonlyMap<string, Standing>;

/** What stands once a change is made, those before it included. */
export interface Step {
  /** Rank of the change among all. */
  readonly change: number;
  readonly standings: Standings;
}

/** The standings before any change, then after each change that moves something. */
export interface Steps {
  readonly first: Standings;
  readonly steps: readonly Step[];
}

/**
 * Makes changes one at a time in their order, and keeps those with which a standing becomes another. Changes that follow
 * each other and together alter nothing are passed over at once: a thousand rows written otherwise cost as little as one.
 *
 * @param standingsAt what stands with so many of the changes made
 */
export function stepsOf(count: number, standingsAt: (made: number) => Standings): Steps {
  const first = standingsAt(0);
  const steps: Step[] = [];
  const visit = (from: number, before: Standings, to: number, after: Standings): void => {
    if (areSame(before, after)) return;
    if (to - from === 1) {
      steps.push({ change: from, standings: after });
      return;
    }
    const middle = Math.floor((from + to) / 2);
    const between = standingsAt(middle);
    visit(from, before, middle, between);
    visit(middle, between, to, after);
  };
  if (count > 0) visit(0, first, count, standingsAt(count));
  return { first, steps };
}

function areSame(before: Standings, after: Standings): boolean {
  return [...before].every(([key, standing]) => {
    const other = after.get(key);
    if (standing.kind === 'due' && other?.kind === 'due') {
      // What is barred follows from what is due: the postings are the same.
      return standing.due === other.due;
    }
    return standing.kind === other?.kind;
  });
}
