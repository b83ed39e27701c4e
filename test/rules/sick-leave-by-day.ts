import { addDays, addYears, weightOf, type CivilDate } from '../../src/calendar/index.js';
import type { Exact } from '../../src/money/index.js';
import { fraction } from '../../src/money/index.js';
import {
  inForceOn,
  type Absence,
  type Agent,
  type Dated,
  type RollingYearCount,
  type SickLeaveBand,
  type SickLeaveLaw,
} from '../../src/model/index.js';
import { stepReached } from '../../src/rules/length-of-service.js';

/** One day of ordinary sick leave and what it is paid. */
export interface SickLeaveDay {
  readonly day: CivilDate;
  readonly absence: Absence;
  readonly share: Exact;
  readonly source: string;
  readonly count: RollingYearCount;
}

/**
 * The rule read day by day, to compare the product with, which counts on stretches of days.
 *
 * Rates of the days of ordinary sick leave (CMO) of one agent, in date order (rules section 5).
 * CGFP L. 822-2 and L. 822-3, décret 86-83 art. 12: so many accounting days at the full rate, then so many at half,
 * in the rolling year that ends the day before; the whole day takes one rate; nothing from the first anniversary of
 * an uninterrupted leave.
 *
 * @param rows the agent's CMO rows, sorted by start, without overlap
 */
export function sickLeaveByDay(rows: readonly Absence[], agent: Agent, law: SickLeaveLaw): SickLeaveDay[] {
  const paid: PaidDay[] = [];
  const days: SickLeaveDay[] = [];
  const window = { first: 0, full: 0, half: 0 };
  let runStart: CivilDate | undefined;
  let previous: CivilDate | undefined;
  for (const absence of rows) {
    const terms = termsOf(absence, agent, law);
    for (let day = absence.period.start; day <= absence.period.end; day = addDays(day, 1)) {
      if (runStart === undefined || previous === undefined || day - previous > 1) runStart = day;
      previous = day;
      const yearBefore = addYears(day, -1);
      forgetThrough(yearBefore, window, paid);
      const count: RollingYearCount = {
        fullDays: window.full,
        halfDays: window.half,
        fullLimit: terms.band.fullDays,
        halfLimit: terms.band.halfDays,
      };
      const kind = runStart <= yearBefore ? 'none' : kindOf(count);
      days.push({ day, absence, ...terms[kind], count });
      const weight = weightOf(day);
      paid.push({ day, full: kind === 'full' ? weight : 0, half: kind === 'half' ? weight : 0 });
      window.full += kind === 'full' ? weight : 0;
      window.half += kind === 'half' ? weight : 0;
    }
  }
  return days;
}

/** The band of an agent on the first day of a row: contract staff by length of service, others the statutory one. */
function bandOf(absence: Absence, agent: Agent, law: SickLeaveLaw): { band: SickLeaveBand; source: string } {
  const scales = agent.status === 'contractStaff' ? law.contractStaff : law.civilServants;
  const { start } = absence.period;
  const scale = required(scales, start);
  const band = stepReached(scale.value, agent.serviceStart, start);
  if (band === undefined) throw new RangeError('a sick leave scale without a band for new staff');
  return { band, source: scale.source };
}

function termsOf(absence: Absence, agent: Agent, law: SickLeaveLaw) {
  const { band, source } = bandOf(absence, agent, law);
  const full = required(law.fullRate, absence.period.start);
  const half = required(law.halfRate, absence.period.start);
  return {
    band,
    full: { share: full.value, source: `${source} ; ${full.source}` },
    half: { share: half.value, source },
    none: { share: fraction(0), source },
  };
}

function kindOf(count: RollingYearCount): 'full' | 'half' | 'none' {
  if (count.fullDays < count.fullLimit) return 'full';
  return count.halfDays < count.halfLimit ? 'half' : 'none';
}

interface PaidDay {
  readonly day: CivilDate;
  readonly full: number;
  readonly half: number;
}

/** Drops from the window the days up to that one: the rolling year begins on the day after. */
function forgetThrough(
  last: CivilDate,
  window: { first: number; full: number; half: number },
  paid: readonly PaidDay[],
): void {
  for (let entry = paid[window.first]; entry !== undefined && entry.day <= last; entry = paid[window.first]) {
    window.full -= entry.full;
    window.half -= entry.half;
    window.first += 1;
  }
}

function required<Value>(values: readonly Dated<Value>[], day: CivilDate): Dated<Value> {
  const found = inForceOn(values, day);
  if (found === undefined) throw new RangeError('the sick leave data do not cover this day');
  return found;
}
