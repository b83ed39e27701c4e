import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  formatIsoDate,
  schoolYearPeriod,
  schoolYearStarting,
  unitsOf,
  type Period,
} from '../../src/calendar/index.js';
import { DEFAULT_CONVENTIONS, type Conventions, type PlanName, type Served } from '../../src/model/index.js';
import { contributionIn, daysIn } from '../../src/rules/contribution.js';
import { layOutPlan, THIRDS, type InstalmentPlan, type InstalmentWindow } from '../../src/rules/plan.js';
import { days } from '../support/builders.js';
import { randomRuns } from '../support/random-runs.js';

function planOf(name: PlanName, first: number, written?: Period, conventions?: Partial<Conventions>) {
  const schoolYear = schoolYearStarting(first);
  const period = written ?? schoolYearPeriod(schoolYear);
  return layOutPlan(
    name,
    { schoolYear, written: period, planned: period, ificPayMonth: false },
    { ...DEFAULT_CONVENTIONS, ...conventions },
  );
}

/** What the days bring to each instalment, by rank; in thirds of a unit, nothing left out but zeros. */
function contributions(plan: InstalmentPlan, period: Period, served: Served, first = 2015) {
  return Object.fromEntries(
    plan.windows
      .map((window, index) => [
        index + 1,
        contributionIn(window, { period, served }, plan, schoolYearStarting(first)),
      ])
      .filter(([, thirds]) => thirds !== 0),
  ) as Record<string, number>;
}

describe('days served, in thirds of a unit', () => {
  test.each<[PlanName, string, string, Record<string, number>, string]>([
    ['twelfths', '2015-10-01', '2015-10-31', { 2: 90 }, 'rules 7'],
    ['twelfths', '2015-10-31', '2015-10-31', {}, 'rules 7'], // a 31st weighs nothing
    ['twelfths', '2016-02-29', '2016-02-29', { 6: 6 }, 'rules 7'],
    ['twelfths', '2015-09-16', '2015-10-15', { 1: 45, 2: 45 }, 'rules 7'],
    ['twelfths', '2016-08-31', '2016-08-31', {}, 'rules 7'],
    ['ninths', '2015-10-04', '2015-10-04', { 1: 1, 2: 2 }, 'rules 8'], // a window cuts the day: units 33 to 34
    ['ninths', '2016-06-01', '2016-08-31', { 9: 90 }, 'rules 8'], // after 30 June nothing
    ['ninths', '2016-07-01', '2016-08-31', {}, 'rules 8'],
    ['partial', '2015-09-01', '2016-08-31', { 1: 900 }, 'rules 8'],
    ['partial', '2016-06-30', '2016-07-31', { 1: 3 }, 'rules 8'],
  ])('%s, %s to %s: %o (%s)', (name, first, last, expected) => {
    expect(contributions(planOf(name, 2015), days(first, last), 'days')).toEqual(expected);
  });

  test('28 February brings three units (rules 1)', () => {
    expect(contributions(planOf('twelfths', 2014), days('2015-02-28'), 'days', 2014)).toEqual({ 6: 9 });
  });
});

