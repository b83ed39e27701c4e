import { parseIsoDate } from '../calendar/index.js';
import type { Config } from '../config/config.js';
import { parisAt } from '../io/clock.js';
import { pathHealth } from '../io/disk-health.js';
import type { Lang } from '../report/messages/index.js';
import { DOCTOR_AREAS, orLines, type DoctorArea, type DoctorLine, type DoctorState } from './doctor-line.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { overridesOf } from './overrides.js';
import { schedulePlace } from './schedule-place.js';
import {
  loadConfig,
  loadProgram,
  loadRegulations,
  type LoadedConfig,
  type LoadedRegulations,
} from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface DoctorOptions {
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly ledger: string | undefined;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly json: boolean;
  readonly lang: Lang;
}

/**
 * `trentieme doctor`: everything that a run needs, looked at before one; each line says how it is and what to do.
 *
 * @param now milliseconds since 1970
 * @param node version of Node
 * @returns 0 when all is well, 2 when something is to be looked at, 64 when the settings cannot be used, 74 when what is
 *   around them cannot (program, clock, disk, export, ledger)
 */
export async function doctor(
  options: DoctorOptions,
  terminal: Terminal,
  now = Date.now(),
  node = process.versions.node,
): Promise<number> {
  const { lang, json } = options;
  const clock = parisAt(now);
  const lines = [nodeLine(node, lang), ...clockLines(clock, lang), ...(await settingsLines(options, clock))];
  lines.sort((a, b) => DOCTOR_AREAS.indexOf(a.area) - DOCTOR_AREAS.indexOf(b.area));
  const state = worstOf(lines);
  if (json) {
    terminal.out(JSON.stringify({ program: await loadProgram(), at: clock, state, lines }, undefined, 2));
  } else {
    const { states, areas, verdicts } = textsIn(lang).doctor;
    const widths = [states, areas].map((words) =>
      Math.max(...Object.values(words).map((word) => word.length)),
    );
    for (const { area, state: own, said } of lines) {
      terminal.out(`${states[own].padEnd(widths[0] ?? 0)}  ${areas[area].padEnd(widths[1] ?? 0)}  ${said}`);
    }
    terminal.out(verdicts[state]);
  }
  return exitCodeOf(lines);
}

function nodeLine(version: string, lang: Lang): DoctorLine {
  const { node } = textsIn(lang).doctor;
  const major = Number(version.split('.')[0]);
  return major >= NODE
    ? { area: 'program', state: 'ok', said: node.good(version) }
    : { area: 'program', state: 'error', said: node.old(version, NODE) };
}

/** The ledger and the archive need what this Node brings. */
const NODE = 24;

function clockLines(clock: string, lang: Lang): DoctorLine[] {
  const { clock: texts } = textsIn(lang).doctor;
  const year = Number(clock.slice(0, 4));
  // Winter and summer of a year that is over: known for good.
  const hasZone =
    parisAt(Date.UTC(2025, 0, 15, 12)) === '2025-01-15T13:00:00' &&
    parisAt(Date.UTC(2025, 6, 15, 12)) === '2025-07-15T14:00:00';
  if (!hasZone) return [{ area: 'clock', state: 'error', said: texts.noZone }];
  const isSane = year >= 2025 && year < 2100;
  return [
    isSane
      ? { area: 'clock', state: 'ok', said: texts.good(clock.replace('T', ' ')) }
      : { area: 'clock', state: 'error', said: texts.wrong(clock.replace('T', ' ')) },
  ];
}

async function settingsLines(options: DoctorOptions, clock: string): Promise<DoctorLine[]> {
  const { lang, config: path } = options;
  const loaded = await orLines('settings', () => settingsOf(options));
  if ('lines' in loaded) {
    // The places given on the command line need no settings, but for the encoding of the export.
    return [...loaded.lines, ...(await placeLines(options, undefined, clock))];
  }
  const { law, file } = loaded.value;
  const { config } = file;
  const today = parseIsoDate(clock.slice(0, 10));
  if (today === undefined) throw new Error('a clock without a day');
  const { lawLines, namedFileLines, notifyLines } = await import('./doctor-settings.js');
  return [
    await configLine(path ?? file.file.name, lang),
    ...lawLines(config, law.regulations, today, lang),
    ...(await namedFileLines(config, path, lang)),
    ...(await notifyLines(config, lang)),
    ...(await placeLines(options, config, clock)),
  ];
}

