import { availableParallelism } from 'node:os';
import { formatPayMonth } from '../calendar/index.js';
import { whoRuns } from '../io/who.js';
import { draft } from '../operations/draft.js';
import { pay } from '../operations/pay.js';
import type { Notice, PayRequest, PayResult, PayStep } from '../operations/pay-request.js';
import type { Lang } from '../report/messages/index.js';
import type { Override } from '../model/index.js';
import { brakeLines } from './brakes.js';
import { EXIT } from './exit-codes.js';
import { readExportFiles } from './export-files.js';
import { UnusableInputError, UsageError } from './failures.js';
import { monthAndInstant } from './instants.js';
import { withoutPassword } from './ledger-address.js';
import { overridesOf } from './overrides.js';
import { loadRunSettings } from './run-settings.js';
import { loadStsFiles } from './sts-files.js';
import { runSummary } from './summary.js';
import { settingsReader } from './settings-reader.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface RunOptions {
  readonly month: string;
  readonly input: string;
  readonly output: string;
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly ledger: string;
  readonly dryRun: boolean;
  /** Brakes let go on the command line. */
  readonly accepted: readonly Override[];
  readonly explanations: boolean;
  /** How many threads; as many as the machine has when it is not said. */
  readonly workers: string | undefined;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme run`: one pay month, from an export folder to payment files, settled against the ledger. */
export async function run(
  options: RunOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
): Promise<number> {
  const { lang, dryRun } = options;
  const { payMonth, created } = monthAndInstant(options, overridesOf(options.set, textsIn(lang)).faults);
  const workers = workersOf(options);
  const settings = await loadRunSettings(options);
  const { files, exportedAt } = await readExportFiles(options.input, settings.profile, terminal, lang);
  const { sts, lines } = await loadStsFiles(files, settings.config.encoding, lang);
  for (const line of lines) terminal.err(line);
  const request: PayRequest = {
    settings,
    files,
    sts,
    readProfile: settingsReader.profile,
    exportedAt,
    payMonth,
    created,
    accepted: options.accepted,
    explanations: options.explanations,
    workers,
    lang,
    output: options.output,
    ledger: options.ledger,
    holder: whoRuns(),
    now: Date.now,
  };
  const tell = (notice: Notice): void => {
    terminal.err(noticeLine(notice, options));
  };
  const result = await (dryRun ? draft : pay)(request, { tell, step });
  return report(result, options, payMonth, terminal);
}

/** Beyond these a run waits for its ledger, not for its parts. */
const MOST_WORKERS = 16;

function workersOf({ workers, lang }: RunOptions): number {
  if (workers === undefined) return Math.min(availableParallelism(), MOST_WORKERS);
  const count = /^\d{1,2}$/.test(workers) ? Number(workers) : 0;
  if (count < 1 || count > MOST_WORKERS) {
    throw new UsageError([textsIn(lang).badCount('workers', workers, `1–${String(MOST_WORKERS)}`)]);
  }
  return count;
}

function report(
  result: PayResult,
  { lang, dryRun }: RunOptions,
  payMonth: PayRequest['payMonth'],
  terminal: Terminal,
): number {
  const { brakes: texts } = textsIn(lang).ledger;
  switch (result.kind) {
    case 'unusable':
      throw new UnusableInputError(result.problems);
    case 'braked':
      for (const line of brakeLines(texts.stopped, result.brakes, result.recoveries, lang))
        terminal.err(line);
      return EXIT.braked;
    case 'done': {
      const { run: completed, folder, publication } = result;
      terminal.out(runSummary(completed, { payMonth, folder, dryRun, publication }, lang));
      if (completed.brakes.length > 0) {
        for (const line of brakeLines(texts.wouldStop, completed.brakes, result.recoveries, lang)) {
          terminal.err(line);
        }
        return EXIT.braked;
      }
      const isClean =
        completed.issues.every(({ severity }) => severity === 'warn') &&
        completed.retained.every(({ kind }) => kind === 'barred');
      return isClean ? EXIT.done : EXIT.doneWithRejects;
    }
  }
}

function noticeLine(notice: Notice, { ledger, lang }: RunOptions): string {
  const { notices } = textsIn(lang).ledger;
  switch (notice.kind) {
    case 'ledger-created':
    case 'ledger-empty':
    case 'no-ledger':
      return notices[notice.kind](withoutPassword(ledger));
    case 'reissued':
      return notices.reissued(notice.folder);
    case 'same-export':
      return notices['same-export'](formatPayMonth(notice.month));
  }
}
