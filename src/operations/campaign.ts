import { isDone, stopped, type UnitOutcome } from '../campaign/outcome.js';
import { keyOf, openJobs, progressOf, type CampaignProgress, type UnitJob } from '../campaign/progress.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { sha256 } from '../io/digest.js';
import { QueueError } from '../queue/queue-error.js';
import type { UnitQueue } from '../queue/unit-queue.js';

/** What a campaign needs besides its units. */
export interface CampaignWatch {
  /** Seconds without a sign of life after which a worker is taken for dead. */
  readonly heartbeat: number;
  /** The instant of units that the plan gives none: the first start decides, the next ones keep it. */
  readonly now: string;
  readonly tell: (progress: CampaignProgress) => void;
  readonly trouble: (error: QueueError) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Whether the operator asked to stop watching: the queue keeps everything. */
  readonly isStopped: () => boolean;
}

/**
 * Queues what is not done of a campaign and follows it to its end. Started again, it takes up where the queue stands:
 * what is done stays done, what waits for a person or was given up is tried again, in the order of its académie.
 *
 * @returns the outcome of each unit by its id; `undefined` when the operator stopped watching
 * @throws QueueError when the queue does not answer at the start
 */
export async function runCampaign(
  queue: UnitQueue,
  units: readonly CampaignUnit[],
  watch: CampaignWatch,
): Promise<ReadonlyMap<string, UnitOutcome> | undefined> {
  const campaign = units[0]?.campaign ?? '';
  const ids = new Set(units.map(({ id }) => id));
  const ofPlan = ({ unit }: UnitJob): boolean => ids.has(unit.id);
  await queueAgain(queue, units, (await queue.jobs(campaign)).filter(ofPlan), watch);
  for (let lost = 0; !watch.isStopped();) {
    try {
      const jobs = (await queue.jobs(campaign)).filter(ofPlan);
      lost = 0;
      watch.tell(progressOf(jobs));
      if (openJobs(jobs).length === 0) return outcomesOf(jobs);
      // A long list is not read again at every moment: the database has better to do.
      await watch.pause(500 + Math.min(4500, units.length));
    } catch (error) {
      if (!(error instanceof QueueError)) throw error;
      watch.trouble(error);
      lost += 1;
      await watch.pause(Math.min(30_000, 500 * 2 ** lost));
    }
  }
  return undefined;
}

async function queueAgain(
  queue: UnitQueue,
  units: readonly CampaignUnit[],
  jobs: readonly UnitJob[],
  { heartbeat, now: clock }: CampaignWatch,
): Promise<void> {
  const stuck = new Map<string, number>();
  for (const { unit, state, outcome } of jobs) {
    if (state === 'queued' || state === 'running' || (outcome !== undefined && isDone(outcome))) continue;
    stuck.set(keyOf(unit), Math.min(unit.rank, stuck.get(keyOf(unit)) ?? unit.rank));
  }
  // What comes after it goes back in line too: a queue serves in the order of arrival.
  const isTakenUp = ({ unit, state }: UnitJob): boolean =>
    state !== 'running' && unit.rank >= (stuck.get(keyOf(unit)) ?? Infinity);
  await queue.remove(jobs.filter(isTakenUp).map(({ unit }) => unitUuid(unit)));
  const now = jobs.find(({ unit }) => unit.now !== undefined)?.unit.now ?? clock;
  await queue.add(
    units.map((unit) => ({ unit: { ...unit, now: unit.now ?? now }, heartbeat })),
    unitUuid,
  );
}

/** The same unit has the same number, whoever queues it; those of an académie come in the order of their ranks. */
function unitUuid({ campaign, id, rank }: CampaignUnit): string {
  const hex = rank.toString(16).padStart(8, '0') + sha256(`${campaign} ${id}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function outcomesOf(jobs: readonly UnitJob[]): ReadonlyMap<string, UnitOutcome> {
  return new Map(
    jobs.map(({ unit, state, outcome }) => [
      unit.id,
      state === 'queued'
        ? stopped('held-back', 0, [])
        : state === 'lost'
          ? { ...(outcome ?? stopped('failed', 0, [])), kind: 'failed' }
          : (outcome ?? stopped('failed', 0, [])),
    ]),
  );
}
