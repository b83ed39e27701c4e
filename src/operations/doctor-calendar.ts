import {
  addDays,
  addPayMonths,
  daysOf,
  type CivilDate,
  type CutOff,
  type PayCalendar,
} from '../calendar/index.js';

/** What whoever keeps a pay calendar should look at. */
export type CalendarFinding =
  | { readonly kind: 'empty' }
  /** A pay month between two others has no cut-off: it would never be paid by itself. */
  | { readonly kind: 'gap'; readonly payMonth: CutOff['payMonth'] }
  /** Nobody is there to look at what is sent. */
  | { readonly kind: 'weekend'; readonly cutOff: CutOff }
  /** The month is over when it is closed. */
  | { readonly kind: 'after-its-month'; readonly cutOff: CutOff }
  /** No cut-off is left. */
  | { readonly kind: 'ended'; readonly last: CutOff }
  /** The last one is near. */
  | { readonly kind: 'ends-soon'; readonly last: CutOff };

/** Everything to look at in a calendar, in its order; of the days, only those to come. */
export function calendarFindings(calendar: PayCalendar, today: CivilDate): CalendarFinding[] {
  const last = calendar.at(-1);
  if (last === undefined) return [{ kind: 'empty' }];
  const findings = calendar.flatMap((cutOff, index): CalendarFinding[] => {
    const before = calendar[index - 1];
    const gaps: CalendarFinding[] = [];
    for (
      let month = before === undefined ? cutOff.payMonth : addPayMonths(before.payMonth, 1);
      month < cutOff.payMonth;
      month = addPayMonths(month, 1)
    ) {
      gaps.push({ kind: 'gap', payMonth: month });
    }
    if (cutOff.day < today) return gaps;
    return [
      ...gaps,
      ...(isWeekend(cutOff.day) ? [{ kind: 'weekend', cutOff } as const] : []),
      ...(cutOff.day > daysOf(cutOff.payMonth).end ? [{ kind: 'after-its-month', cutOff } as const] : []),
    ];
  });
  if (last.day < today) return [...findings, { kind: 'ended', last }];
  return last.day < addDays(today, SOON) ? [...findings, { kind: 'ends-soon', last }] : findings;
}

/** Days: time enough to ask the payer for the next dates. */
const SOON = 45;

/** 1 January 1970 was a Thursday. */
function isWeekend(day: CivilDate): boolean {
  return (((day + 3) % 7) + 7) % 7 >= 5;
}
