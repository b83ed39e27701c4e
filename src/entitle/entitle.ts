import type { PayMonth, Period } from '../calendar/index.js';
import { fraction, multiply, ONE, type Exact } from '../money/index.js';
import type {
  Allowance,
  Award,
  Conventions,
  Dated,
  Entitlement,
  FixedPlan,
  Numen,
  Presence,
  Replacement,
  Stretch,
} from '../model/index.js';
import { isWholeYear, plannedPeriod, wholeYearPeriod } from '../rules/award-period.js';
import { holdings, type Holding } from '../rules/holdings.js';
import { layOutPlan, planNameOf, type InstalmentPlan } from '../rules/plan.js';
import { stretches } from '../rules/stretches.js';
import { instalmentsOf } from './instalments.js';

/** Everything one award's amounts depend on. What more is read of an award is to be compared in `entitler.ts` too. */
export interface AwardCase {
  readonly award: Award;
  readonly allowance: Allowance;
  readonly replacements: readonly Replacement[];
  readonly presenceOf: (payee: Numen) => Presence;
  /** What earlier postings fixed. */
  readonly fixedPlan: FixedPlan;
}

/**
 * What each payee of an award earns, instalment by instalment, with the stretches of days the amounts are made of
 * (rules sections 3 to 8).
 *
 * @param upTo the last month whose instalments are asked for; by default all are given
 * @returns one entitlement per payee, holder or replacement, in order of first day; amounts in euros and cents
 */
export function entitle(awardCase: AwardCase, conventions: Conventions, upTo?: PayMonth): Entitlement[] {
  const { award, fixedPlan } = awardCase;
  const { plan, held } = layOut(awardCase, conventions);
  return byPayee(held).map(({ payee, periods }) => ({
    award: award.id,
    payee,
    allowance: award.allowance,
    schoolYear: award.schoolYear,
    plan: plan.name,
    instalments: instalmentsOf(
      {
        plan,
        schoolYear: award.schoolYear,
        days: stretchesOf(awardCase, payee, periods),
        fixedMonth: plan.windows.length === 1 ? fixedPlan.monthByPayee.get(payee) : undefined,
      },
      conventions.rounding,
      upTo,
    ),
  }));
}

/** An award laid out in time, before any amount. */
export interface LaidOutAward {
  readonly plan: InstalmentPlan;
  /** The days the award stands for in its plan. */
  readonly planned: Period;
  /** Whose they are; days of nobody are in none. */
  readonly held: readonly Holding[];
}

/** The plan of an award, and whose its days are (rules sections 3 and 8). */
export function layOut(awardCase: AwardCase, conventions: Conventions): LaidOutAward {
  const { award, allowance, fixedPlan } = awardCase;
  const wholeYear = wholeYearPeriod(award.period, award.schoolYear, conventions, allowance.inForce);
  const name =
    fixedPlan.plan ?? planNameOf(allowance.plan, award.modality, isWholeYear(wholeYear, award.schoolYear));
  const planned = plannedPeriod(name, award.period, wholeYear, award.schoolYear, conventions);
  const plan = layOutPlan(
    name,
    {
      schoolYear: award.schoolYear,
      written: award.period,
      planned,
      ificPayMonth: allowance.plan.kind === 'always' && allowance.plan.ificPayMonth,
    },
    conventions,
  );
  return { plan, planned, held: holdingsOf(awardCase, planned, conventions) };
}

/** The periods of each payee, in order of first day. */
function byPayee(held: readonly Holding[]): { payee: Numen; periods: Period[] }[] {
  const payees: { payee: Numen; periods: Period[] }[] = [];
  for (const { payee, period } of held) {
    const known = payees.find((one) => one.payee === payee);
    if (known === undefined) payees.push({ payee, periods: [period] });
    else known.periods.push(period);
  }
  return payees;
}

function holdingsOf(
  { award, replacements, presenceOf }: AwardCase,
  planned: Period,
  conventions: Conventions,
) {
  return holdings(
    {
      holder: award.holder,
      written: award.period,
      planned,
      replacements,
      holderAbsent: replacements.length === 0 ? [] : presenceOf(award.holder).absent,
    },
    conventions.afterReplacement,
  );
}

/** The days of a payee, cut wherever something that makes the amount changes. */
export function stretchesOf(
  { award, allowance, presenceOf }: AwardCase,
  payee: Numen,
  periods: readonly Period[],
): Stretch[] {
  const days: Stretch[] = [];
  const multiplier = multiplierOf(award, allowance);
  const partTime = allowance.partTime.applies;
  const leave = allowance.leave.rule;
  const presence = presenceOf(payee);
  for (const period of periods) {
    const rates = ratesOf(award, allowance, period);
    const cut = stretches({ period, rates, multiplier, partTime, leave, presence });
    for (const stretch of cut) days.push(stretch);
  }
  return days;
}

/** The dated statutory rates, or the rate decided for this award on all its days. */
function ratesOf(award: Award, allowance: Allowance, period: Period): readonly Dated<Exact>[] {
  if (allowance.amount.kind === 'statutory') return allowance.amount.annualRate;
  if (award.annualRate === undefined)
    throw new RangeError('an award without the rate its allowance requires');
  return [{ period, value: award.annualRate, source: allowance.legalText }];
}

/** Rules section 8: participation where the unit is shared, times the students followed where it is the student. */
function multiplierOf(award: Award, { unit }: Allowance): Exact {
  const share = unit === 'trainee' || unit === 'student' ? award.share : ONE;
  return unit === 'student' ? multiply(share, fraction(award.studentCount)) : share;
}
