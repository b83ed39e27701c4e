import type { Day } from './civil-days.js';
import { daysOf } from './civil-days.js';
import type { Checked } from './checks.js';
import type { Fraction } from './fraction.js';
import { add, compare, fraction, multiply, one, zero } from './fraction.js';
import type { AgentLeave } from './leave.js';
import { leaveOf } from './leave.js';
import { payFractionOn } from './pay-fraction.js';
import { payeeOn } from './payee.js';
import type { Instalment, Plan } from './plan.js';
import { planOf, postedMonth } from './plan.js';
import { annualRateOn, regimes } from './regimes.js';
import { roundInstalments } from './rounding.js';
import type { Award, Replacement, ServicePeriod } from './rows.js';
import { thirdsInWindow } from './thirtieths.js';
import type { PlanKind, RunContext } from './types.js';

/** What one instalment owes a payee, exactly (in euros) and in cents. */
export interface Due {
  readonly award: string;
  readonly payee: string;
  readonly month: string;
  readonly exact: Fraction;
  readonly cents: bigint;
  readonly plan: PlanKind;
}

/** What the days of a payee depend on. */
interface Payee {
  readonly leave: AgentLeave;
  readonly service: readonly ServicePeriod[];
}

/** The dues of every active award that is not frozen, day by day (rules, sections 3 to 8). */
export function computeDues(checked: Checked, context: RunContext): Due[] {
  const payees = payeesOf(checked);
  return checked.awards
    .filter(({ id, state }) => state === 'ACTIVE' && !checked.frozenAwards.has(id))
    .flatMap((award) => {
      const replacements = checked.replacements.filter((replacement) => replacement.award === award.id);
      return duesOf(award, replacements, payees, context);
    });
}

/** Nothing can be computed for an agent one of whose rows is rejected. */
function payeesOf({ agents, frozenPayees, absences, service }: Checked): ReadonlyMap<string, Payee> {
  const known = [...agents.values()].filter(({ numen }) => !frozenPayees.has(numen));
  return new Map(
    known.map((agent) => {
      const own = absences.filter(({ numen }) => numen === agent.numen);
      const periods = service.filter(({ numen }) => numen === agent.numen);
      return [agent.numen, { leave: leaveOf(agent, own), service: periods }];
    }),
  );
}

function duesOf(
  award: Award,
  replacements: readonly Replacement[],
  payees: ReadonlyMap<string, Payee>,
  context: RunContext,
): Due[] {
  const plan = planOf(award, context);
  const holderLeave = payees.get(award.holder)?.leave;
  const exactOf = new Map<string, Fraction[]>();
  for (const day of daysOf(plan.period)) {
    const numen = payeeOn(day, award, replacements, holderLeave, context.conventions);
    const payee = numen === null ? undefined : payees.get(numen);
    if (numen === null || payee === undefined) continue;
    const soFar = exactOf.get(numen) ?? plan.instalments.map(() => zero);
    const earned = plan.instalments.map((instalment) => amountOf(day, award, payee, plan, instalment));
    exactOf.set(
      numen,
      soFar.map((amount, index) => add(amount, earned[index] ?? zero)),
    );
  }
  return [...exactOf].flatMap(([payee, sums]) => {
    const exact = sums.map((amount) => (compare(amount, zero) < 0 ? zero : amount));
    const cents = roundInstalments(exact, context.conventions.rounding);
    const onlyMonth = plan.instalments.length === 1 ? postedMonth(award, payee, context.postings) : null;
    return plan.instalments.map(({ month }, index) => ({
      award: award.id,
      payee,
      month: onlyMonth ?? month,
      exact: exact[index] ?? zero,
      cents: cents[index] ?? 0n,
      plan: plan.kind,
    }));
  });
}

/** `rate(d) × share × q × c∩interval ÷ basis` of one day for one instalment (rules, section 8), in euros. */
function amountOf(day: Day, award: Award, payee: Payee, plan: Plan, instalment: Instalment): Fraction {
  const contribution = contributionOf(day, award, payee, instalment);
  if (compare(contribution, zero) === 0) return zero;
  const { partTime, shared } = regimes[award.regime];
  const fullPayFraction = !partTime || payee.leave.on(day).fullPayFraction;
  const payFraction = fullPayFraction ? one : payFractionOn(day, payee.service);
  const share = shared ? award.participation : one;
  const factors = [rateOn(day, award), share, payFraction, contribution, fraction(1, plan.basis)];
  return factors.reduce(multiply);
}

/** The dated annual rate, times the students of a SOPA; or the decided amount of the award (rules, sections 2 and 8). */
function rateOn(day: Day, award: Award): Fraction {
  const { rates, perStudent } = regimes[award.regime];
  if (rates.length === 0) return award.decidedRate ?? zero;
  const rate = annualRateOn(award.regime, day);
  return perStudent ? multiply(rate, award.studentCount) : rate;
}

/**
 * Contribution of a day to an instalment (rules, section 7), in units: its part in the window less what a lost day takes,
 * times the leave rate; in own-period plans every calendar day weighs 1. The SOPA knows no leave (section 4).
 */
function contributionOf(day: Day, award: Award, { leave }: Payee, { window }: Instalment): Fraction {
  const maintained = regimes[award.regime].leave === 'maintained';
  const outside = window !== null && thirdsInWindow(day, false, window) === 0;
  if (outside && (!maintained || thirdsInWindow(day, true, window) === 0)) return zero;
  const { rate, lost } = maintained ? leave.on(day) : { rate: one, lost: false };
  if (lost && leave.isWholeMonthLost(day)) return zero;
  const thirds = window === null ? (lost ? 0 : 3) : thirdsInWindow(day, lost, window);
  return multiply(rate, fraction(thirds, 3));
}
