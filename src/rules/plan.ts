import {
  addPayMonths,
  calendarDaysIn,
  dayInSchoolYear,
  monthContaining,
  monthInSchoolYear,
  type PayMonth,
  type Period,
  type SchoolYear,
} from '../calendar/index.js';
import type { Conventions, PlanName, PlanRule } from '../model/index.js';

/**
 * Windows are counted in thirds of an accounting unit: a ninth of the ten months served is 300/9 units, so every
 * bound of every plan falls on a whole third.
 */
export const THIRDS = 3;

/** One instalment: the month it is paid in and the part of the year it pays for, in thirds of a unit `[from, to)`. */
export interface InstalmentWindow {
  readonly month: PayMonth;
  readonly from: number;
  readonly to: number;
}

/** A plan laid out over one award (rules section 8). */
export interface InstalmentPlan {
  readonly name: PlanName;
  /** What the annual rate is divided by: accounting units, or the calendar days of the award. */
  readonly basis: number;
  /** `accounting`: days weigh their thirtieths; `calendar`: every day weighs 1, and there is one window for all. */
  readonly counting: 'accounting' | 'calendar';
  readonly windows: readonly InstalmentWindow[];
}

/** Which plan an award follows, when no earlier posting has fixed one. */
export function planNameOf(rule: PlanRule, modality: string, wholeYear: boolean): PlanName {
  if (rule.kind === 'always') return rule.plan;
  if (modality === 'P') return rule.occasional;
  return wholeYear ? rule.wholeYear : rule.otherwise;
}

/** What a plan is laid out over. */
export interface PlanFacts {
  readonly schoolYear: SchoolYear;
  /** The award's dates as written. */
  readonly written: Period;
  /** The award's dates in a yearly plan. */
  readonly planned: Period;
  /** Whether the allowance is paid in the month of convention C4. */
  readonly ificPayMonth: boolean;
}

/** The instalments of a plan over an award. */
export function layOutPlan(name: PlanName, facts: PlanFacts, conventions: Conventions): InstalmentPlan {
  switch (name) {
    case 'twelfths':
      return twelfthsOf(facts.schoolYear);
    case 'ninths':
      return ninthsOf(facts.schoolYear, conventions);
    case 'partial':
      return partial(facts);
    case 'own-period':
      return ownPeriod(facts, conventions);
  }
}

/** Laid out once for all awards of a school year. */
function twelfthsOf(schoolYear: SchoolYear): InstalmentPlan {
  return keptIn(TWELFTHS, schoolYear, () => twelfths(schoolYear));
}

/** Laid out once for all awards whose first ninth is of the same month. */
function ninthsOf(schoolYear: SchoolYear, conventions: Conventions): InstalmentPlan {
  const first = monthInSchoolYear(schoolYear, conventions.firstNinth);
  return keptIn(NINTHS[conventions.ninths], first, () => ninths(schoolYear, conventions));
}

/** A plan depends on its key alone. Years are few, but nothing says so: too many and all are forgotten. */
function keptIn<Key>(
  plans: Map<Key, InstalmentPlan>,
  key: Key,
  layOut: () => InstalmentPlan,
): InstalmentPlan {
  const known = plans.get(key);
  if (known !== undefined) return known;
  if (plans.size >= MOST_PLANS) plans.clear();
  const plan = layOut();
  plans.set(key, plan);
  return plan;
}

const MOST_PLANS = 100;
const TWELFTHS = new Map<SchoolYear, InstalmentPlan>();
const NINTHS: Record<Conventions['ninths'], Map<PayMonth, InstalmentPlan>> = {
  'service-windows': new Map(),
  'pay-month': new Map(),
};

/** Lettre du 10 octobre 2014: paid monthly; each month pays for itself. */
function twelfths(schoolYear: SchoolYear): InstalmentPlan {
  const september = monthInSchoolYear(schoolYear, 9);
  const windows = Array.from({ length: 12 }, (_, index) => ({
    month: addPayMonths(september, index),
    from: index * 30 * THIRDS,
    to: (index + 1) * 30 * THIRDS,
  }));
  return { name: 'twelfths', basis: 360, counting: 'accounting', windows };
}

/**
 * Projet de circulaire IMP, I: ninths from November on. Convention C1: each ninth pays for the ninth of the ten months
 * already served, or for the units of its own pay month; convention C5: the month of the first.
 */
function ninths(schoolYear: SchoolYear, { ninths: convention, firstNinth }: Conventions): InstalmentPlan {
  const september = monthInSchoolYear(schoolYear, 9);
  const first = firstNinth - 9;
  const windows = Array.from({ length: 9 }, (_, index) => {
    const month = addPayMonths(september, first + index);
    if (convention === 'service-windows') return { month, from: index * 100, to: (index + 1) * 100 };
    return { month, from: (first + index) * 30 * THIRDS, to: (first + index + 1) * 30 * THIRDS };
  });
  const basis = convention === 'service-windows' ? 300 : 270;
  return { name: 'ninths', basis, counting: 'accounting', windows };
}

/** Projet de circulaire IMP, I: "in the other cases, after service done": once, the units of September to June. */
function partial({ schoolYear, planned }: PlanFacts): InstalmentPlan {
  const yearServed = planned.end >= dayInSchoolYear(schoolYear, { month: 6, day: 30 });
  const month = yearServed ? monthInSchoolYear(schoolYear, 7) : addPayMonths(monthContaining(planned.end), 1);
  return {
    name: 'partial',
    basis: 300,
    counting: 'accounting',
    windows: [{ month, from: 0, to: 300 * THIRDS }],
  };
}

/** Once, after service: the calendar days of the award; the IFIC at the end of the school year (convention C4). */
function ownPeriod(
  { schoolYear, written, ificPayMonth }: PlanFacts,
  conventions: Conventions,
): InstalmentPlan {
  const days = calendarDaysIn(written);
  const month = ificPayMonth
    ? monthInSchoolYear(schoolYear, conventions.ificPayMonth)
    : addPayMonths(monthContaining(written.end), 1);
  return {
    name: 'own-period',
    basis: days,
    counting: 'calendar',
    windows: [{ month, from: 0, to: days * THIRDS }],
  };
}
