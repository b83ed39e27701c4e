import { parsePayMonth, type PayMonth } from '../calendar/index.js';
import { parisAt } from '../io/clock.js';
import { FolderError } from '../io/errors.js';
import type { RunDigest } from '../notify/run-digest.js';
import { digestOfFailure, type RunFacts } from '../operations/digest-of-run.js';
import type { Lang } from '../report/messages/index.js';
import { tellHearers } from './hearers.js';
import type { RunEnd, RunFollow } from './run-follow.js';
import { runSummaryJson } from './summaries.js';
import type { RunCommand } from './summary-json.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { failureIn } from './told-failure.js';
import { writeMetrics } from './write-metrics.js';

/** What is asked about the end of a run. */
export interface EndOptions {
  /** A file of metrics. */
  readonly metrics?: string | undefined;
  /** One summary for programs, on the standard output. */
  readonly json?: boolean;
  readonly lang: Lang;
}

/** A command line that pays, as far as it can be told before it is understood. */
export interface AskedRun extends EndOptions {
  readonly month: string;
  readonly dryRun: boolean;
  readonly output: string;
}

/** What such a command came to. */
export interface Performed extends Pick<RunEnd, 'rows'> {
  readonly payMonth: PayMonth;
  readonly exitCode: number;
  readonly digest: (facts: RunFacts) => Promise<RunDigest>;
}

/**
 * Does what a command asks for, and tells programs and whoever is to hear of it how it ended: as it does for what was
 * done, so for what was thrown, which is thrown again.
 *
 * @param perform is given a terminal that does not tell in sentences what is asked for in JSON
 */
export async function performToEnd(
  command: RunCommand,
  asked: AskedRun,
  follow: RunFollow,
  terminal: Terminal,
  perform: (people: Terminal) => Promise<Performed>,
): Promise<number> {
  const people = asked.json === true ? { ...terminal, out: () => undefined } : terminal;
  const { end, ended } = await endOf(command, asked, follow, () => perform(people));
  if (end !== undefined) {
    await runEnded(end, asked, terminal);
    await tellHearers(end.digest, { ...asked, notify: follow.notify }, terminal);
  }
  return ended();
}

/** How it ends, whatever becomes of it: what there is to tell, and its exit code or what it threw. */
async function endOf(
  command: RunCommand,
  { month, dryRun, lang }: AskedRun,
  follow: RunFollow,
  perform: () => Promise<Performed>,
): Promise<{ readonly end: RunEnd | undefined; readonly ended: () => number }> {
  const started = Date.now();
  try {
    const { payMonth, exitCode, digest, rows } = await perform();
    const facts = factsOf(follow, { payMonth, dryRun, exitCode }, started);
    return { end: { command, digest: await digest(facts), follow, rows }, ended: () => exitCode };
  } catch (error) {
    const ended = (): never => {
      throw error;
    };
    const payMonth = parsePayMonth(month);
    if (payMonth === undefined) return { end: undefined, ended };
    const { code, failure } = failureIn(error, lang);
    const digest = digestOfFailure(failure, factsOf(follow, { payMonth, dryRun, exitCode: code }, started));
    return { end: { command, digest, follow, rows: NO_ROWS }, ended };
  }
}

const NO_ROWS: RunEnd['rows'] = new Map();

/** What is known of a run of the command line whatever becomes of it. */
function factsOf(
  follow: RunFollow,
  run: { readonly payMonth: PayMonth; readonly dryRun: boolean; readonly exitCode: number },
  started: number,
): RunFacts {
  return {
    ...run,
    ...follow.program,
    run: follow.run,
    startedAt: parisAt(started),
    endedAt: parisAt(Date.now()),
  };
}

/** Tells programs how a run ended: log, metrics, summary. Nothing here makes it fail. */
export async function runEnded(end: RunEnd, options: EndOptions, terminal: Terminal): Promise<void> {
  const { digest, follow, rows } = end;
  const { lang, metrics, json = false } = options;
  const texts = textsIn(lang).log;
  const { outcome, exitCode, payMonth, remittance, counts, issues } = digest;
  follow.end();
  terminal.journal?.note(
    'run-ended',
    {
      outcome,
      exitCode,
      remittance,
      milliseconds: follow.milliseconds,
      ...(rows.size === 0 ? {} : { rows: Object.fromEntries(rows) }),
      ...counts,
      ...(issues.length === 0 ? {} : { issues: countsByCode(issues) }),
      ...(digest.failure === null ? {} : { failure: digest.failure.code }),
    },
    texts.runEnded(payMonth, texts.outcomes[outcome], exitCode),
    LEVELS[outcome],
  );
  if (metrics !== undefined) {
    try {
      await writeMetrics(metrics, end, Date.now(), process.resourceUsage().maxRSS);
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      terminal.err(texts.metricsNotWritten(metrics, error.systemCode), 'error');
    }
  }
  if (json) terminal.out(runSummaryJson(end));
}

const LEVELS = { done: 'info', rejects: 'warn', brake: 'error', failure: 'error' } as const;

function countsByCode(issues: RunDigest['issues']): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, count } of issues) counts[code] = (counts[code] ?? 0) + count;
  return counts;
}
