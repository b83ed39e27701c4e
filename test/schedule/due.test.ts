import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/calendar/index.js';
import { dueTask } from '../../src/schedule/due.js';
import { randomRuns } from '../support/random-runs.js';
import { month } from '../support/paying.js';
import { factsOf, PaperSchedule, parisMoment, planOf, taskText, wallMoment } from '../support/schedule.js';

const MINUTE = 60_000;

/** Ticks every minute of real time between two instants, some seconds after the minute. */
function ticked(schedule: PaperSchedule, from: string, to: string, drift = 0): string[] {
  for (let at = Date.parse(from); at < Date.parse(to); at += MINUTE) schedule.tick(parisMoment(at + drift));
  return schedule.done;
}

/** The night before is done. */
function afterNight(night: string, lastPaid: string): ReturnType<typeof factsOf> {
  const lastNight = { night: isoDate(night), state: 'final', count: 1, endedAt: 0 } as const;
  return factsOf(lastPaid, { lastNight });
}

describe('the draft of a night', () => {
  test.each([
    ['2025-10-20T02:29', '2025-10', 'draft 2025-11 of 2025-10-19'], // yesterday's, still missing
    ['2025-10-20T02:30', '2025-10', 'draft 2025-11 of 2025-10-20'],
    ['2025-10-20T23:59', '2025-10', 'draft 2025-11 of 2025-10-20'], // caught up, however late in the day
    ['2025-10-29T02:30', '2025-11', 'draft 2025-12 of 2025-10-29'], // the day after the cut-off: the next month
    ['2025-12-31T23:59', '2025-12', 'no month for 2025-12-31'], // the calendar is used up
    ['2028-02-29T02:30', '2025-12', 'no month for 2028-02-29'],
  ])('is due at %s, with the ledger paid up to %s: %s', (now, paid, expected) => {
    const plan = planOf({ '2025-11': '2025-10-28', '2025-12': '2025-11-25' });
    expect(taskText(dueTask(wallMoment(now), plan, factsOf(paid)))).toBe(expected);
  });

  test('is that of the month whose cut-off is today or later, and that is not paid yet', () => {
    const plan = planOf({ '2025-11': '2025-10-28', '2025-12': '2025-11-25' }, { cutOffTime: '18:00' });
    const due = (now: string, paid: string): string =>
      taskText(dueTask(wallMoment(now), plan, factsOf(paid)));
    expect(due('2025-10-28T02:30', '2025-10')).toBe('draft 2025-11 of 2025-10-28');
    expect(due('2025-10-28T02:30', '2025-11')).toBe('draft 2025-12 of 2025-10-28'); // paid by hand beforehand
  });

  test('is replaced on a cut-off day by the run of that day, unless that comes later', () => {
    const calendar = { '2025-11': '2025-10-28', '2025-12': '2025-11-25' };
    const day = ['2025-10-28T00:00:00Z', '2025-10-28T23:00:00Z'] as const;
    const facts = afterNight('2025-10-27', '2025-10');
    expect(ticked(new PaperSchedule(planOf(calendar), facts), ...day)).toEqual(['post 2025-11']);
    expect(ticked(new PaperSchedule(planOf(calendar, { cutOffTime: '01:00' }), facts), ...day)).toEqual([
      'post 2025-11',
    ]);
    expect(ticked(new PaperSchedule(planOf(calendar, { cutOffTime: '18:00' }), facts), ...day)).toEqual([
      'draft 2025-11 of 2025-10-28',
      'post 2025-11',
    ]);
  });
});

