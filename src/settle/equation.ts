import { addCents, NO_CENTS, type Cents } from '../money/index.js';

/** The two sides of rules section 9, in signed cents: `due = postedBefore + movements + held + barred`. */
export interface Equation {
  readonly due: Cents;
  readonly postedBefore: Cents;
  readonly movements: Cents;
  readonly held: Cents;
  readonly barred: Cents;
}

export const NOTHING: Equation = {
  due: NO_CENTS,
  postedBefore: NO_CENTS,
  movements: NO_CENTS,
  held: NO_CENTS,
  barred: NO_CENTS,
};

export function addEquations(a: Equation, b: Equation): Equation {
  return {
    due: addCents(a.due, b.due),
    postedBefore: addCents(a.postedBefore, b.postedBefore),
    movements: addCents(a.movements, b.movements),
    held: addCents(a.held, b.held),
    barred: addCents(a.barred, b.barred),
  };
}

/** Adds up the equations of awards one by one; most have nothing on most sides. */
export class EquationTally {
  readonly #sums: { -readonly [Side in keyof Equation]: Cents } = { ...NOTHING };

  add({ due, postedBefore, movements, held, barred }: Equation): void {
    const sums = this.#sums;
    if (due !== 0n) sums.due = addCents(sums.due, due);
    if (postedBefore !== 0n) sums.postedBefore = addCents(sums.postedBefore, postedBefore);
    if (movements !== 0n) sums.movements = addCents(sums.movements, movements);
    if (held !== 0n) sums.held = addCents(sums.held, held);
    if (barred !== 0n) sums.barred = addCents(sums.barred, barred);
  }

  get sum(): Equation {
    return { ...this.#sums };
  }
}

/** Whether the two sides agree; a run whose equation does not hold is a bug and writes nothing. */
export function holds({ due, postedBefore, movements, held, barred }: Equation): boolean {
  return due === postedBefore + movements + held + barred;
}
