import type { LedgerStanding } from './ledger/view.js';
import { addCents } from './money/index.js';
import type { SettledFacts } from './gathering.js';
import type { RunFigures } from './settle/brakes.js';

/** What the brakes look at: this run beside what the ledger says of the last one. */
export function runFigures(
  rows: ReadonlyMap<string, number>,
  exportedAt: string | undefined,
  { survey, totals }: Pick<SettledFacts, 'survey' | 'totals'>,
  { lastRows, lastExportedAt }: LedgerStanding,
): RunFigures {
  const { credits, debits } = totals.all;
  return {
    rows,
    lastRows,
    vanishedAwards: survey.vanishedAwards,
    knownAwards: survey.knownAwards,
    recovered: debits,
    recoveryLines: totals.byNature.get('T')?.movements ?? 0,
    credits: addCents(credits, survey.monthCredits),
    exportedAt,
    lastExportedAt,
  };
}
