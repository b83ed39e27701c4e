import { formatPayMonth } from '../calendar/index.js';
import { byCodePoint, type Issue } from '../model/index.js';
import type { RunDigest } from '../notify/run-digest.js';
import { issuesByCode } from '../operations/digest-of-run.js';
import type { ReplayedRun } from '../operations/replay.js';
import type { RunEnd } from './run-follow.js';
import { summaryJson } from './summary-json.js';

/** The summary of a run. Amounts are digits of cents; none of a run that pays one person alone. */
export function runSummaryJson({ command, digest, follow, rows }: RunEnd): string {
  const { outcome, exitCode, failure, ...facts } = digest;
  return summaryJson(command, outcome, exitCode, {
    ...facts,
    totals: discreetTotals(digest),
    rows: inOrder(rows),
    milliseconds: follow.milliseconds,
    stages: follow.stages,
    ...(failure === null ? {} : { failure }),
  });
}

/** The summary of a check: rows and issues, counted. */
export function checkSummaryJson(
  exitCode: number,
  rows: ReadonlyMap<string, number>,
  issues: readonly Pick<Issue, 'code' | 'severity'>[],
): string {
  const rejects = issues.filter(({ severity }) => severity === 'reject').length;
  return summaryJson('check', rejects > 0 ? 'rejects' : 'done', exitCode, {
    rows: inOrder(rows),
    counts: { rejects, warnings: issues.length - rejects },
    issues: issuesByCode(issues),
  });
}

/** The summary of a replay: the lines of each run, and how many would change. */
export function replaySummaryJson(exitCode: number, runs: readonly ReplayedRun[]): string {
  const isSame = runs.every(({ changed, problems }) => changed.length === 0 && problems.length === 0);
  return summaryJson('replay', isSame ? 'same' : 'different', exitCode, {
    runs: runs.map(({ payMonth, remittance, lines, changed, problems }) => ({
      payMonth: formatPayMonth(payMonth),
      remittance: remittance ?? null,
      lines,
      changed: changed.length,
      usable: problems.length === 0,
    })),
  });
}

/** The summary of a verification: what was found, by kind, and where a sound book stands. */
export function verifySummaryJson(
  exitCode: number,
  findings: ReadonlyMap<string, number>,
  head: { readonly runs: number; readonly postings: number; readonly hash: string } | undefined,
): string {
  const standing = head === undefined ? null : { runs: head.runs, postings: head.postings, hash: head.hash };
  return summaryJson(
    'ledger verify',
    findings.size === 0 && head !== undefined ? 'sound' : 'unsound',
    exitCode,
    {
      findings: inOrder(findings),
      head: standing,
    },
  );
}

function inOrder(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => byCodePoint(a, b)));
}

/** The totals of a run that pays one person would be what that person is paid. */
export function discreetTotals({ counts, totals }: RunDigest): RunDigest['totals'] {
  return counts === null || counts.persons < 2 ? null : totals;
}
