import { dateOf, parsePayMonth } from '../calendar/index.js';
import { parisNow } from '../io/clock.js';
import { sha256 } from '../io/digest.js';
import { publish } from '../io/publish.js';
import { EMPTY_LEDGER } from '../ledger/view.js';
import { runPayroll } from '../pipeline.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { readExportFiles } from './export-files.js';
import { UnusableInputError, UsageError } from './failures.js';
import { overridesOf } from './overrides.js';
import { loadConfig, loadLayout, loadProgram, loadRegulations, loadTableSchemas } from './settings.js';
import { runSummary } from './summary.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface RunOptions {
  readonly month: string;
  readonly input: string;
  readonly output: string;
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly ledger: string | undefined;
  readonly dryRun: boolean;
  readonly explanations: boolean;
  readonly now: string | undefined;
  readonly lang: Lang;
}

/** `trentieme run`: one pay month, from an export folder to payment files. */
export async function run(options: RunOptions, terminal: Terminal): Promise<number> {
  const { lang } = options;
  const texts = textsIn(lang);
  const payMonth = parsePayMonth(options.month);
  const created = createdOf(options.now ?? parisNow());
  const { overrides, faults } = overridesOf(options.set, texts);
  if (payMonth === undefined || created === undefined || faults.length > 0) {
    throw new UsageError([
      ...(payMonth === undefined ? [texts.badMonth(options.month)] : []),
      ...(created === undefined ? [texts.badNow(options.now ?? '')] : []),
      ...faults,
    ]);
  }
  const { regulations, files: regulationFiles } = await loadRegulations(options.regulations, lang);
  const { config, file: configFile } = await loadConfig(options.config, overrides, regulations, lang);
  const { layout, bytes: layoutBytes } = await loadLayout(config.layout, lang);
  if (options.ledger !== undefined) terminal.err(texts.ledgerNotYet);
  const files = await readExportFiles(options.input, terminal, texts);
  const outcome = runPayroll({
    files,
    tableSchemas: await loadTableSchemas(),
    config,
    configFile,
    overrides: options.set,
    regulations,
    regulationFiles,
    layout,
    layoutBytes,
    program: await loadProgram(),
    ledger: EMPTY_LEDGER,
    payMonth,
    remittance: 1,
    dryRun: options.dryRun,
    created,
    explanations: options.explanations,
    lang,
    sha256,
  });
  if (outcome.kind === 'unusable') throw new UnusableInputError(outcome.problems);
  const folder = `${options.output}/${outcome.folder}`;
  const isRemittance = /\/\d\d$/.test(outcome.folder);
  const publication = await publish({
    folder,
    files: outcome.files,
    replace: !isRemittance,
    readBack: outcome.readBack,
  });
  terminal.out(runSummary(outcome, { payMonth, folder, dryRun: options.dryRun, publication }, lang));
  const isClean =
    outcome.issues.every(({ severity }) => severity === 'warn') &&
    outcome.retained.every(({ kind }) => kind === 'barred');
  return isClean ? EXIT.done : EXIT.doneWithRejects;
}

/** `AAAAMMJJHHMMSS` from an instant, its digits as they are written; `undefined` when it is none. */
function createdOf(instant: string): string | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      instant,
    );
  if (match === null) return undefined;
  const [year = '', month = '', day = '', ...time] = match.slice(1);
  if (dateOf(Number(year), Number(month), Number(day)) === undefined) return undefined;
  return [year, month, day, ...time.map((part: string | undefined) => part ?? '00')].join('');
}
