import { describe, expect, test } from 'vitest';
import { stopped } from '../../src/campaign/outcome.js';
import { openJobs, progressOf } from '../../src/campaign/progress.js';
import { jobOf, postedOutcome, unitOf } from '../support/campaign-units.js';

const done = (academie: string, rank: number, took: number) =>
  jobOf(unitOf(academie, rank), 'settled', postedOutcome(), took);

describe('the progress of a campaign', () => {
  test('counts what is done, running, queued and not done, and tells the time left at the pace so far', () => {
    const jobs = [
      done('A', 0, 1000),
      done('B', 0, 3000),
      jobOf(unitOf('C', 0), 'settled', stopped('braked', 3, []), 2000),
      jobOf(unitOf('A', 1), 'running'),
      jobOf(unitOf('B', 1), 'running'),
      jobOf(unitOf('A', 2), 'queued'),
      jobOf(unitOf('B', 2), 'queued'),
    ];
    // Four units left, two at a time, two seconds each.
    expect(progressOf(jobs)).toEqual({
      units: 7,
      done: 2,
      running: 2,
      failed: 1,
      queued: 2,
      remaining: 4000,
    });
  });

  test('tells no time as long as nothing says how long a unit takes, or when nobody works', () => {
    expect(progressOf([jobOf(unitOf('A', 0), 'running')]).remaining).toBeUndefined();
    expect(progressOf([done('A', 0, 1000), jobOf(unitOf('A', 1), 'queued')]).remaining).toBeUndefined();
  });
});

test('what comes after a unit that was given up is over too, in its académie and campaign alone', () => {
  const jobs = [
    done('A', 0, 1),
    jobOf(unitOf('A', 1), 'lost'),
    jobOf(unitOf('A', 2), 'queued'),
    jobOf(unitOf('B', 2), 'queued'),
    jobOf(unitOf('A', 2, { campaign: 'autre' }), 'queued'),
  ];
  expect(openJobs(jobs).map(({ unit }) => `${unit.campaign} ${unit.id}`)).toEqual([
    'essai B/2025-12',
    'autre A/2025-12',
  ]);
  expect(progressOf(jobs)).toMatchObject({ done: 1, failed: 2, queued: 2 });
});
