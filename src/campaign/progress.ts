import { isDone, type UnitOutcome } from './outcome.js';
import type { CampaignUnit } from './unit.js';

/** Where a unit stands in its queue. Instants in milliseconds since 1970. */
export interface UnitJob {
  readonly unit: CampaignUnit;
  /** `lost`: given up after its retries. */
  readonly state: 'queued' | 'running' | 'settled' | 'lost';
  /** Of what is settled. */
  readonly outcome: UnitOutcome | undefined;
  /** How long its last try took, in milliseconds. */
  readonly took: number | undefined;
}

export interface CampaignProgress {
  readonly units: number;
  readonly done: number;
  readonly running: number;
  /** Not done, and not to be tried again by itself. */
  readonly failed: number;
  readonly queued: number;
  /** Milliseconds, from how long the others took; `undefined` as long as nothing says. */
  readonly remaining: number | undefined;
}

/** Counts what is done, what is not, and how long the rest will take at the pace of what is done. */
export function progressOf(jobs: readonly UnitJob[]): CampaignProgress {
  const open = openJobs(jobs);
  const running = open.filter(({ state }) => state === 'running').length;
  const done = jobs.filter(({ outcome }) => outcome !== undefined && isDone(outcome)).length;
  const durations = jobs.flatMap(({ state, took }) =>
    state === 'settled' && took !== undefined ? [took] : [],
  );
  const mean = durations.reduce((sum, each) => sum + each, 0) / Math.max(1, durations.length);
  return {
    units: jobs.length,
    done,
    running,
    failed: jobs.length - open.length - done,
    queued: open.length - running,
    remaining: durations.length === 0 || running === 0 ? undefined : (mean * open.length) / running,
  };
}

/** What will still be done by itself: what comes after a unit that was given up never is. */
export function openJobs(jobs: readonly UnitJob[]): readonly UnitJob[] {
  const blocked = new Map<string, number>();
  for (const { unit, state } of jobs) {
    if (state !== 'lost') continue;
    const key = keyOf(unit);
    blocked.set(key, Math.min(unit.rank, blocked.get(key) ?? unit.rank));
  }
  return jobs.filter(
    ({ unit, state }) =>
      state === 'running' || (state === 'queued' && unit.rank < (blocked.get(keyOf(unit)) ?? Infinity)),
  );
}

/** What is done in order: the units of one académie in one campaign. */
export function keyOf({ campaign, academie }: Pick<CampaignUnit, 'campaign' | 'academie'>): string {
  return `${campaign} ${academie}`;
}
