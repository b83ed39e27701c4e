import {
  addCents,
  maxCents,
  NO_CENTS,
  roundToCents,
  subtractCents,
  type Cents,
  type Rounding,
} from './cents.js';
import { add, isPositive, ZERO, type Exact } from './exact.js';

/** An instalment of one payee with what it pays. */
export interface RoundedInstalment<Instalment> {
  readonly instalment: Instalment;
  /** In euros, never negative. */
  readonly exact: Exact;
  readonly due: Cents;
}

/**
 * Rounds the instalments of one payee (rules section 8). A negative one counts as 0; each is rounded on its own; in a
 * plan of several the last absorbs the rounding of the year, if its own exact amount is positive.
 *
 * @param instalments the first ones of the plan, in order, each with its `exact` amount in euros
 * @param count how many the plan has: the year is closed where all of them are given
 */
export function roundInstalments<Instalment extends { readonly exact: Exact }>(
  instalments: readonly Instalment[],
  rounding: Rounding,
  count = instalments.length,
): RoundedInstalment<Instalment>[] {
  const rounded: RoundedInstalment<Instalment>[] = [];
  for (const instalment of instalments) {
    const exact = isPositive(instalment.exact) ? instalment.exact : ZERO;
    const previous = rounded.at(-1);
    // Most are alike, and the very same amount is rounded alike.
    const due = previous?.exact === exact ? previous.due : roundToCents(exact, rounding);
    rounded.push({ instalment, exact, due });
  }
  const last = rounded.at(-1);
  if (last === undefined || count === 1 || rounded.length < count || !isPositive(last.exact)) return rounded;
  rounded[count - 1] = { ...last, due: closingInstalment(rounded, rounding) };
  return rounded;
}

/** The last instalment is what the exact total of the year leaves of the earlier ones, never below zero. */
function closingInstalment(year: readonly RoundedInstalment<unknown>[], rounding: Rounding): Cents {
  let exactYear = ZERO;
  let earlier = NO_CENTS;
  for (const [index, { exact, due }] of year.entries()) {
    exactYear = add(exactYear, exact);
    if (index < year.length - 1) earlier = addCents(earlier, due);
  }
  return maxCents(NO_CENTS, subtractCents(roundToCents(exactYear, rounding), earlier));
}
