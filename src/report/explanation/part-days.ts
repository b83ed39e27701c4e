import type { Period, SchoolYear } from '../../calendar/index.js';
import type { InstalmentDue, InstalmentPart } from '../../model/index.js';
import { daysIn } from '../../rules/contribution.js';

/** The days of a part that fall, if only in part, in its instalment. */
export function daysOfPart(
  { stretch: { period } }: InstalmentPart,
  instalment: InstalmentDue,
  schoolYear: SchoolYear,
): Period {
  return daysIn({ ...instalment.window, month: instalment.month }, period, instalment, schoolYear) ?? period;
}
