import { formatIsoDate, formatPayMonth } from '../calendar/index.js';
import type { Config } from '../config/config.js';
import { compileSchema } from '../contracts/json-schema.js';
import { parisAt } from '../io/clock.js';
import { isAlive } from '../io/drafts.js';
import { FolderError } from '../io/errors.js';
import { readPackageJson } from '../io/package-files.js';
import { whoRuns } from '../io/who.js';
import { LedgerError } from '../ledger/index.js';
import { lastPaidMonth, reissueUnpublished } from '../operations/paid-months.js';
import type { PayStep } from '../operations/pay-request.js';
import { startedStatus } from '../operations/schedule-notes.js';
import type { ScheduleStatus } from '../operations/schedule-status.js';
import { Scheduler } from '../operations/scheduler.js';
import type { ScheduleEvent, SchedulerWorld } from '../operations/scheduler-world.js';
import { readStatus, writeStatus } from '../operations/status-file.js';
import { everyMinute } from './every-minute.js';
import { EXIT } from './exit-codes.js';
import { failureOf } from './failures.js';
import { tellingEvents } from './hearers.js';
import { withoutPassword } from './ledger-address.js';
import { loadRunSettings, type SettingOptions } from './run-settings.js';
import { schedulePlace } from './schedule-place.js';
import { failureDigest, scheduledRun, type ScheduledRuns } from './scheduled-run.js';
import { serveHealth } from './schedule-health.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { failureIn } from './told-failure.js';

export interface ScheduleOptions extends SettingOptions {
  /** Does what is due, and ends. */
  readonly once: boolean;
}

/**
 * `trentieme schedule`: drafts by night, pay runs on the cut-offs of the calendar, until it is told to stop. What is
 * under way then goes to its end.
 *
 * @param events hears each run that begins and ends; those of the configuration without it
 * @param ending resolves when the process is asked to end
 */
export async function schedule(
  options: ScheduleOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
  events?: (event: ScheduleEvent) => Promise<void> | void,
  asked: Promise<void> = endAsked(),
): Promise<number> {
  const { lang, once } = options;
  const texts = textsIn(lang).schedule;
  const { config, program } = await loadRunSettings(options);
  const place = await schedulePlace(config, lang);
  const left = await statusLeft(place.status, terminal, lang);
  if (left !== undefined && isAnother(left)) {
    terminal.err(texts.alreadyRuns(left.pid, place.status));
    return EXIT.locked;
  }
  const runs: ScheduledRuns = {
    ...options,
    place,
    workers: config.schedule.workers,
    program,
    academie: config.academie,
    now: Date.now,
  };
  await reissueLeft(runs, terminal);
  const status = startedStatus(
    left,
    { program, pid: process.pid, mode: once ? 'once' : 'foreground' },
    Date.now(),
  );
  const hearers = { notify: config.notify, output: place.output, lang };
  const heard = events ?? tellingEvents(hearers, terminal);
  const scheduler = new Scheduler(worldOf(config, runs, terminal, step, heard), status);
  const { health } = config.schedule;
  const server =
    health === undefined || once ? undefined : await serveHealth(health, scheduler, Date.now, lang);
  terminal.err(texts.begun(place.status));
  const known = new Set(status.runs);
  let isOver = false;
  try {
    const stopped = asked.then(() => {
      // Asked of a process that goes on with something else.
      if (isOver) return;
      terminal.err(texts.stopping);
      return scheduler.stop();
    });
    const failed = (error: unknown): void => {
      for (const line of failureOf(error, lang).lines) terminal.err(line, 'error');
    };
    if (once) {
      await scheduler.tick();
      await scheduler.stop();
    } else {
      const stopClock = everyMinute(() => scheduler.tick(), failed);
      await scheduler.tick().catch(failed);
      await stopped;
      await stopClock();
    }
  } finally {
    isOver = true;
    await server?.close();
  }
  terminal.err(texts.stopped);
  return once ? codeOf(scheduler.status.runs.filter((run) => !known.has(run))) : EXIT.done;
}

