import { addMonths, type CivilDate } from '../calendar/index.js';

/**
 * The last step of a scale that a length of service has reached on a day, date to date (décret 86-83, art. 12 and 14).
 *
 * @param steps in ascending order of months; the one at 0 holds for everybody
 * @param serviceStart first day of service; `undefined` counts as none
 */
export function stepReached<Step extends { readonly serviceMonths: number }>(
  steps: readonly Step[],
  serviceStart: CivilDate | undefined,
  day: CivilDate,
): Step | undefined {
  return steps.findLast(
    ({ serviceMonths }) =>
      serviceMonths === 0 || (serviceStart !== undefined && addMonths(serviceStart, serviceMonths) <= day),
  );
}
