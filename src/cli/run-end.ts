import type { PayMonth } from '../calendar/index.js';
import { parisAt } from '../io/clock.js';
import { FolderError } from '../io/errors.js';
import type { RunDigest } from '../notify/run-digest.js';
import type { RunFacts } from '../operations/digest-of-run.js';
import type { Lang } from '../report/messages/index.js';
import type { RunEnd, RunFollow } from './run-follow.js';
import { runSummaryJson } from './summaries.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';
import { writeMetrics } from './write-metrics.js';

/** What is asked about the end of a run. */
export interface EndOptions {
  /** A file of metrics. */
  readonly metrics?: string | undefined;
  /** One summary for programs, on the standard output. */
  readonly json?: boolean;
  readonly lang: Lang;
}

/** What is known of a run of the command line whatever becomes of it. */
export function factsOf(
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
