import { intersection, type Period } from '../calendar/index.js';
import type { InstalmentDue, Numen } from '../model/index.js';
import { isPositive } from '../money/index.js';
import type { ExplainedDays, WhyZero } from '../report/explanation/award-explanation.js';

/**
 * Why an instalment is due nothing, from the days of the award that fall in it.
 *
 * @param period those days; `undefined` when there are none
 */
export function whyZero(
  payee: Numen,
  instalment: InstalmentDue,
  period: Period | undefined,
  days: readonly ExplainedDays[],
): readonly WhyZero[] {
  if (isPositive(instalment.exact)) return [{ kind: 'below-a-cent' }];
  const reasons = days.flatMap((each): readonly WhyZero[] => {
    const shared = period === undefined ? undefined : intersection(each.period, period);
    return shared === undefined ? [] : reasonOf(payee, { ...each, period: shared });
  });
  return reasons.length > 0 ? joined(reasons) : [{ kind: 'no-day' }];
}

function reasonOf(payee: Numen, days: ExplainedDays): readonly WhyZero[] {
  const { period, stretch } = days;
  if (days.payee === undefined) return [{ kind: 'days-of-nobody', days }];
  if (days.payee !== payee) return [{ kind: 'days-of-another', days }];
  if (stretch === undefined) return [];
  const { leave, leaveRate, served } = stretch;
  const isPaid = served === 'days' && isPositive(leaveRate);
  return leave === undefined || isPaid ? [] : [{ kind: 'on-leave', period, stretch }];
}

/** The days of an award that are of others, or of nobody. */
export function otherHolders(payee: Numen, days: readonly ExplainedDays[]): readonly ExplainedDays[] {
  const reasons = joined(days.flatMap((each) => (each.payee === payee ? [] : reasonOf(payee, each))));
  return reasons.flatMap((reason) => ('days' in reason ? [reason.days] : []));
}

/** Days of another are cut by the other's own leave, which nobody asks about here. */
function joined(reasons: readonly WhyZero[]): readonly WhyZero[] {
  const whole: WhyZero[] = [];
  for (const reason of reasons) {
    const last = whole.at(-1);
    if (
      reason.kind === 'days-of-another' &&
      last?.kind === 'days-of-another' &&
      last.days.payee === reason.days.payee &&
      last.days.replacement === reason.days.replacement &&
      last.days.period.end + 1 === reason.days.period.start
    ) {
      const period = { start: last.days.period.start, end: reason.days.period.end };
      whole[whole.length - 1] = { kind: 'days-of-another', days: { ...last.days, period } };
    } else {
      whole.push(reason);
    }
  }
  return whole;
}