async function settingsOf({
  config: path,
  set,
  regulations: folder,
  lang,
}: DoctorOptions): Promise<{ readonly law: LoadedRegulations; readonly file: LoadedConfig }> {
  const { overrides, faults } = overridesOf(set, textsIn(lang));
  if (faults.length > 0) throw new UsageError(faults);
  const law = await loadRegulations(folder, lang);
  return { law, file: await loadConfig(path, overrides, law.regulations, lang) };
}

/** Whoever may write there decides what is paid. */
async function configLine(path: string, lang: Lang): Promise<DoctorLine> {
  const { settings: texts } = textsIn(lang).doctor;
  const { mode = 0 } = await pathHealth(path);
  return (mode & 0o022) === 0
    ? { area: 'settings', state: 'ok', said: texts.sound(path) }
    : { area: 'settings', state: 'look', said: texts.exposed(path) };
}

async function placeLines(
  { config: path, ledger, input, output, lang }: DoctorOptions,
  config: Config | undefined,
  clock: string,
): Promise<DoctorLine[]> {
  const { notGiven, schedule: texts } = textsIn(lang).doctor;
  const isScheduled =
    config !== undefined && Object.values(scheduleNames(config)).some((name) => name !== undefined);
  const place = isScheduled ? await orLines('schedule', () => schedulePlace(config, lang)) : undefined;
  const scheduled = place !== undefined && 'value' in place ? place.value : undefined;
  const lines: DoctorLine[] =
    place !== undefined && 'lines' in place
      ? [...place.lines]
      : [
          isScheduled
            ? { area: 'schedule', state: 'ok', said: texts.sound(scheduled?.status ?? '') }
            : { area: 'schedule', state: 'skipped', said: texts.none },
        ];
  if (scheduled?.campaign !== undefined && (await pathHealth(scheduled.campaign)).kind !== 'file') {
    lines.push({ area: 'schedule', state: 'error', said: texts.noPlan(scheduled.campaign) });
  }
  const { inputLines, ledgerLines, outputLines } = await import('./doctor-places.js');
  const { inputFiles } = await import('./doctor-settings.js');
  const places = {
    input: input ?? scheduled?.input ?? config?.schedule.input,
    ledger: ledger ?? scheduled?.ledger,
    output: output ?? scheduled?.output ?? config?.schedule.output,
  };
  const skipped = (area: DoctorArea): DoctorLine[] => [{ area, state: 'skipped', said: notGiven(area) }];
  return [
    ...lines,
    ...(places.input === undefined
      ? skipped('input')
      : await inputLines(
          places.input,
          config?.encoding ?? 'UTF-8',
          await inputFiles(config, path, lang),
          lang,
        )),
    ...(places.ledger === undefined
      ? skipped('ledger')
      : await ledgerLines(places.ledger, clock.replaceAll(/\D/g, ''), lang)),
    ...(places.output === undefined ? skipped('output') : await outputLines(places.output, lang)),
  ];
}

function scheduleNames({ schedule: { input, output, ledger, health, status } }: Config) {
  return { input, output, ledger, health, status };
}

function worstOf(lines: readonly DoctorLine[]): Exclude<DoctorState, 'skipped'> {
  if (lines.some(({ state }) => state === 'error')) return 'error';
  return lines.some(({ state }) => state === 'look') ? 'look' : 'ok';
}

function exitCodeOf(lines: readonly DoctorLine[]): number {
  const worst = worstOf(lines);
  if (worst !== 'error') return worst === 'look' ? EXIT.doneWithRejects : EXIT.done;
  const isSetting = lines.some(({ state, area }) => state === 'error' && !AROUND.has(area));
  return isSetting ? EXIT.usage : EXIT.disk;
}

const AROUND: ReadonlySet<DoctorArea> = new Set(['program', 'clock', 'input', 'ledger', 'output']);
