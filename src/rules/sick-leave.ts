import { addDays, earliest, firstDayAYearAfter, type CivilDate, type Period } from '../calendar/index.js';
import { fraction, type Exact } from '../money/index.js';
import {
  inForceOn,
  type Absence,
  type Agent,
  type Dated,
  type RollingYearCount,
  type SickLeaveBand,
  type SickLeaveLaw,
} from '../model/index.js';
import { stepReached } from './length-of-service.js';
import { countOn, lastDayAlike, rateOf, withDaysPaid, type PaidDays } from './rolling-year.js';

/** Days of ordinary sick leave and what they are paid. */
export interface SickLeaveDays {
  readonly period: Period;
  readonly absence: Absence;
  readonly share: Exact;
  readonly source: string;
  /** On the first of them. */
  readonly count: RollingYearCount;
}

/**
 * Rates of the days of ordinary sick leave (CMO) of one agent, in date order (rules section 5).
 * CGFP L. 822-2 and L. 822-3, décret 86-83 art. 12: so many accounting days at the full rate, then so many at half,
 * in the rolling year that ends the day before; the whole day takes one rate; nothing from the first anniversary of
 * an uninterrupted leave.
 *
 * @param rows the agent's CMO rows, sorted by start, without overlap
 * @returns days paid alike, though their neighbours may be too; the first day of a row, perhaps a waiting day, stands alone
 */
export function sickLeaveDays(rows: readonly Absence[], agent: Agent, law: SickLeaveLaw): SickLeaveDays[] {
  const days: SickLeaveDays[] = [];
  let paid: readonly PaidDays[] = [];
  let run: Period | undefined;
  for (const absence of rows) {
    const { start, end } = absence.period;
    const terms = termsOf(absence, agent, law);
    run = { start: run === undefined || start - run.end > 1 ? start : run.start, end };
    const anniversary = firstDayAYearAfter(run.start);
    let day = start;
    while (day <= end) {
      const count = countOn(day, paid, terms.band);
      const isYearOld = day >= anniversary;
      const rate = isYearOld ? 'none' : rateOf(count);
      const alike = isYearOld
        ? end
        : earliest(lastDayAlike(day, rate, count, paid), addDays(anniversary, -1));
      const period = { start: day, end: day === start ? day : earliest(alike, end) };
      days.push({ period, absence, share: terms[rate].share, source: terms[rate].source, count });
      paid = withDaysPaid(paid, period, rate);
      day = addDays(period.end, 1);
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

function required<Value>(values: readonly Dated<Value>[], day: CivilDate): Dated<Value> {
  const found = inForceOn(values, day);
  if (found === undefined) throw new RangeError('the sick leave data do not cover this day');
  return found;
}
