import { PgBoss, type JobWithMetadata } from 'pg-boss';
import type { UnitOutcome } from '../campaign/outcome.js';
import { keyOf, type UnitJob } from '../campaign/progress.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { QueueError, queueFailure } from './queue-error.js';

/** Where the queue of units is. */
export interface QueuePlace {
  /** A `postgres://` URL. Holds a password, perhaps: never printed. */
  readonly url: string;
  readonly schema: string;
}

/** A unit to be queued. */
export interface QueuedUnit {
  readonly unit: CampaignUnit;
  /** Seconds without a sign of life after which a worker is taken for dead. */
  readonly heartbeat: number;
}

/** What a worker says of a unit it took. */
export type Verdict =
  | { readonly kind: 'settled'; readonly outcome: UnitOutcome }
  /** It goes away by itself, perhaps: later, here or elsewhere. */
  | { readonly kind: 'again'; readonly outcome: UnitOutcome }
  | { readonly kind: 'given-up'; readonly outcome: UnitOutcome };

/** Does a unit; `attempt` counts from 1. */
export type TakeUnit = (unit: CampaignUnit, attempt: number) => Promise<Verdict>;

const UNITS = 'units';
const GIVEN_UP = 'units-given-up';

/**
 * From 2 seconds to 2 minutes between tries, half an hour in all: longer than the lease that a dead machine leaves on a
 * ledger.
 */
const RETRIES = { retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 120 } as const;

/** A large académie on a slow machine; beyond it something hangs. */
const LONGEST_UNIT = 12 * 3600;
/** How long units stay to be taken, in seconds. */
const KEPT = 60 * 24 * 3600;

/**
 * The units of campaigns as jobs of pg-boss. The units of an académie are done one at a time, in order; a worker
 * without a sign of life loses its unit, which is tried again elsewhere; what was tried too often stays aside, with its
 * reason. Methods reject with a `QueueError` when the database does not answer.
 */
export class UnitQueue {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /**
   * Opens the queue, made on first use.
   *
   * @param onTrouble hears of connections lost meanwhile; the queue goes on by itself
   */
  static async open({ url, schema }: QueuePlace, onTrouble: (error: QueueError) => void): Promise<UnitQueue> {
    const boss = new PgBoss({
      connectionString: url,
      schema,
      application_name: `trentieme ${schema}`,
      schedule: false,
      superviseIntervalSeconds: 2,
      monitorIntervalSeconds: 2,
      connectionTimeoutMillis: 10_000,
    });
    boss.on('error', (error) => {
      const failure = queueFailure(error);
      onTrouble(failure instanceof QueueError ? failure : new QueueError('', error));
    });
    return reached(async () => {
      try {
        await boss.start();
        await boss.createQueue(GIVEN_UP, {
          policy: 'standard',
          retentionSeconds: KEPT,
          deleteAfterSeconds: 0,
        });
        await boss.createQueue(UNITS, { policy: 'key_strict_fifo', deadLetter: GIVEN_UP, ...RETRIES });
      } catch (error) {
        await boss.stop({ graceful: false }).catch(() => undefined);
        throw error;
      }
      return new UnitQueue(boss);
    });
  }

  /**
   * Adds units; one that is there already is left as it is.
   *
   * @param idOf the UUID of a unit: always the same, and in the order of ranks within an académie
   */
  add(units: readonly QueuedUnit[], idOf: (unit: CampaignUnit) => string): Promise<void> {
    const jobs = units.map(({ unit, heartbeat }) => ({
      id: idOf(unit),
      data: { ...unit },
      singletonKey: keyOf(unit),
      heartbeatSeconds: heartbeat,
      expireInSeconds: LONGEST_UNIT,
      retentionSeconds: KEPT,
      deleteAfterSeconds: 0,
      deadLetter: GIVEN_UP,
      ...RETRIES,
    }));
    return reached(async () => {
      await this.#boss.insert(UNITS, jobs);
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return reached(async () => {
      if (ids.length > 0) await this.#boss.deleteJob(UNITS, [...ids]);
    });
  }

  /** The units of a campaign, or of all. */
  jobs(campaign?: string): Promise<readonly UnitJob[]> {
    const filter = campaign === undefined ? {} : { data: { campaign } };
    return reached(async () => (await this.#boss.findJobs<CampaignUnit>(UNITS, filter)).map(unitJobOf));
  }

  /** Takes units from now on, so many at a time. */
  work(concurrency: number, take: TakeUnit): Promise<void> {
    const options = {
      localConcurrency: concurrency,
      pollingIntervalSeconds: 0.5,
      includeMetadata: true,
      perJobResults: true,
    } as const;
    return reached(async () => {
      await this.#boss.work<CampaignUnit, unknown, typeof options>(UNITS, options, async (jobs) => {
        const [job] = jobs;
        if (job === undefined) return [];
        const verdict = await take(job.data, job.retryCount + 1);
        return [{ id: job.id, status: STATUS[verdict.kind], output: verdict.outcome }];
      });
    });
  }

  /** What is under way goes to its end, nothing else is taken, and the queue is closed. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: LONGEST_UNIT * 1000 }).catch((error: unknown) => {
      // A connection that is gone needs no closing.
      if (!(error instanceof Error)) throw error;
    });
  }
}

const STATUS = { settled: 'completed', again: 'failed', 'given-up': 'deadletter' } as const;

function unitJobOf({ data, state, output, startedOn, completedOn }: JobWithMetadata<CampaignUnit>): UnitJob {
  const isOver = state === 'completed' || state === 'failed' || state === 'cancelled';
  const outcome = isOver ? outcomeIn(output) : undefined;
  return {
    unit: data,
    state: state === 'completed' ? 'settled' : isOver ? 'lost' : state === 'active' ? 'running' : 'queued',
    outcome,
    took: isOver && completedOn !== null ? completedOn.getTime() - startedOn.getTime() : undefined,
  };
}

/** What the worker left, or `undefined` when it died and pg-boss wrote why. */
function outcomeIn(output: unknown): UnitOutcome | undefined {
  return typeof output === 'object' && output !== null && 'kind' in output && 'remittances' in output
    ? (output as UnitOutcome)
    : undefined;
}

async function reached<Result>(body: () => Promise<Result>): Promise<Result> {
  try {
    return await body();
  } catch (error) {
    throw queueFailure(error);
  }
}
