import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entitle, type AwardCase } from '../../src/entitle/entitle.js';
import { Entitler } from '../../src/entitle/entitler.js';
import { ALWAYS_PRESENT } from '../../src/entitle/presence.js';
import {
  DEFAULT_CONVENTIONS,
  type AllowanceCode,
  type AwardId,
  type Numen,
  type PlanName,
} from '../../src/model/index.js';
import { fraction } from '../../src/money/index.js';
import { award, days, HOLDER, month, REPLACEMENT, replacement } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';

const { allowances } = shippedRegulations();
const PRESENT = [ALWAYS_PRESENT, { leave: [], payFractions: [], absent: [] }];

/** Awards that differ in one thing or another, or in nothing but who holds them. */
const cases: fc.Arbitrary<AwardCase> = fc
  .record({
    code: fc.constantFrom('IMP', 'IFIC', 'T2D', 'SOPA', 'FA'),
    number: fc.integer({ min: 1, max: 99 }),
    holder: fc.constantFrom(HOLDER, REPLACEMENT),
    period: fc.constantFrom(
      days('2015-09-01', '2016-08-31'),
      days('2015-09-01', '2016-03-31'),
      days('2015-10-05', '2016-08-31'),
    ),
    rate: fc.constantFrom(1250, 2500).map((rate) => fraction(rate)),
    percent: fc.constantFrom(40, 100),
    studentCount: fc.constantFrom(1, 3),
    modality: fc.constantFrom('A', 'P'),
    plan: fc.constantFrom<PlanName | undefined>(undefined, 'twelfths', 'partial'),
    fixedFor: fc.constantFrom<Numen | undefined>(undefined, HOLDER),
    isReplaced: fc.boolean(),
    presence: fc.constantFrom(...PRESENT),
  })
  .map(({ code, number, period, rate, percent, plan, fixedFor, isReplaced, presence, ...values }) => ({
    award: award(period, {
      ...values,
      id: `M${String(number)}` as AwardId,
      allowance: code as AllowanceCode,
      annualRate: rate,
      share: fraction(percent, 100),
    }),
    allowance: allowances.get(code as AllowanceCode)!,
    replacements: isReplaced ? [replacement(days('2016-01-04', '2016-02-05'))] : [],
    presenceOf: () => presence,
    fixedPlan: {
      plan,
      monthByPayee: new Map(fixedFor === undefined ? [] : [[fixedFor, month('2016-09')]]),
    },
  }));

test('awards one after the other are entitled as each of them alone', () => {
  fc.assert(
    fc.property(fc.array(cases, { minLength: 1, maxLength: 80 }), (all) => {
      const upTo = month('2016-07');
      const entitler = new Entitler(DEFAULT_CONVENTIONS, upTo);
      for (const one of all) {
        expect(entitler.entitlements(one)).toEqual(entitle(one, DEFAULT_CONVENTIONS, upTo));
      }
    }),
    randomRuns(100),
  );
});