describe('a night that the clock changes in', () => {
  // Paris goes from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026.
  const nights = [
    ['2026-03-29', '2026-03-28T20:00:00Z', '2026-03-29T20:00:00Z'],
    ['2026-10-25', '2026-10-24T20:00:00Z', '2026-10-25T20:00:00Z'],
  ] as const;
  const times = ['00:00', '01:59', '02:00', '02:30', '02:59', '03:00', '03:01', '23:59'];

  test.each(nights.flatMap((night) => times.map((time) => [...night, time] as const)))(
    'has one draft: %s, minute by minute from %s to %s, due at %s',
    (night, from, to, nightly) => {
      const plan = planOf({ '2026-12': '2026-11-25' }, { nightly });
      for (const drift of [0, 1000, 59_000, -1000]) {
        const first = nightly === '23:59' ? -1 : 0;
        const eve = isoDate(night) - 1 + first;
        const lastNight = { night: eve as never, state: 'final', count: 1, endedAt: 0 } as const;
        const schedule = new PaperSchedule(plan, factsOf('2026-03', { lastNight }));
        expect(ticked(schedule, from, to, drift)).toHaveLength(1);
      }
    },
  );

  test.each(nights.flatMap((night) => times.slice(0, -1).map((time) => [...night, time] as const)))(
    'has one pay run when it is a cut-off: %s, from %s to %s, due at %s',
    (night, from, to, cutOffTime) => {
      const plan = planOf({ '2026-11': night, '2026-12': '2026-11-25' }, { nightly: '03:30', cutOffTime });
      const schedule = new PaperSchedule(plan, afterNight(night, '2026-02'));
      expect(ticked(schedule, from, to)).toEqual(['post 2026-11']);
    },
  );

  test('runs in the hour that comes twice at its first coming, and at 03:00 when its hour is not there', () => {
    const plan = planOf({ '2026-12': '2026-11-25' });
    const at = (from: string, to: string, eve: string): string[] => {
      const schedule = new PaperSchedule(plan, afterNight(eve, '2026-03'));
      for (let instant = Date.parse(from); instant < Date.parse(to); instant += MINUTE) {
        schedule.tick(parisMoment(instant));
        if (schedule.done.length > 0) return [new Date(instant).toISOString()];
      }
      return [];
    };
    expect(at('2026-10-24T20:00:00Z', '2026-10-25T20:00:00Z', '2026-10-24')).toEqual([
      '2026-10-25T00:30:00.000Z',
    ]);
    expect(at('2026-03-28T20:00:00Z', '2026-03-29T20:00:00Z', '2026-03-28')).toEqual([
      '2026-03-29T01:00:00.000Z',
    ]);
  });
});

