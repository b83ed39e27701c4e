import type { Day } from './civil-days.js';
import { covers } from './civil-days.js';
import type { Fraction } from './fraction.js';
import { add, compare, fraction, multiply, one, parseDecimal, zero } from './fraction.js';
import type { ServicePeriod } from './rows.js';

/** Percentages that exports truncate, and the fractions they stand for (rules, section 6). */
const truncated: readonly (readonly [percents: readonly string[], exact: Fraction])[] = [
  [['85.7', '85.71', '85.714'], fraction(6, 7)],
  [['91.4', '91.43', '91.429'], fraction(32, 35)],
];

/** Pay fraction `q(agent, day)` (*quotité financière*) of the part-time periods of one agent (rules, section 6). */
export function payFractionOn(day: Day, periods: readonly ServicePeriod[]): Fraction {
  const period = periods.find((candidate) => covers(candidate, day));
  if (period === undefined) return one;
  return period.payFraction === null ? derived(period.serviceFraction) : restored(period.payFraction);
}

/** `s` below 80 %; `s × 4/7 + 40` from 80 to 90 %; `s` above. */
function derived(serviceFraction: Fraction): Fraction {
  const between =
    compare(serviceFraction, fraction(80, 100)) >= 0 && compare(serviceFraction, fraction(90, 100)) <= 0;
  return between ? add(multiply(serviceFraction, fraction(4, 7)), fraction(40, 100)) : serviceFraction;
}

function restored(payFraction: Fraction): Fraction {
  const percent = multiply(payFraction, fraction(100));
  const known = truncated.find(([texts]) =>
    texts.some((text) => compare(parseDecimal(text) ?? zero, percent) === 0),
  );
  return known?.[1] ?? payFraction;
}
