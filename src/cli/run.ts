import { availableParallelism } from 'node:os';
import { formatPayMonth } from '../calendar/index.js';
import { whoRuns } from '../io/who.js';
import { digestOfResult } from '../operations/digest-of-run.js';
import { draft } from '../operations/draft.js';
import { pay } from '../operations/pay.js';
import type { Notice, PayRequest, PayResult, PayStep } from '../operations/pay-request.js';
import type { Override } from '../model/index.js';
import { preparedLines } from './approve-lines.js';
import { operatorOf } from './approve-operator.js';
import { signatureText } from './approve-signature.js';
import { brakeLines } from './brakes.js';
import { EXIT } from './exit-codes.js';
import { UnusableInputError, UsageError } from './failures.js';
import { monthAndInstant } from './instants.js';
import { withoutPassword } from './ledger-address.js';
import { overridesOf } from './overrides.js';
import { performToEnd, type AskedRun, type Performed } from './run-end.js';
import { RunFollow } from './run-follow.js';
import { loadRunSettings } from './run-settings.js';
import { loadSigner } from './signer.js';
import { loadStsFiles } from './sts-files.js';
import { runSummary } from './summary.js';
import { settingsReader } from './settings-reader.js';
import { archiveTaken, refusedInstead, takeExport } from './taken-export.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface RunOptions extends AskedRun {
  readonly input: string;
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly ledger: string;
  /** Brakes let go on the command line. */
  readonly accepted: readonly Override[];
  readonly explanations: boolean;
  /** Path of the key that signs the manifest, over that of the configuration. */
  readonly signKey?: string | undefined;
  /** How many threads; as many as the machine has when it is not said. */
  readonly workers: string | undefined;
  readonly now: string | undefined;
  /** Who prepares, where another person releases; the account without it. */
  readonly operator?: string | undefined;
  /** Whether an input folder with nothing in it is a drop folder where no export came yet. */
  readonly emptyIsDrop?: boolean;
}

/** `trentieme run`: one pay month, from an export folder to payment files, settled against the ledger. */
export async function run(
  options: RunOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
): Promise<number> {
  const follow = new RunFollow(terminal.journal, options.lang);
  return performToEnd('run', options, follow, terminal, async (people) => {
    const { payMonth, result } = await performRun(options, people, step, follow);
    const exitCode = reportRun(result, options, payMonth, people);
    return performed(payMonth, exitCode, result, options.lang);
  });
}

/** What is told of a run that came to a result. */
export function performed(
  payMonth: PayRequest['payMonth'],
  exitCode: number,
  result: PayResult,
  lang: RunOptions['lang'],
): Performed {
  const rows = result.kind === 'done' ? result.run.rowCounts : new Map<string, number>();
  return { payMonth, exitCode, rows, digest: (facts) => digestOfResult(result, facts, lang) };
}

/**
 * The same, its result not told yet: what asks for it tells it in its own way.
 *
 * @param follow hears what it goes through
 */
export async function performRun(
  options: RunOptions,
  terminal: Terminal,
  step: (step: PayStep) => void,
  follow: RunFollow,
): Promise<{ readonly payMonth: PayRequest['payMonth']; readonly result: PayResult }> {
  const { lang, dryRun } = options;
  const { payMonth, created } = monthAndInstant(options, overridesOf(options.set, textsIn(lang)).faults);
  const workers = workersOf(options);
  follow.begin(formatPayMonth(payMonth), dryRun ? 'draft' : 'run');
  const settings = await loadRunSettings(options);
  const sign = await loadSigner(options.signKey ?? settings.config.signing?.keyFile, lang);
  const taken = await takeExport(options.input, settings.profile, terminal, lang, options.emptyIsDrop);
  const { files, exportedAt } = taken;
  const { sts, lines } = await loadStsFiles(files, settings.config.encoding, lang).catch(
    async (error: unknown) => {
      throw await refusedInstead(taken.dropped, error, lang);
    },
  );
  for (const line of lines) terminal.err(line);
  const { academie, notify } = settings.config;
  follow.loaded({ program: settings.program, academie }, notify);
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
    sign,
    workers,
    lang,
    output: options.output,
    ledger: options.ledger,
    holder: whoRuns(),
    operator: operatorOf(options.operator, lang),
    now: Date.now,
  };
  const tell = (notice: Notice): void => {
    terminal.err(noticeLine(notice, options));
  };
  const passed = (each: PayStep): void => {
    follow.step(each);
    step(each);
  };
  const watch = { tell, step: passed, progress: follow.progress };
  const result = await (dryRun ? draft : pay)(request, watch);
  if (result.kind === 'unusable') {
    throw await refusedInstead(taken.dropped, new UnusableInputError(result.problems), lang);
  }
  if (result.kind === 'done') {
    // What waits for another person may have to be prepared again, from the same export.
    const isPosted = !dryRun && result.prepared === undefined;
    await archiveTaken(taken, isPosted, request, terminal, lang);
  }
  return { payMonth, result };
}

/** Beyond these a run waits for its ledger, not for its parts. */
const MOST_WORKERS = 16;

export function workersOf({ workers, lang }: Pick<RunOptions, 'workers' | 'lang'>): number {
  if (workers === undefined) return Math.min(availableParallelism(), MOST_WORKERS);
  const count = /^\d{1,2}$/.test(workers) ? Number(workers) : 0;
  if (count < 1 || count > MOST_WORKERS) {
    throw new UsageError([textsIn(lang).badCount('workers', workers, `1–${String(MOST_WORKERS)}`)]);
  }
  return count;
}

/** Prints what became of a run, and gives its exit code. */
export function reportRun(
  result: PayResult,
  { output, ledger, lang, dryRun }: Pick<RunOptions, 'output' | 'ledger' | 'lang' | 'dryRun'>,
  payMonth: PayRequest['payMonth'],
  terminal: Terminal,
): number {
  const { brakes: texts } = textsIn(lang).ledger;
  switch (result.kind) {
    case 'unusable':
      throw new UnusableInputError(result.problems);
    case 'braked':
      for (const line of brakeLines(texts.stopped, result.brakes, result.recoveries, lang))
        terminal.err(line, 'error');
      return EXIT.braked;
    case 'done': {
      const { run: completed, folder, publication, prepared } = result;
      const toApprove = prepared !== undefined;
      terminal.out(runSummary(completed, { payMonth, folder, dryRun, publication, toApprove }, lang));
      if (prepared !== undefined) {
        const lines = preparedLines(prepared, payMonth, completed.remittance, { output, ledger, lang });
        for (const line of lines) terminal.out(line);
      }
      if (completed.brakes.length > 0) {
        for (const line of brakeLines(texts.wouldStop, completed.brakes, result.recoveries, lang)) {
          terminal.err(line, 'error');
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

/** What the operator is told meanwhile. */
export function noticeLine(notice: Notice, { ledger, lang }: Pick<RunOptions, 'ledger' | 'lang'>): string {
  const { approve } = textsIn(lang);
  const { notices } = textsIn(lang).ledger;
  switch (notice.kind) {
    case 'ledger-created':
    case 'ledger-empty':
    case 'no-ledger':
      return notices[notice.kind](withoutPassword(ledger));
    case 'sealed':
      return textsIn(lang).seal.copied(notice.folder);
    case 'reissued':
      return notices.reissued(notice.folder);
    case 'same-export':
      return notices['same-export'](formatPayMonth(notice.month));
    case 'preparation-replaced':
      return approve.notices.replaced(signatureText(notice, lang));
    case 'preparation-left':
      return approve.notices.left(notice.folder);
  }
}
