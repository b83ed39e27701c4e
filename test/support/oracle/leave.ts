import type { Day } from './civil-days.js';
import { addMonths, addYears, covers, dayOf, daysInMonth, civil, daysOf } from './civil-days.js';
import type { Fraction } from './fraction.js';
import { fraction, one, zero } from './fraction.js';
import type { Absence, Agent } from './rows.js';
import { isWaitingDay, sickLeaveRates } from './sick-leave.js';

const longLeaveReform = dayOf(2024, 9, 1);

/** One day of an agent, as the absences make it (rules, sections 4 to 7). */
interface LeaveDay {
  /** `r(agent, day)`: 1 without absence. */
  readonly rate: Fraction;
  /** Takes one thirtieth: a waiting day, or a day of service not done. */
  readonly lost: boolean;
  /** MAT, ADO, PAT: the pay fraction is 1 on those days. */
  readonly fullPayFraction: boolean;
}

export interface AgentLeave {
  on(day: Day): LeaveDay;
  isAbsent(day: Day): boolean;
  /** Every day of the calendar month is a lost day, inside or outside the award (rules, section 7). */
  isWholeMonthLost(day: Day): boolean;
}

export function leaveOf(agent: Agent, absences: readonly Absence[]): AgentLeave {
  const sickLeaves = absences.filter(({ type }) => type === 'CMO');
  const sickRates = sickLeaveRates(agent, sickLeaves);
  const absenceOn = (day: Day): Absence | undefined => absences.find((absence) => covers(absence, day));
  const rateOn = (day: Day, absence: Absence | undefined): Fraction =>
    absence === undefined
      ? one
      : absence.type === 'CMO'
        ? (sickRates.get(day) ?? zero)
        : rateOfType(agent, absence, day);
  const isLost = (day: Day, absence: Absence | undefined): boolean =>
    absence?.type === 'SNF' || (absence?.type === 'CMO' && isWaitingDay(day, absence, sickLeaves));
  return {
    isAbsent: (day) => absenceOn(day) !== undefined,
    on(day) {
      const absence = absenceOn(day);
      const fullPayFraction = absence !== undefined && ['MAT', 'ADO', 'PAT'].includes(absence.type);
      return { rate: rateOn(day, absence), lost: isLost(day, absence), fullPayFraction };
    },
    isWholeMonthLost(day) {
      const { year, month } = civil(day);
      const start = dayOf(year, month, 1);
      const end = dayOf(year, month, daysInMonth(year, month));
      return [...daysOf({ start, end })].every((other) => isLost(other, absenceOn(other)));
    },
  };
}

/** Rate by type of absence (rules, section 4; décret 2010-997). Sick leave has its own page. */
function rateOfType(agent: Agent, absence: Absence, day: Day): Fraction {
  switch (absence.type) {
    case 'CA':
    case 'AA':
    case 'MAT':
    case 'ADO':
    case 'PAT':
    case 'TPT':
    case 'SNF':
      return one;
    case 'CITIS':
      return agent.status === 'C' ? contractAccidentRate(agent, absence, day) : one;
    case 'CLM':
    case 'CGM':
      return longLeaveRate(absence, day);
    case 'CLD':
    case 'CP':
    case 'DISPO':
    case 'CFP':
    case 'CST':
      return zero;
    case 'CMO':
      throw new Error('The rate of sick leave depends on the rolling year');
  }
}

/** Rules, section 5b (décret 86-83, art. 14): one, two or three months by length of service, from the start of the row. */
function contractAccidentRate(agent: Agent, { start }: Absence, day: Day): Fraction {
  const hired = agent.entryDate ?? start;
  const months = addYears(hired, 3) <= start ? 3 : addYears(hired, 2) <= start ? 2 : 1;
  return day < addMonths(start, months) ? one : zero;
}

/** CLM and CGM (décret 2010-997, art. 2-1): nothing before 2024-09-01, then 33 % for one year and 60 % for two. */
function longLeaveRate({ origin, start }: Absence, day: Day): Fraction {
  const begun = origin ?? start;
  if (day < longLeaveReform) return zero;
  if (day < addYears(begun, 1)) return fraction(33, 100);
  return day < addYears(begun, 3) ? fraction(60, 100) : zero;
}
