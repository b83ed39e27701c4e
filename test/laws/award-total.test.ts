import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compute } from '../../src/computation.js';
import { parsePayMonth, schoolYearPeriod } from '../../src/calendar/index.js';
import { EMPTY_LEDGER } from '../../src/ledger/view.js';
import type { Allowance, Award, Entitlement } from '../../src/model/index.js';
import { compare, divide, fraction, multiply, sum, type Exact } from '../../src/money/index.js';
import { validateTexts } from '../support/engine.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';
import { engineConventions, worlds } from '../support/worlds.js';

const regulations = shippedRegulations();
const LATE = parsePayMonth('2099-01')!;

/** Every active award of a random world with what its payees earn. */
function entitledAwards(): fc.Arbitrary<
  { award: Award; allowance: Allowance; entitlements: readonly Entitlement[] }[]
> {
  return worlds.map(({ runs, conventions }) => {
    const settings = { ...engineConventions(conventions), rounding: 'half-up' as const };
    const facts = validateTexts(runs[0]?.texts ?? {}, regulations, settings);
    const computation = compute({
      facts,
      regulations,
      conventions: settings,
      ledger: EMPTY_LEDGER,
      payMonth: LATE,
    });
    return facts.awards.flatMap((award) => {
      const allowance = regulations.allowances.get(award.allowance);
      if (allowance === undefined || award.state !== 'active') return [];
      return [{ award, allowance, entitlements: computation.explain(award) }];
    });
  });
}

/** The most an award can ever pay: its highest rate of the year, whole, times its share and students. */
function ceilingOf(award: Award, allowance: Allowance): Exact {
  const year = schoolYearPeriod(award.schoolYear);
  const rates =
    allowance.amount.kind === 'statutory'
      ? allowance.amount.annualRate
          .filter(({ period }) => period.start <= year.end && period.end >= year.start)
          .map(({ value }) => value)
      : award.annualRate === undefined
        ? []
        : [award.annualRate];
  const highest = rates.reduce((a, b) => (compare(a, b) > 0 ? a : b));
  const share = allowance.unit === 'trainee' || allowance.unit === 'student' ? award.share : fraction(1);
  return multiply(multiply(highest, share), fraction(allowance.unit === 'student' ? award.studentCount : 1));
}

test('the payees of one award together never earn more than the award: exactly before rounding, half a cent a line after', () => {
  fc.assert(
    fc.property(entitledAwards(), (awards) => {
      for (const { award, allowance, entitlements } of awards) {
        const instalments = entitlements.flatMap((entitlement) => entitlement.instalments);
        const ceiling = ceilingOf(award, allowance);
        const exact = sum(instalments.map((instalment) => instalment.exact));
        expect(compare(exact, ceiling)).toBeLessThanOrEqual(0);
        const paid = instalments.reduce((total, { due }) => total + due, 0n);
        const lines = entitlements.reduce((count, { instalments: own }) => count + own.length, 0);
        const allowed = sum([multiply(ceiling, fraction(100)), fraction(lines, 2)]);
        expect(compare(fraction(paid), allowed)).toBeLessThanOrEqual(0);
      }
    }),
    randomRuns(300),
  );
});

test('the parts of an instalment sum to its exact amount, and each is redone from its printed factors', () => {
  fc.assert(
    fc.property(entitledAwards(), (awards) => {
      for (const { entitlements } of awards) {
        for (const { instalments } of entitlements) {
          for (const { parts, exact, basis } of instalments) {
            const total = sum(parts.map(({ amount }) => amount));
            expect(compare(total, fraction(0)) > 0 ? total : fraction(0)).toEqual(exact);
            for (const { stretch, units, amount } of parts) {
              const factors = [
                stretch.annualRate,
                stretch.multiplier,
                stretch.payFraction,
                stretch.leaveRate,
              ];
              const redone = divide(factors.reduce(multiply, units), fraction(basis));
              expect(redone).toEqual(amount);
            }
          }
        }
      }
    }),
    randomRuns(200),
  );
});
