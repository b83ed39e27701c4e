import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate, type Period } from '../../src/calendar/index.js';
import { presenceOf } from '../../src/entitle/presence.js';
import { explainSickLeave } from '../../src/explained/leave.js';
import type { Absence } from '../../src/model/index.js';
import { absence, agent, contractStaff, days, HOLDER } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';

const { leave } = shippedRegulations();
const EVER = days('2010-01-01', '2030-12-31');

describe('the rolling year of a sick leave', () => {
  // Rules section 5: 90 accounting days at the full rate, then 270 at half; a 31st weighs nothing.
  test.each([
    ['2015-10-05', '2015-10-09', '0/90 0/270', '5/90 0/270'],
    ['2015-10-05', '2016-01-31', '0/90 0/270', '90/90 26/270'],
    ['2015-01-31', '2015-01-31', '0/90 0/270', '0/90 0/270'],
    ['2015-02-28', '2015-02-28', '0/90 0/270', '3/90 0/270'],
  ])('from %s to %s goes from %s to %s', (first, last, start, end) => {
    const [row] = explained([absence('CMO', days(first, last))]);
    expect([written(row?.atStart), written(row?.atEnd)]).toEqual([start, end]);
  });

  test('ends where that of a row on the next day begins', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ gap: fc.integer({ min: 1, max: 90 }), length: fc.integer({ min: 0, max: 200 }) }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.constantFrom(agent(), contractStaff('2013-10-01')),
        (spells, person) => {
          const rows = rowsOf(spells);
          const last = rows.at(-1)?.period.end ?? isoDate('2014-09-01');
          const next = absence('CMO', { start: addDays(last, 1), end: addDays(last, 1) }, { id: 'next' });
          const after = explained([...rows, next], person).at(-1)?.atStart;
          // What is left of the bands is counted by the row: a later one may have other limits.
          const { fullDays, halfDays } = explained(rows, person).at(-1)?.atEnd ?? {};
          expect({ fullDays, halfDays }).toEqual({ fullDays: after?.fullDays, halfDays: after?.halfDays });
        },
      ),
      randomRuns(300),
    );
  });

  test('is not told of a leave that does not touch the award', () => {
    const rows = [absence('CMO', days('2015-01-05', '2015-01-09'))];
    expect(explained(rows, agent(), days('2015-09-01', '2016-08-31'))).toEqual([]);
  });
});

function explained(absences: readonly Absence[], person = agent(), planned: Period = EVER) {
  const presence = presenceOf({ agent: person, absences, servicePeriods: [] }, leave, EVER.end);
  return explainSickLeave(HOLDER, presence, planned);
}

function rowsOf(spells: readonly { readonly gap: number; readonly length: number }[]): readonly Absence[] {
  let day = isoDate('2014-09-01');
  return spells.map(({ gap, length }, at) => {
    const start = addDays(day, gap);
    day = addDays(start, length);
    return absence('CMO', { start, end: day }, { id: `A${String(at)}` });
  });
}

function written(count: ReturnType<typeof explained>[number]['atStart'] | undefined): string {
  if (count === undefined) return '';
  const { fullDays, fullLimit, halfDays, halfLimit } = count;
  return `${String(fullDays)}/${String(fullLimit)} ${String(halfDays)}/${String(halfLimit)}`;
}