describe('lost days (loi 61-825 art. 4): a thirtieth each, whatever the day weighs', () => {
  test.each<[string, PlanName, number, string, Record<string, number>, string]>([
    ['an ordinary day brings nothing', 'twelfths', 2015, '2015-10-12', {}, 'rules 7'],
    ['a 31st takes a unit from its month', 'twelfths', 2015, '2015-10-31', { 2: -3 }, 'rules 7'],
    ['31 August takes it from the last twelfth', 'twelfths', 2015, '2016-08-31', { 12: -3 }, 'rules 7'],
    ['29 February keeps one of its two', 'twelfths', 2015, '2016-02-29', { 6: 3 }, 'rules 7'],
    ['28 February keeps two of its three', 'twelfths', 2014, '2015-02-28', { 6: 6 }, 'rules 7'],
    ['28 February of a leap year is ordinary', 'twelfths', 2015, '2016-02-28', {}, 'rules 7'],
    ['a 31st at unit 60, in the second ninth', 'ninths', 2015, '2015-10-31', { 2: -3 }, 'rules 8'],
    ['31 December at unit 120, in the fourth', 'ninths', 2015, '2015-12-31', { 4: -3 }, 'rules 8'],
    ['31 May at unit 270, in the ninth', 'ninths', 2015, '2016-05-31', { 9: -3 }, 'rules 8'],
    ['31 July, outside the year of service', 'ninths', 2015, '2016-07-31', {}, 'rules 8'],
    ['31 March, in a partial plan', 'partial', 2015, '2016-03-31', { 1: -3 }, 'rules 8'],
    ['31 August, outside a partial plan', 'partial', 2015, '2016-08-31', {}, 'rules 8'],
    ['28 February, in ninths', 'ninths', 2014, '2015-02-28', { 6: 6 }, 'rules 8'],
    ['29 February, in ninths', 'ninths', 2015, '2016-02-29', { 6: 3 }, 'rules 8'],
    ['29 February, in a partial plan', 'partial', 2015, '2016-02-29', { 1: 3 }, 'rules 8'],
  ])('%s (%s)', (_, name, first, day, expected) => {
    expect(contributions(planOf(name, first), days(day), 'lost', first)).toEqual(expected);
  });

  test('each day of a stretch of lost days counts (rules 7)', () => {
    // 30 October brings 0, 31 October −1, 1 November 0: one unit is missing besides those not earned
    expect(contributions(planOf('twelfths', 2015), days('2015-10-30', '2015-11-01'), 'lost')).toEqual({
      2: -3,
    });
  });

  test.each([
    ['before its second unit', 0, 178 * THIRDS, 3, 0],
    ['after its first', 178 * THIRDS, 360 * THIRDS, 6, 6],
  ])('28 February, units 177 to 180, loses the first: a window %s', (_, from, to, served, lost) => {
    const plan = planOf('twelfths', 2014);
    const window = { month: plan.windows[5]!.month, from, to };
    const brought = (how: Served): number =>
      contributionIn(window, { period: days('2015-02-28'), served: how }, plan, schoolYearStarting(2014));
    expect([brought('days'), brought('lost')]).toEqual([served, lost]);
  });

  test('a window that begins where a lost 31st ends its month takes nothing (rules 8: (a, b])', () => {
    const plan = planOf('ninths', 2015, undefined, { ninths: 'pay-month' });
    expect(contributions(plan, days('2015-10-31'), 'lost')).toEqual({}); // October has no instalment
    expect(contributions(plan, days('2015-12-31'), 'lost')).toEqual({ 2: -3 });
  });
});

describe('a month lost whole brings nothing (rules 7)', () => {
  test.each<[PlanName, string, string]>([
    ['twelfths', '2015-10-01', '2015-10-31'],
    ['twelfths', '2016-02-01', '2016-02-29'],
    ['ninths', '2016-02-01', '2016-02-29'],
    ['partial', '2016-02-01', '2016-02-29'],
    ['own-period', '2016-02-01', '2016-02-29'],
  ])('%s, %s to %s', (name, first, last) => {
    expect(contributions(planOf(name, 2015), days(first, last), 'lost-month')).toEqual({});
  });
});

describe('own-period plans count calendar days (rules 7)', () => {
  const plan = planOf('own-period', 2015, days('2015-10-01', '2016-02-29'));

  test.each<[string, string, Served, Record<string, number>]>([
    ['2015-10-01', '2015-10-31', 'days', { 1: 93 }],
    ['2015-10-31', '2015-10-31', 'days', { 1: 3 }],
    ['2016-02-29', '2016-02-29', 'days', { 1: 3 }],
    ['2015-10-31', '2015-10-31', 'lost', {}],
    ['2016-02-27', '2016-02-29', 'lost', {}],
  ])('%s to %s, %s: %o', (first, last, served, expected) => {
    expect(contributions(plan, days(first, last), served)).toEqual(expected);
  });
});

