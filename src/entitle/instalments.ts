import type { PayMonth, SchoolYear } from '../calendar/index.js';
import {
  add,
  fraction,
  multiply,
  roundInstalments,
  scale,
  ZERO,
  type Exact,
  type Rounding,
} from '../money/index.js';
import type { InstalmentDue, InstalmentPart, Stretch } from '../model/index.js';
import { contributionIn, daysIn } from '../rules/contribution.js';
import { THIRDS, type InstalmentPlan, type InstalmentWindow } from '../rules/plan.js';

/** What the instalments of one payee are made of. */
export interface PayeeYear {
  readonly plan: InstalmentPlan;
  readonly schoolYear: SchoolYear;
  readonly days: readonly Stretch[];
  /** The month an earlier posting fixed for the single instalment of a plan. */
  readonly fixedMonth: PayMonth | undefined;
}

/**
 * The instalments of one payee, rounded (rules section 8).
 *
 * @param upTo the last month asked for; a later instalment bears on no earlier one
 */
export function instalmentsOf(
  year: PayeeYear,
  rounding: Rounding,
  upTo: PayMonth | undefined,
): InstalmentDue[] {
  const { plan, fixedMonth } = year;
  const earning = year.days.map(earningDays);
  const instalments: UnroundedInstalment[] = [];
  for (const window of plan.windows) {
    const month = fixedMonth ?? window.month;
    if (upTo !== undefined && month > upTo) break;
    const parts = partsIn(window, earning, year);
    instalments.push({ month, window, parts, exact: totalOf(parts) });
  }
  const count = plan.windows.length;
  return roundInstalments(instalments, rounding, count).map(({ instalment, exact, due }, index) => ({
    month: instalment.month,
    rank: index + 1,
    count,
    exact,
    due,
    parts: instalment.parts,
    basis: plan.basis,
    counting: plan.counting,
    window: instalment.window,
  }));
}

interface UnroundedInstalment {
  readonly month: PayMonth;
  readonly window: InstalmentWindow;
  readonly parts: readonly InstalmentPart[];
  readonly exact: Exact;
}

/** Days over which everything that makes the amount is constant, with what a whole year of them would bring. */
interface EarningDays {
  readonly stretch: Stretch;
  /** In euros. */
  readonly perYear: Exact;
  /** The last part of them that was computed: most instalments of a year are alike. */
  latest: { readonly thirds: number; readonly units: Exact; readonly amount: Exact };
}

/** Rules section 8: rate × share × pay fraction × leave rate; the units of an instalment ÷ basis are still missing. */
function earningDays(stretch: Stretch): EarningDays {
  const { annualRate, multiplier, payFraction, leaveRate } = stretch;
  const perYear = multiply(multiply(annualRate, multiplier), multiply(payFraction, leaveRate));
  return { stretch, perYear, latest: NO_UNITS };
}

const NO_UNITS = { thirds: 0, units: ZERO, amount: ZERO };

function partsIn(
  window: InstalmentWindow,
  earning: readonly EarningDays[],
  year: PayeeYear,
): readonly InstalmentPart[] {
  const { plan, schoolYear } = year;
  const parts: InstalmentPart[] = [];
  for (const days of earning) {
    const { stretch, perYear } = days;
    const thirds = contributionIn(window, stretch, plan, schoolYear);
    if (thirds === 0 && !isLostIn(window, stretch, year)) continue;
    if (thirds !== days.latest.thirds) {
      const amount = scale(perYear, thirds, THIRDS * plan.basis);
      days.latest = { thirds, units: fraction(thirds, THIRDS), amount };
    }
    parts.push({ stretch, units: days.latest.units, amount: days.latest.amount });
  }
  return parts;
}

/** Lost days bring nothing, and are the reason why: they stay among the parts. */
function isLostIn(window: InstalmentWindow, stretch: Stretch, { plan, schoolYear }: PayeeYear): boolean {
  return stretch.served !== 'days' && daysIn(window, stretch.period, plan, schoolYear) !== undefined;
}

function totalOf(parts: readonly InstalmentPart[]): Exact {
  let total = ZERO;
  for (const { amount } of parts) total = add(total, amount);
  return total;
}
