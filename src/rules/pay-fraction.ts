import { add, compare, equals, fraction, multiply, type Exact } from '../money/index.js';
import type { ServicePeriod } from '../model/index.js';

/**
 * The pay fraction (*quotité financière*) of a part-time period, as a fraction of 1 (rules section 6): the one given,
 * else derived from the service fraction. CGFP L. 612-5: 80 % of service is paid six sevenths, 90 % thirty-two
 * thirty-fifths, and in between `s × 4/7 + 40`.
 */
export function payFractionOf(period: Pick<ServicePeriod, 'serviceFraction' | 'payFraction'>): Exact {
  if (period.payFraction !== undefined) {
    return TRUNCATED.get(keyOf(period.payFraction)) ?? ofHundred(period.payFraction);
  }
  const service = period.serviceFraction;
  const between80And90 = compare(service, fraction(80)) >= 0 && compare(service, fraction(90)) <= 0;
  return ofHundred(between80And90 ? add(multiply(service, fraction(4, 7)), fraction(40)) : service);
}

/** Whether a period has no legal pay fraction of its own: above 90 % and none given (`service.over-90`). */
export function isOver90WithoutFraction(
  period: Pick<ServicePeriod, 'serviceFraction' | 'payFraction'>,
): boolean {
  const { serviceFraction, payFraction } = period;
  return (
    payFraction === undefined &&
    compare(serviceFraction, fraction(90)) > 0 &&
    !equals(serviceFraction, fraction(100))
  );
}

const keyOf = (value: Exact): string => `${String(value.numerator)}/${String(value.denominator)}`;

/** Exports cut the two statutory fractions: what they write stands for the exact ones. */
const TRUNCATED: ReadonlyMap<string, Exact> = new Map([
  ...[fraction(857, 10), fraction(8571, 100), fraction(85_714, 1000)].map(
    (cut) => [keyOf(cut), fraction(6, 7)] as const,
  ),
  ...[fraction(914, 10), fraction(9143, 100), fraction(91_429, 1000)].map(
    (cut) => [keyOf(cut), fraction(32, 35)] as const,
  ),
]);

function ofHundred(percent: Exact): Exact {
  return multiply(percent, fraction(1, 100));
}