describe('laws', () => {
  const start = schoolYearPeriod(schoolYearStarting(2015)).start;
  const period = fc
    .tuple(fc.nat(365), fc.nat(365))
    .map(([a, b]) => ({ start: addDays(start, Math.min(a, b)), end: addDays(start, Math.max(a, b)) }));
  const total = (plan: InstalmentPlan, part: Period, served: Served): number =>
    Object.values(contributions(plan, part, served)).reduce((sum, thirds) => sum + thirds, 0);

  test.each(['twelfths', 'ninths', 'partial'] as const)(
    'in %s, any split of days brings to each instalment what the whole brings',
    (name) => {
      const plan = planOf(name, 2015);
      fc.assert(
        fc.property(period, fc.nat(365), fc.constantFrom('days', 'lost'), (whole, offset, served) => {
          const cut = addDays(whole.start, offset % (whole.end - whole.start + 1));
          fc.pre(cut < whole.end);
          for (const window of plan.windows) {
            const brought = (part: Period): number =>
              contributionIn(window, { period: part, served }, plan, schoolYearStarting(2015));
            const parts =
              brought({ start: whole.start, end: cut }) + brought({ start: addDays(cut, 1), end: whole.end });
            expect(parts).toBe(brought(whole));
          }
        }),
        randomRuns(200),
      );
    },
  );

  test.each(['twelfths', 'ninths', 'partial'] as const)(
    'in %s, lost days bring what each of them brings, and are shown where each of them falls',
    (name) => {
      fc.assert(
        fc.property(period, fc.constantFrom('service-windows', 'pay-month'), (whole, ninths) => {
          const plan = planOf(name, 2015, undefined, { ninths });
          const year = schoolYearStarting(2015);
          const each = Array.from({ length: whole.end - whole.start + 1 }, (_, index) => {
            const day = addDays(whole.start, index);
            return { start: day, end: day };
          });
          for (const window of plan.windows) {
            const brought = each.map((day) =>
              contributionIn(window, { period: day, served: 'lost' }, plan, year),
            );
            expect(contributionIn(window, { period: whole, served: 'lost' }, plan, year)).toBe(
              brought.reduce((total, thirds) => total + thirds, 0),
            );
            const falling = each.filter((day) => fallsIn(window, day));
            const shown = daysIn(window, whole, plan, year);
            expect([shown?.start, shown?.end]).toEqual([falling[0]?.start, falling.at(-1)?.end]);
          }
        }),
        randomRuns(150),
      );
    },
  );

  /** Whether one day falls, if only in part, in a window; a 31st ends its month, counted as `(from, to]`. */
  function fallsIn(window: InstalmentWindow, day: Period): boolean {
    const { from, to } = unitsOf(day, schoolYearStarting(2015));
    if (from === to) return window.from < from * THIRDS && from * THIRDS <= window.to;
    return from * THIRDS < window.to && to * THIRDS > window.from;
  }

  test('a lost day of the ten months served always costs one unit', () => {
    const plan = planOf('ninths', 2015);
    fc.assert(
      fc.property(fc.nat(days('2015-09-01', '2016-06-30').end - start), (offset) => {
        const day = { start: addDays(start, offset), end: addDays(start, offset) };
        expect(total(plan, day, 'days') - total(plan, day, 'lost')).toBe(THIRDS);
      }),
      randomRuns(300),
    );
  });
});

describe('the days of a period that people are shown in an instalment', () => {
  // Rules 8: a ninth covers 100/3 units, so it cuts a day; rules 7: a 31st ends its month, counted as (from, to].
  test.each<[string, PlanName, number, string, string, string | undefined]>([
    ['a month of a whole year', 'twelfths', 3, '2015-09-01', '2016-08-31', '2015-11-01 2015-11-30'],
    ['a day cut by the first ninth', 'ninths', 1, '2015-09-01', '2016-08-31', '2015-09-01 2015-10-04'],
    ['the same day in the second', 'ninths', 2, '2015-09-01', '2016-08-31', '2015-10-04 2015-11-07'],
    ['a 31st in its own month', 'twelfths', 2, '2015-10-31', '2015-10-31', '2015-10-31 2015-10-31'],
    ['a 31st in the month after', 'twelfths', 3, '2015-10-31', '2015-10-31', undefined],
    ['days after 30 June in the last ninth', 'ninths', 9, '2016-07-01', '2016-08-31', undefined],
  ])('%s', (_, name, rank, start, end, expected) => {
    const plan = planOf(name, 2015);
    const shown = daysIn(plan.windows[rank - 1]!, days(start, end), plan, schoolYearStarting(2015));
    const text =
      shown === undefined ? undefined : `${formatIsoDate(shown.start)} ${formatIsoDate(shown.end)}`;
    expect(text).toBe(expected);
  });

  test('in a plan of calendar days every day is in the one instalment', () => {
    const period = days('2016-03-01', '2016-03-31');
    const plan = planOf('own-period', 2015, period);
    expect(daysIn(plan.windows[0]!, period, plan, schoolYearStarting(2015))).toBe(period);
  });
});
