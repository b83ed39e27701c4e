import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../src/calendar/index.js';
import { entitle, type AwardCase } from '../../src/entitle/entitle.js';
import { Entitler } from '../../src/entitle/entitler.js';
import { ALWAYS_PRESENT, presenceOf } from '../../src/entitle/presence.js';
import {
  DEFAULT_CONVENTIONS,
  type AllowanceCode,
  type AwardId,
  type Entitlement,
  type Numen,
  type PlanName,
  type Presence,
} from '../../src/model/index.js';
import { fraction } from '../../src/money/index.js';
import {
  absence,
  agent,
  award,
  days,
  HOLDER,
  month,
  REPLACEMENT,
  replacement,
  servicePeriod,
} from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';

const { allowances, leave } = shippedRegulations();
/** Part-time from October, ill in winter. */
const SOMETIMES_AWAY = presenceOf(
  {
    agent: agent(),
    absences: [absence('CMO', days('2015-12-01', '2016-03-20'))],
    servicePeriods: [servicePeriod('50', '2015-10-01')],
  },
  leave,
  isoDate('2016-08-31'),
);
const PRESENT = [ALWAYS_PRESENT, { leave: [], payFractions: [], absent: [] }, SOMETIMES_AWAY];

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

test.each(
  ['IMP', 'FA', 'T2D', 'SOPA'].flatMap((code) => [[code, 'first'] as const, [code, 'second'] as const]),
)(
  'of two people with one award of %s each, the %s of them away, each has what they have alone',
  (code, away) => {
    const caseOf = (holder: Numen, presence: Presence): AwardCase => ({
      award: award(days('2015-09-01', '2016-08-31'), {
        holder,
        allowance: code as AllowanceCode,
        annualRate: fraction(1250),
      }),
      allowance: allowances.get(code as AllowanceCode)!,
      replacements: [],
      presenceOf: () => presence,
      fixedPlan: { plan: undefined, monthByPayee: new Map() },
    });
    const cases = [
      caseOf(HOLDER, away === 'first' ? SOMETIMES_AWAY : ALWAYS_PRESENT),
      caseOf(REPLACEMENT, away === 'second' ? SOMETIMES_AWAY : ALWAYS_PRESENT),
    ];
    const upTo = month('2016-09');
    const entitler = new Entitler(DEFAULT_CONVENTIONS, upTo);
    const duesOf = (entitlements: readonly Entitlement[]): unknown =>
      entitlements.map(({ payee, instalments }) => [
        payee,
        instalments.map(({ month, due }) => [month, due]),
      ]);
    for (const one of cases) {
      expect(duesOf(entitler.entitlements(one))).toEqual(duesOf(entitle(one, DEFAULT_CONVENTIONS, upTo)));
    }
  },
);
