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
 * Rounds the instalments of one payee (rules section 8). A negative one counts as 0; each is rounded on its own; in a
 * plan of several the last absorbs the rounding of the year, if its own exact amount is positive.
 *
 * @param instalments in the order of the plan, each with its `exact` amount in euros
 * @returns the same instalments with `exact` never negative and `due` in cents
 */
export function roundInstalments<Instalment extends { readonly exact: Exact }>(
  instalments: readonly Instalment[],
  rounding: Rounding,
): (Instalment & { readonly due: Cents })[] {
  const owed = instalments.map((instalment) => ({
    ...instalment,
    exact: isPositive(instalment.exact) ? instalment.exact : ZERO,
  }));
  const rounded = owed.map((instalment) => ({
    ...instalment,
    due: roundToCents(instalment.exact, rounding),
  }));
  const last = rounded.at(-1);
  if (last === undefined || rounded.length === 1 || !isPositive(last.exact)) return rounded;
  const earlier = rounded.slice(0, -1);
  const year = sum(rounded.map(({ exact }) => exact));
  return [
    ...earlier,
    {
      ...last,
      due: closingInstalment(
        year,
        earlier.map(({ due }) => due),
        rounding,
      ),
    },
  ];
}

/** The last instalment is what the exact total of the year leaves, never below zero. */
function closingInstalment(exactYear: Exact, earlier: readonly Cents[], rounding: Rounding): Cents {
  return maxCents(NO_CENTS, subtractCents(roundToCents(exactYear, rounding), sumCents(earlier)));
}
