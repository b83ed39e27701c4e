import {
  addPayMonths,
  monthInSchoolYear,
  payMonthOf,
  schoolYearOf,
  schoolYearStarting,
  yearOf,
  type CivilDate,
  type PayMonth,
  type SchoolYear,
} from './calendar/index.js';
import { arrearsLapse, recoveryLapse } from './rules/limitation.js';

/** School years of which nothing can be claimed any more, by the State or by its agents. */
export interface ClosedYears {
  readonly last: SchoolYear;
  /** What was paid before this month belongs to them, unless it is of a later year. */
  readonly paidBefore: PayMonth;
  /** The last instalment month whose arrears have lapsed. */
  readonly lapsedTo: PayMonth;
}

/**
 * The school years that ended before a day, when every claim of them has lapsed: arrears (loi 68-1250 art. 1) and
 * recoveries (loi 2000-321 art. 37-1).
 *
 * @param month no pay run of an earlier one will ever be made
 * @returns otherwise the last year that is closed, and the first month at which the one asked for will be
 */
export function closedYears(
  before: CivilDate,
  month: PayMonth,
): ClosedYears | { readonly closed: SchoolYear; readonly asked: SchoolYear; readonly from: PayMonth } {
  const last = schoolYearStarting(schoolYearOf(before) - 1);
  const from = closingOf(last);
  if (from > month) {
    let closed = last;
    while (closingOf(closed) > month) closed = schoolYearStarting(closed - 1);
    return { closed, asked: last, from };
  }
  return { last, paidBefore: afterYear(last), lapsedTo: payMonthOf(yearOf(month) - YEARS_OF_ARREARS, 12) };
}

/** An instalment of a civil year lapses on 1 January of the fifth year after. */
const YEARS_OF_ARREARS = 5;

/** The first month at which neither an instalment of the school year nor a payment made in it can be claimed. */
function closingOf(year: SchoolYear): PayMonth {
  // What is paid after service may fall due in September, the month after the last day of the year.
  const lastInstalment = afterYear(year);
  const lastPayment = addPayMonths(afterYear(year), -1);
  return later(arrearsLapse(lastInstalment), recoveryLapse(lastPayment));
}

function afterYear(year: SchoolYear): PayMonth {
  return addPayMonths(monthInSchoolYear(year, 8), 1);
}

function later(a: PayMonth, b: PayMonth): PayMonth {
  return a > b ? a : b;
}
