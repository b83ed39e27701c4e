import type { Period } from '../calendar/index.js';
import { fraction, multiply, roundInstalments, sum, type Exact } from '../money/index.js';
import type {
  Allowance,
  Award,
  Conventions,
  Dated,
  Entitlement,
  FixedPlan,
  InstalmentPart,
  Numen,
  Presence,
  Replacement,
  Stretch,
} from '../model/index.js';
import { isWholeYear, plannedPeriod, wholeYearPeriod } from '../rules/award-period.js';
import { contributionIn, daysIn } from '../rules/contribution.js';
import { holdings } from '../rules/holdings.js';
import { layOutPlan, planNameOf, THIRDS, type InstalmentPlan, type InstalmentWindow } from '../rules/plan.js';
import { stretches } from '../rules/stretches.js';

/** Everything one award's amounts depend on. */
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
 * @returns one entitlement per payee, holder or replacement, in order of first day; amounts in euros and cents
 */
export function entitle(awardCase: AwardCase, conventions: Conventions): Entitlement[] {
  const { award, allowance, fixedPlan } = awardCase;
  const inForce = allowance.inForce.map(({ period }) => period);
  const wholeYear = wholeYearPeriod(award.period, award.schoolYear, conventions, inForce);
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
  const daysByPayee = new Map<Numen, Stretch[]>();
  for (const { payee, period } of holdingsOf(awardCase, planned, conventions)) {
    const days = daysByPayee.get(payee) ?? [];
    days.push(...stretchesOf(awardCase, payee, period));
    daysByPayee.set(payee, days);
  }
  return [...daysByPayee].map(([payee, days]) => entitlementOf(awardCase, payee, days, plan, conventions));
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
      holderAbsent: presenceOf(award.holder).absent,
    },
    conventions.afterReplacement,
  );
}

function stretchesOf({ award, allowance, presenceOf }: AwardCase, payee: Numen, period: Period): Stretch[] {
  return stretches({
    period,
    rates: ratesOf(award, allowance, period),
    multiplier: multiplierOf(award, allowance),
    partTime: allowance.partTime.applies,
    leave: allowance.leave.rule,
    presence: presenceOf(payee),
  });
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
  const share = unit === 'trainee' || unit === 'student' ? award.share : fraction(1);
  return unit === 'student' ? multiply(share, fraction(award.studentCount)) : share;
}

function entitlementOf(
  { award, fixedPlan }: AwardCase,
  payee: Numen,
  days: readonly Stretch[],
  plan: InstalmentPlan,
  conventions: Conventions,
): Entitlement {
  const fixedMonth = plan.windows.length === 1 ? fixedPlan.monthByPayee.get(payee) : undefined;
  const instalments = plan.windows.map((window, index) => {
    const parts = partsIn(window, days, plan, award);
    return {
      month: fixedMonth ?? window.month,
      rank: index + 1,
      count: plan.windows.length,
      exact: sum(parts.map(({ amount }) => amount)),
      parts,
      basis: plan.basis,
      counting: plan.counting,
      window: { from: window.from, to: window.to },
    };
  });
  return {
    award: award.id,
    payee,
    allowance: award.allowance,
    schoolYear: award.schoolYear,
    plan: plan.name,
    instalments: roundInstalments(instalments, conventions.rounding),
  };
}

function partsIn(
  window: InstalmentWindow,
  days: readonly Stretch[],
  plan: InstalmentPlan,
  award: Award,
): InstalmentPart[] {
  return days.flatMap((stretch) => {
    const thirds = contributionIn(window, stretch, plan, award.schoolYear);
    return thirds === 0 && !isLostIn(window, stretch, plan, award)
      ? []
      : [partOf(stretch, thirds, plan.basis)];
  });
}

/** Lost days bring nothing, and are the reason why: they stay among the parts. */
function isLostIn(window: InstalmentWindow, stretch: Stretch, plan: InstalmentPlan, award: Award): boolean {
  return stretch.served !== 'days' && daysIn(window, stretch.period, plan, award.schoolYear) !== undefined;
}

/** Rules section 8: rate × share × pay fraction × leave rate × units ÷ basis. */
function partOf(stretch: Stretch, thirds: number, basis: number): InstalmentPart {
  const units = fraction(thirds, THIRDS);
  const { annualRate, multiplier, payFraction, leaveRate } = stretch;
  const rate = multiply(multiply(annualRate, multiplier), multiply(payFraction, leaveRate));
  return { stretch, units, amount: multiply(rate, fraction(thirds, THIRDS * basis)) };
}