/** Of several runs, the one that most needs a person: a failure, then a brake, then rejects. */
function codeOf(runs: ScheduleStatus['runs']): number {
  return Math.max(EXIT.done, ...runs.map(({ exitCode }) => exitCode));
}

function worldOf(
  { calendar, schedule: { nightly, cutOffTime } }: Config,
  runs: ScheduledRuns,
  terminal: Terminal,
  step: (step: PayStep) => void,
  events: (event: ScheduleEvent) => Promise<void> | void,
): SchedulerWorld {
  const { place, lang, now } = runs;
  const texts = textsIn(lang).schedule;
  return {
    plan: { calendar, nightly, cutOffTime },
    now,
    wall: parisAt,
    lastPaid: () => lastPaidMonth({ ledger: place.ledger, now }),
    run: (task) => scheduledRun(task, runs, terminal, step),
    failure: (failure, payMonth, exitCode) => {
      for (const sentence of failure.sentences) terminal.err(sentence, 'error');
      return failureDigest('notice', failure, payMonth, exitCode, runs);
    },
    sentences: {
      missed: ({ payMonths, why }) => [texts.missed[why](payMonths.map(formatPayMonth).join(', '))],
      noMonth: (night) => [texts.noMonth(formatIsoDate(night))],
      ledger: (error) => {
        const { code, failure } = failureIn(error, lang);
        return { ...failure, exitCode: code };
      },
    },
    save: savingTo(place.status, terminal, lang),
    events: (event) => {
      if (event.kind === 'started')
        terminal.err(
          `${parisAt(now()).replace('T', ' ')} ${texts.started(texts.kinds[event.task], event.payMonth)}`,
        );
      return events(event);
    },
  };
}

/** One writing after the other; between two, only the latest counts. A disk that refuses is said once. */
function savingTo(
  path: string,
  terminal: Terminal,
  lang: ScheduleOptions['lang'],
): (status: ScheduleStatus) => Promise<void> {
  let latest: ScheduleStatus | undefined;
  let refused = '';
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    const status = latest;
    latest = undefined;
    if (status === undefined) return;
    try {
      await writeStatus(path, status);
      refused = '';
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      if (refused !== error.systemCode) {
        terminal.err(textsIn(lang).schedule.statusNotWritten(path, error.systemCode));
      }
      refused = error.systemCode;
    }
  };
  return (status) => {
    latest = status;
    writing = writing.then(write);
    return writing;
  };
}

async function statusLeft(
  path: string,
  terminal: Terminal,
  lang: ScheduleOptions['lang'],
): Promise<ScheduleStatus | undefined> {
  const check = compileSchema(await readPackageJson('schemas/status.schema.json'));
  const reading = await readStatus(path, check);
  if (reading.kind === 'damaged') terminal.err(textsIn(lang).schedule.damagedStatus(path));
  return reading.kind === 'read' ? reading.status : undefined;
}

/** A number is used again: a sign of life that is minutes old is no proof of another scheduler. */
function isAnother({ pid, stopped, heartbeat }: ScheduleStatus): boolean {
  const age = Date.now() - Date.parse(heartbeat);
  return stopped === null && pid !== process.pid && Math.abs(age) < 3 * 60_000 && isAlive(pid);
}

/** The last process may have died between a posting and its folder. A ledger out of reach is said again later. */
async function reissueLeft({ place, lang, now }: ScheduledRuns, terminal: Terminal): Promise<void> {
  try {
    const access = { ledger: place.ledger, holder: whoRuns(), now };
    for (const folder of await reissueUnpublished(access, place.output)) {
      terminal.err(textsIn(lang).ledger.notices.reissued(folder));
    }
  } catch (error) {
    if (!(error instanceof LedgerError) && !(error instanceof FolderError)) throw error;
    for (const line of failureOf(error, lang).lines) terminal.err(withoutPassword(line), 'error');
  }
}

/** The process is asked to end: by its supervisor, or from a keyboard. */
function endAsked(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve();
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
  });
}