describe('days that are like no other', () => {
  test.each([
    ['year end', '2025-12-31', '2026-01-02', ['2025-12-31', '2026-01-01', '2026-01-02']],
    ['a leap day', '2028-02-28', '2028-03-01', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['no leap day', '2027-02-28', '2027-03-01', ['2027-02-28', '2027-03-01']],
  ])('%s: one draft a night, at midnight too', (_, first, last, nights) => {
    const plan = planOf({ '2030-01': '2029-12-20' }, { nightly: '00:00' });
    const lastNight = { night: (isoDate(first) - 1) as never, state: 'final', count: 1, endedAt: 0 } as const;
    const schedule = new PaperSchedule(plan, factsOf('2025-01', { lastNight }));
    expect(ticked(schedule, `${first}T00:00:00Z`, `${last}T20:00:00Z`)).toEqual(
      nights.map((night) => `draft 2030-01 of ${night}`),
    );
  });
});

describe('a cut-off that was missed', () => {
  const plan = planOf({
    '2025-09': '2025-08-28',
    '2025-10': '2025-09-28',
    '2025-11': '2025-10-28',
    '2025-12': '2025-11-25',
  });
  const now = wallMoment('2025-11-03T09:12');

  test.each([
    ['2025-11', 'draft 2025-12 of 2025-11-03'], // paid: nothing to catch up
    ['2026-01', 'no month for 2025-11-03'], // a later month was paid by hand
    ['2025-10', 'post 2025-11'],
    ['2025-09', 'missed 2025-10 superseded'],
    ['2025-08', 'missed 2025-09 2025-10 superseded'],
  ])('with the ledger paid up to %s: %s', (paid, expected) => {
    expect(taskText(dueTask(now, plan, factsOf(paid)))).toBe(expected);
  });

  test('is caught up once, after the older ones were told, before the draft of the night', () => {
    const schedule = new PaperSchedule(plan, factsOf('2025-08'));
    for (let count = 0; count < 3; count += 1) schedule.tick(now);
    expect(schedule.done).toEqual([
      'missed 2025-09 2025-10 superseded',
      'post 2025-11',
      'draft 2025-12 of 2025-11-03',
    ]);
  });

  test('is not caught up on an empty ledger that nothing ever served: it is told once', () => {
    const inService = { day: isoDate('2025-11-01'), minute: 0 };
    const schedule = new PaperSchedule(plan, factsOf(undefined, { inService }));
    for (let count = 0; count < 3; count += 1) schedule.tick(now);
    expect(schedule.done).toEqual(['missed 2025-11 before-service', 'draft 2025-12 of 2025-11-03']);
  });

  test('is caught up on an empty ledger when it passed while the schedule was in service', () => {
    const inService = { day: isoDate('2025-10-28'), minute: 0 };
    expect(taskText(dueTask(now, plan, factsOf(undefined, { inService })))).toBe('post 2025-11');
  });

  test.each([
    ['final', 1, 0, false], // a brake, a refused export: for a person
    ['waiting', 1, 14, false], // a lock, a disk, a late export: tried again after a quarter of an hour
    ['waiting', 1, 15, true],
    ['waiting', 23, 15, true],
    ['waiting', 24, 15, false], // after six hours, a person decides
    ['waiting', 1, -60, true], // the clock was wrong, and set back
    ['interrupted', 2, 0, true], // the program died: at once, twice
    ['interrupted', 3, 0, false],
    ['interrupted', 3, 15, true],
  ] as const)('and tried before (%s, %i times, %i minutes ago) is due: %s', (state, count, minutes, due) => {
    const tries = { state, count, endedAt: now.instant - minutes * MINUTE };
    const night = { night: isoDate('2025-11-03'), state: 'final', count: 1, endedAt: 0 } as const;
    const facts = factsOf('2025-10', { lastNight: night, cutOffs: new Map([[month('2025-11'), tries]]) });
    expect(taskText(dueTask(now, plan, facts))).toBe(due ? 'post 2025-11' : 'nothing');
    const tried = factsOf('2025-11', { lastNight: { ...night, ...tries } });
    expect(taskText(dueTask(now, plan, tried))).toBe(due ? 'draft 2025-12 of 2025-11-03' : 'nothing');
  });
});

test('whatever minutes it is awake, each month is paid once at most, in order, and each night drafted once', () => {
  const plan = planOf({ '2026-03': '2026-02-26', '2026-04': '2026-03-29', '2026-05': '2026-04-28' });
  const start = Date.parse('2026-02-20T00:00:00Z');
  const awake = fc.array(fc.integer({ min: 0, max: 75 * 24 * 60 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(awake, (minutes) => {
      const schedule = new PaperSchedule(plan, factsOf('2026-02'));
      for (const minute of minutes.toSorted((a, b) => a - b))
        schedule.tick(parisMoment(start + minute * MINUTE));
      const posts = schedule.done.filter((done) => done.startsWith('post'));
      expect(posts).toEqual([...new Set(posts)].sort());
      const nights = schedule.done.flatMap((done) => /(?:of|for) (.+)$/.exec(done)?.[1] ?? []);
      expect(nights).toEqual([...new Set(nights)].sort());
      const last = Math.max(...minutes) * MINUTE + start;
      const passed = plan.calendar.filter(({ day }) => parisMoment(last).day > day);
      expect(posts.length).toBeLessThanOrEqual(passed.length + 1);
      if (passed.length > 0) expect(posts.length).toBeGreaterThan(0);
    }),
    randomRuns(60),
  );
});
