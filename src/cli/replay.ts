import { formatPayMonth, parsePayMonth, type PayMonth } from '../calendar/index.js';
import { csvBytes } from '../emit/csv.js';
import { formatCents, subtractCents, sumCents } from '../money/index.js';
import { replay, type ReplayedRun } from '../operations/replay.js';
import type { Cause } from '../operations/replay-lanes.js';
import type { CausedPart, ChangedLine } from '../operations/replayed-lines.js';
import { problemSentence, type Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { overridesOf } from './overrides.js';
import { loadRunSettings, type SettingOptions } from './run-settings.js';
import { settingsReader } from './settings-reader.js';
import { replaySummaryJson } from './summaries.js';
import type { Terminal } from './terminal.js';
import { eurosIn } from './euros.js';
import { rankOf } from './posting-table.js';
import { textsIn } from './texts.js';

export interface ReplayOptions extends SettingOptions {
  readonly from: string;
  readonly to: string;
  readonly ledger: string;
  readonly format: 'text' | 'csv';
  /** One summary for programs, and no line by line. */
  readonly json: boolean;
}

/** `trentieme replay`: closed months done again from the archive; exit 2 when a line would change. */
export async function replayCommand(options: ReplayOptions, terminal: Terminal): Promise<number> {
  const { lang, ledger, format, json } = options;
  const { from, to } = rangeOf(options);
  const settings = await loadRunSettings(options);
  const request = { settings, reader: settingsReader, ledger, from, to, now: Date.now };
  const runs: ReplayedRun[] = [];
  const began = performance.now();
  const { label, unit } = textsIn(lang).log.doing.replayed;
  for await (const run of replay(request)) {
    runs.push(run);
    if (!json && format === 'text') for (const line of runLines(run, lang)) terminal.out(line);
    const milliseconds = performance.now() - began;
    terminal.journal?.progress({ label, done: runs.length, total: undefined, unit, milliseconds });
  }
  terminal.journal?.progress(undefined);
  const exitCode = runs.some(isDifferent) ? EXIT.doneWithRejects : EXIT.done;
  if (json) terminal.out(replaySummaryJson(exitCode, runs));
  else if (format === 'csv') terminal.out(csvOf(runs).replace(/\n$/, ''));
  else terminal.out(conclusion(runs, lang));
  return exitCode;
}

function rangeOf({ from, to, set, lang }: ReplayOptions): { readonly from: PayMonth; readonly to: PayMonth } {
  const texts = textsIn(lang);
  const [first, last] = [parsePayMonth(from), parsePayMonth(to)];
  const faults = [
    ...(first === undefined ? [texts.badMonth(from, 'from')] : []),
    ...(last === undefined ? [texts.badMonth(to, 'to')] : []),
    ...(first !== undefined && last !== undefined && first > last ? [texts.replay.badRange(from, to)] : []),
    ...overridesOf(set, texts).faults,
  ];
  if (first === undefined || last === undefined || faults.length > 0) throw new UsageError(faults);
  return { from: first, to: last };
}

function isDifferent({ changed, problems }: ReplayedRun): boolean {
  return changed.length > 0 || problems.length > 0;
}

function runLines(run: ReplayedRun, lang: Lang): string[] {
  const { replay: texts } = textsIn(lang);
  const month = formatPayMonth(run.payMonth);
  if (run.problems.length > 0) {
    return [texts.unusable(month), ...run.problems.map((problem) => `  - ${problemSentence(problem, lang)}`)];
  }
  return [
    texts.run(month, remittanceOf(run, lang), run.lines, run.changed.length),
    ...run.changed.map((line) => changeLine(line, lang)),
  ];
}

function remittanceOf({ remittance }: ReplayedRun, lang: Lang): string {
  const { replay: texts } = textsIn(lang);
  return remittance === undefined ? texts.noMovement : texts.remittance(rankOf(remittance));
}

function changeLine({ key, what, posted, recomputed, parts }: ChangedLine<Cause>, lang: Lang): string {
  const { replay: texts } = textsIn(lang);
  const euros = eurosIn(lang);
  return texts.line(
    key.award,
    key.payee,
    formatPayMonth(key.instalmentMonth),
    what,
    posted === recomputed
      ? `${euros(posted)} (${texts.sameAmount})`
      : texts.change(euros(posted), euros(recomputed)),
    parts.map((part) => shownPart(part, lang)).join(', '),
  );
}

function shownPart({ cause, amount }: CausedPart<Cause>, lang: Lang): string {
  const sign = amount > 0n ? '+' : '';
  return `${textsIn(lang).replay.causes[cause]}${amount === 0n ? '' : ` ${sign}${eurosIn(lang)(amount)}`}`;
}

function conclusion(runs: readonly ReplayedRun[], lang: Lang): string {
  const { replay: texts } = textsIn(lang);
  if (runs.length === 0) return texts.none;
  if (!runs.some(isDifferent)) return texts.same(runs.length);
  const changed = runs.flatMap((run) => run.changed);
  const moved = changed.filter(({ what }) => what === 'mouvement');
  const amount = sumCents(moved.map(({ posted, recomputed }) => subtractCents(recomputed, posted)));
  return texts.differs(runs.length, changed.length, eurosIn(lang)(amount));
}

const COLUMNS = [
  'mois_paie',
  'remise',
  'numen',
  'id_mission',
  'mois_origine',
  'ligne',
  'engage',
  'recalcule',
  'programme',
  'textes',
  'reglages',
];

function csvOf(runs: readonly ReplayedRun[]): string {
  const rows = runs.flatMap((run) =>
    run.changed.map(({ key, what, posted, recomputed, parts }) => [
      formatPayMonth(run.payMonth),
      run.remittance === undefined ? '' : rankOf(run.remittance),
      key.payee,
      key.award,
      formatPayMonth(key.instalmentMonth),
      what,
      formatCents(posted),
      formatCents(recomputed),
      ...(['program', 'law', 'settings'] as const).map((cause) => shownAmount(parts, cause)),
    ]),
  );
  return new TextDecoder().decode(csvBytes(COLUMNS, rows, 'spreadsheet'));
}

/** Blank where the cause has no part in the difference. */
function shownAmount(parts: readonly CausedPart<Cause>[], cause: Cause): string {
  const part = parts.find((each) => each.cause === cause);
  return part === undefined ? '' : formatCents(part.amount);
}
