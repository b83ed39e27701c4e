import { compileSchema } from '../contracts/json-schema.js';
import { parisAt } from '../io/clock.js';
import { readPackageJson } from '../io/package-files.js';
import type { RunNote, ScheduleStatus } from '../operations/schedule-status.js';
import { readStatus } from '../operations/status-file.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UnusableFileError, UsageError } from './failures.js';
import { overridesOf } from './overrides.js';
import { statusPath } from './schedule-place.js';
import { loadConfig, loadRegulations } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface StatusOptions {
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly status: string | undefined;
  readonly json: boolean;
  readonly lang: Lang;
}

/**
 * `trentieme status`: what the scheduler did last, what comes next, what went wrong.
 *
 * @param now milliseconds since 1970
 * @returns the exit code of the last run (0, 2, 3, 64…); 74 when the scheduler gives no sign of life
 * @throws UnusableFileError when there is no status (65)
 */
export async function status(options: StatusOptions, terminal: Terminal, now = Date.now()): Promise<number> {
  const { lang, json } = options;
  const texts = textsIn(lang).schedule.status;
  const path = options.status ?? (await configuredPath(options));
  if (path === undefined) throw new UsageError([texts.noPlace]);
  const check = compileSchema(await readPackageJson('schemas/status.schema.json'));
  const reading = await readStatus(path, check);
  if (reading.kind !== 'read') {
    throw new UnusableFileError([reading.kind === 'absent' ? texts.none(path) : texts.damaged(path)]);
  }
  const life = lifeOf(reading.status, now);
  terminal.out(json ? JSON.stringify(reading.status, undefined, 2) : shown(reading.status, life, lang));
  return life === 'dead' || life === 'stopped'
    ? EXIT.disk
    : (reading.status.runs.at(-1)?.exitCode ?? EXIT.done);
}

async function configuredPath({
  config: path,
  set,
  regulations: folder,
  lang,
}: StatusOptions): Promise<string | undefined> {
  const { overrides, faults } = overridesOf(set, textsIn(lang));
  if (faults.length > 0) throw new UsageError(faults);
  const { regulations } = await loadRegulations(folder, lang);
  const { config } = await loadConfig(path, overrides, regulations, lang);
  return statusPath(config.schedule);
}

type Life = 'alive' | 'running' | 'stopped' | 'once' | 'dead';

/** Between two signs of life there is a minute; a run may leave no room for them. */
const [MINUTES, A_RUN, A_DAY] = [5 * 60_000, 60 * 60_000, 26 * 60 * 60_000];

function lifeOf({ mode, stopped, running, heartbeat }: ScheduleStatus, now: number): Life {
  const silence = now - Date.parse(heartbeat);
  if (mode === 'once' && stopped !== null) return silence > A_DAY ? 'dead' : 'once';
  if (stopped !== null) return 'stopped';
  if (running !== null) return silence > A_RUN ? 'dead' : 'running';
  return silence > MINUTES ? 'dead' : 'alive';
}

function shown(status: ScheduleStatus, life: Life, lang: Lang): string {
  const { schedule } = textsIn(lang);
  const { status: texts, kinds } = schedule;
  const { program, pid, next, lastError, runs } = status;
  const errorLines =
    lastError === null ? [] : [`${clock(lastError.at)} — ${lastError.code}`, ...lastError.sentences];
  const sections: (readonly [string, readonly string[]])[] = [
    [texts.state, [lifeLine(status, life, lang)]],
    [
      texts.next,
      [
        next === null
          ? texts.noNext
          : texts.nextRun(kinds[next.kind], next.payMonth, next.at.replace('T', ' ')),
      ],
    ],
    [texts.lastError, lastError === null ? [texts.noError] : errorLines],
    [
      texts.runs,
      runs.length === 0
        ? [texts.noRuns]
        : runs
            .toReversed()
            .slice(0, SHOWN)
            .map((run) => noteLine(run, lang)),
    ],
  ];
  const width = Math.max(...sections.map(([label]) => label.length));
  return [
    texts.title(`${program.name} ${program.version}`, pid),
    ...sections.flatMap(([label, lines]) =>
      lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(width)}  ${line}`),
    ),
  ].join('\n');
}

/** Runs that are printed; the file holds some more. */
const SHOWN = 10;

function lifeLine({ running, heartbeat, stopped }: ScheduleStatus, life: Life, lang: Lang): string {
  const { status: texts, kinds } = textsIn(lang).schedule;
  switch (life) {
    case 'running':
      return running === null
        ? texts.alive(clock(heartbeat))
        : texts.running(kinds[running.kind], running.payMonth, clock(running.started));
    case 'alive':
    case 'dead':
      return texts[life](clock(heartbeat));
    case 'stopped':
    case 'once':
      return texts[life](clock(stopped ?? heartbeat));
  }
}

function noteLine(note: RunNote, lang: Lang): string {
  const { status: texts, kinds, outcomes } = textsIn(lang).schedule;
  const { kind, payMonth, started, outcome, code, folder, counts, late, tries, skippedTicks } = note;
  const details = [
    ...(code === null ? [] : [code]),
    ...(counts === null ? [] : [texts.counts(counts.movements, counts.rejects, counts.held)]),
    ...(late ? [texts.late] : []),
    ...(tries > 1 ? [texts.tries(tries)] : []),
    ...(skippedTicks > 0 ? [texts.skipped(skippedTicks)] : []),
    ...(folder === null ? [] : [folder]),
  ];
  return [`${clock(started)} — ${texts.run(kinds[kind], payMonth, outcomes[outcome])}`, ...details].join(
    ', ',
  );
}

/** The wall clock of Paris at an instant of the status, to the minute. */
function clock(instant: string): string {
  return parisAt(Date.parse(instant)).slice(0, 16).replace('T', ' ');
}
