import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { everyMinute } from '../../src/cli/every-minute.js';
import { planOf } from '../support/schedule.js';
import { PaperOffice } from '../support/scheduler.js';

// The real node-cron on a fake clock, over the two nights of the year that the clock of Paris changes in.

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const HOUR = 3_600_000;

/** Lets the scheduler run by its clock from an instant on, for some hours. */
async function hoursFrom(office: PaperOffice, hours: number): Promise<void> {
  vi.setSystemTime(office.now);
  const scheduler = office.start(undefined, Date.now);
  const stop = everyMinute(
    () => scheduler.tick(),
    (error) => {
      throw error;
    },
  );
  await scheduler.tick();
  await vi.advanceTimersByTimeAsync(hours * HOUR);
  await stop();
  const { length } = office.ran;
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(office.ran).toHaveLength(length);
}

describe('the clock of the scheduler', () => {
  test.each([
    ['2026-03-28T11:00:00Z', 'draft 2026-04 of 2026-03-29 at 2026-03-29T03:00:00'],
    ['2026-03-28T11:00:01Z', 'draft 2026-04 of 2026-03-29 at 2026-03-29T03:00:00'],
    ['2026-10-24T10:00:00Z', 'draft 2026-11 of 2026-10-25 at 2026-10-25T02:30:00'],
    ['2026-10-24T10:00:59Z', 'draft 2026-11 of 2026-10-25 at 2026-10-25T02:30:00'],
    ['2026-12-31T11:00:00Z', 'draft 2027-01 of 2027-01-01 at 2027-01-01T02:30:00'],
    ['2028-02-28T11:00:00Z', 'draft 2028-03 of 2028-02-29 at 2028-02-29T02:30:00'],
  ])('awake from %s on for a day and a half: after the draft of the day, %s', async (from, expected) => {
    const month = /draft (\S+)/.exec(expected)?.[1] ?? '';
    const office = new PaperOffice(planOf({ [month]: '2030-01-01' }), from, '2025-01');
    await hoursFrom(office, 34);
    expect(office.ran.slice(1)).toEqual([expected]);
  });

  test.each([
    ['2026-03-29', '2026-03-28T11:00:00Z', '2026-03-29T03:00:00'],
    ['2026-10-25', '2026-10-24T10:00:00Z', '2026-10-25T02:30:00'],
  ])('posts once on a cut-off of such a night: %s', async (day, from, at) => {
    const office = new PaperOffice(planOf({ '2026-11': day, '2026-12': '2030-01-01' }), from, '2025-01');
    await hoursFrom(office, 34);
    expect(office.ran.filter((ran) => ran.startsWith('post'))).toEqual([`post 2026-11 at ${at}`]);
  });

  test('hears of a bug, and goes on', async () => {
    vi.setSystemTime('2026-01-01T00:00:00Z');
    const heard: unknown[] = [];
    const stop = everyMinute(
      () => Promise.reject(new Error('bug')),
      (error) => void heard.push(error),
    );
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    await stop();
    expect(heard).toHaveLength(3);
  });
});
