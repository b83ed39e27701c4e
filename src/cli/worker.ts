import { availableParallelism } from 'node:os';
import { openJobs } from '../campaign/progress.js';
import type { UnitOutcome } from '../campaign/outcome.js';
import { pause } from '../io/pause.js';
import { QueueError } from '../queue/queue-error.js';
import { UnitQueue, type QueuePlace, type Verdict } from '../queue/unit-queue.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { queuePlace, type QueueOptions } from './queue-place.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { UnitProcesses } from './unit-process.js';

export interface WorkerOptions extends QueueOptions {
  readonly concurrency: string;
  /** Does one unit, and ends. */
  readonly once: boolean;
  /** Ends when nothing is left. */
  readonly drain: boolean;
}

/** A program that fails three times on the same unit fails for good; what the machine refuses may pass. */
const MOST_CRASHES = 3;

/**
 * `trentieme worker`: takes units of a queue and does them, each in a process of its own, until it is told to stop.
 * What is under way then goes to its end.
 */
export async function worker(options: WorkerOptions, terminal: Terminal): Promise<number> {
  const { lang, once, drain } = options;
  const { campaign: texts } = textsIn(lang);
  const place = queuePlace(options);
  const concurrency = once ? 1 : concurrencyOf(options);
  const ending = endAsked();
  const queue = await openPatiently(place, options, terminal, ending);
  if (queue === undefined) return EXIT.done;
  const processes = new UnitProcesses({ workers: String(threadsFor(concurrency)), lang }, texts.crashed);
  try {
    await queue.work(concurrency, async (unit, attempt) => {
      terminal.err(texts.taken(unit.id, attempt));
      const outcome = await processes.perform(unit);
      terminal.err(texts.ended(unit.id, texts.outcomes[outcome.kind]));
      if (once) ending.end();
      return verdictOf(outcome, attempt);
    });
    terminal.err(texts.ready(concurrency));
    while (!ending.isAsked()) {
      await Promise.race([ending.asked, pause(1000)]);
      if (drain && (await isDrained(queue))) break;
    }
    if (ending.isAsked() && !once) terminal.err(texts.stopping);
  } finally {
    await queue.close();
    processes.close();
  }
  return EXIT.done;
}

/** Brakes, rejects and unusable exports are results; a lock, a disk, a database or a crash is tried again. */
function verdictOf(outcome: UnitOutcome, attempt: number): Verdict {
  if (outcome.kind !== 'failed') return { kind: 'settled', outcome };
  const isHopeless = outcome.exitCode === EXIT.bug && attempt >= MOST_CRASHES;
  return { kind: isHopeless ? 'given-up' : 'again', outcome };
}

/** A server that is not there yet is waited for, a minute or so. */
async function openPatiently(
  place: QueuePlace,
  { lang }: WorkerOptions,
  terminal: Terminal,
  ending: Ending,
): Promise<UnitQueue | undefined> {
  const { campaign: texts } = textsIn(lang);
  let last = '';
  const trouble = ({ code }: QueueError): void => {
    if (code !== last) terminal.err(texts.trouble(code));
    last = code;
  };
  for (let wait = 1; !ending.isAsked(); wait *= 2) {
    try {
      return await UnitQueue.open(place, trouble);
    } catch (error) {
      if (!(error instanceof QueueError) || wait > LONGEST_WAIT) throw error;
      terminal.err(texts.retrying(wait));
      await Promise.race([ending.asked, pause(wait * 1000)]);
    }
  }
  return undefined;
}

/** In seconds: 1, 2, 4… 32, and no more. */
const LONGEST_WAIT = 32;

async function isDrained(queue: UnitQueue): Promise<boolean> {
  try {
    return openJobs(await queue.jobs()).length === 0;
  } catch (error) {
    if (error instanceof QueueError) return false;
    throw error;
  }
}

function concurrencyOf({ concurrency, lang }: WorkerOptions): number {
  const count = /^\d{1,2}$/.test(concurrency) ? Number(concurrency) : 0;
  if (count < 1 || count > MOST) {
    throw new UsageError([textsIn(lang).badCount('concurrency', concurrency, `1–${String(MOST)}`)]);
  }
  return count;
}

const MOST = 64;

/** The processors are shared between the units of this machine. */
function threadsFor(concurrency: number): number {
  return Math.min(16, Math.max(1, Math.floor(availableParallelism() / concurrency)));
}

interface Ending {
  readonly asked: Promise<void>;
  readonly isAsked: () => boolean;
  readonly end: () => void;
}

/** The process is asked to end: by its supervisor, from a keyboard, or because it has done what it was to do. */
function endAsked(): Ending {
  let isAsked = false;
  let end = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    end = () => {
      isAsked = true;
      resolve();
    };
  });
  process.on('SIGTERM', end).on('SIGINT', end);
  return { asked, isAsked: () => isAsked, end };
}
