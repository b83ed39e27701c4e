import {
  maxCents,
  NO_CENTS,
  roundToCents,
  subtractCents,
  sumCents,
  type Cents,
  type Rounding,
} from './cents.js';
import { isPositive, sum, ZERO, type Exact } from './exact.js';

/**
 * Rounds the instalments of one payee (rules section 8). Each is rounded on its own; a negative one counts as 0;
 * in a plan of several the last absorbs the rounding of the year, if its own exact amount is positive.
 *
 * @param exact amounts in euros, in the order of the plan
 * @returns as many amounts in cents, none negative
 */
export function roundInstalments(exact: readonly Exact[], rounding: Rounding): readonly Cents[] {
  const owed = exact.map((amount) => (isPositive(amount) ? amount : ZERO));
  const rounded = owed.map((amount) => roundToCents(amount, rounding));
  const last = owed.at(-1);
  if (owed.length > 1 && last !== undefined && isPositive(last)) {
    rounded[rounded.length - 1] = closingInstalment(sum(owed), rounded.slice(0, -1), rounding);
  }
  return rounded;
}

/** The last instalment is what the exact total of the year leaves, never below zero. */
function closingInstalment(exactYear: Exact, earlier: readonly Cents[], rounding: Rounding): Cents {
  return maxCents(NO_CENTS, subtractCents(roundToCents(exactYear, rounding), sumCents(earlier)));
}
