import { addDays, type CivilDate } from '../calendar/index.js';
import { inForceOn, type Absence, type LeaveLaw } from '../model/index.js';

/**
 * Whether the first day of a sick leave row is a waiting day (*jour de carence*), a lost day (rules section 5).
 * Loi 2011-1977 art. 105, loi 2017-1837 art. 115: unless the row extends a leave, is exempt, or follows another
 * CMO row that ended the day before.
 *
 * @param previousEnd last day of the agent's CMO row before this one
 */
export function hasWaitingDay(
  absence: Absence,
  previousEnd: CivilDate | undefined,
  law: LeaveLaw['waitingDay'],
): boolean {
  const { start } = absence.period;
  if (absence.extension || absence.exempt) return false;
  if (previousEnd !== undefined && addDays(previousEnd, 1) === start) return false;
  return inForceOn(law.inForce, start) !== undefined && inForceOn(law.suspended, start) === undefined;
}
