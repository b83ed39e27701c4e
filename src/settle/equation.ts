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

/** Whether the two sides agree; a run whose equation does not hold is a bug and writes nothing. */
export function holds({ due, postedBefore, movements, held, barred }: Equation): boolean {
  return due === postedBefore + movements + held + barred;
}
