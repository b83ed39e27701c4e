import { addDays, addMonths, type CivilDate } from '../calendar/index.js';
import { fraction } from '../money/index.js';
import { inForceOn, type Absence, type AccidentStep, type Agent, type Dated } from '../model/index.js';
import { stepReached } from './length-of-service.js';
import type { SharePeriod } from './long-leave.js';

/**
 * Shares of an accident leave (CITIS) of contract staff: full for one, two or three months by length of service,
 * then nothing (décret 86-83, art. 14). Months and service run date to date, from the start of the row.
 */
export function accidentShares(
  absence: Absence,
  agent: Agent,
  scales: readonly Dated<readonly AccidentStep[]>[],
): SharePeriod[] {
  const { start, end } = absence.period;
  const scale = inForceOn(scales, start);
  if (scale === undefined) throw new RangeError('the accident leave data do not cover this day');
  const firstUnpaid = addMonths(start, paidMonths(scale.value, agent.serviceStart, start));
  const full = { start, end: firstUnpaid > end ? end : addDays(firstUnpaid, -1) };
  const shares: SharePeriod[] = [{ period: full, share: fraction(1), source: scale.source }];
  if (firstUnpaid <= end) {
    shares.push({ period: { start: firstUnpaid, end }, share: fraction(0), source: scale.source });
  }
  return shares;
}

function paidMonths(
  steps: readonly AccidentStep[],
  serviceStart: CivilDate | undefined,
  start: CivilDate,
): number {
  const step = stepReached(steps, serviceStart, start);
  if (step === undefined) throw new RangeError('an accident leave scale without a step for new staff');
  return step.paidMonths;
}
