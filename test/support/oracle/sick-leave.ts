import type { Day } from './civil-days.js';
import { addMonths, addYears, covers, dayOf, daysOf } from './civil-days.js';
import type { Fraction } from './fraction.js';
import { fraction, one, zero } from './fraction.js';
import type { Absence, Agent } from './rows.js';
import { weightOf } from './thirtieths.js';

const reform2024 = dayOf(2024, 9, 1);
const reform2025 = dayOf(2025, 3, 1);
const half = fraction(1, 2);

/** Accounting days at the full rate, then at half, within a rolling year. */
interface Bands {
  readonly full: number;
  readonly half: number;
}

/**
 * Rate of each day of ordinary sick leave of one agent (rules, section 5): in date order, each day looking back over the
 * year before it. From the first anniversary of an uninterrupted leave the rate is 0.
 */
export function sickLeaveRates(agent: Agent, sickLeaves: readonly Absence[]): ReadonlyMap<Day, Fraction> {
  const paid = new Map<Day, 'full' | 'half' | 'none'>();
  const rates = new Map<Day, Fraction>();
  const inOrder = [...sickLeaves].sort((a, b) => a.start - b.start);
  for (const row of inOrder) {
    const bands = bandsOf(agent, row);
    for (const day of daysOf(row)) {
      const kind = kindOf(day, bands, paid);
      paid.set(day, kind);
      rates.set(day, kind === 'full' ? fullRateOf(row) : kind === 'half' ? half : zero);
    }
  }
  return rates;
}

/** The whole day takes one rate. The window is `[d − 1 year + 1 day, d − 1]`; the anniversary looks at `[d − 1 year, d − 1]`. */
function kindOf(day: Day, bands: Bands, paid: ReadonlyMap<Day, string>): 'full' | 'half' | 'none' {
  const yearBefore = addYears(day, -1);
  let uninterrupted = paid.has(yearBefore);
  const used = { full: 0, half: 0, none: 0 };
  for (const earlier of daysOf({ start: yearBefore + 1, end: day - 1 })) {
    const kind = paid.get(earlier);
    if (kind === undefined) uninterrupted = false;
    else used[kind as keyof typeof used] += weightOf(earlier);
  }
  if (uninterrupted) return 'none';
  if (used.full < bands.full) return 'full';
  return used.half < bands.half ? 'half' : 'none';
}

/** Civil servants (90, 270); contract staff by length of service at the start of the row (décret 86-83, art. 12). */
function bandsOf(agent: Agent, { start }: Absence): Bands {
  if (agent.status !== 'C') return { full: 90, half: 270 };
  const hired = agent.entryDate ?? start;
  if (addMonths(hired, 4) > start) return { full: 0, half: 0 };
  if (start >= reform2024) return { full: 90, half: 270 };
  if (addYears(hired, 2) > start) return { full: 30, half: 30 };
  return addYears(hired, 3) > start ? { full: 60, half: 60 } : { full: 90, half: 90 };
}

/** 1, or 0.9 when the certificate starts on or after 2025-03-01 (CGFP, L. 822-3). */
function fullRateOf({ start }: Absence): Fraction {
  return start >= reform2025 ? fraction(9, 10) : one;
}

/** Waiting day (rules, section 5): the first day of a sick leave, in the years when the law takes one. */
export function isWaitingDay(day: Day, row: Absence, sickLeaves: readonly Absence[]): boolean {
  const inForce =
    covers({ start: dayOf(2012, 1, 1), end: dayOf(2013, 12, 31) }, day) || day >= dayOf(2018, 1, 1);
  const suspended = covers({ start: dayOf(2020, 3, 24), end: dayOf(2020, 7, 10) }, day);
  const follows = sickLeaves.some(({ end }) => end === day - 1);
  return day === row.start && inForce && !suspended && !row.extension && !row.exempt && !follows;
}
