import type { Computation } from './computation.js';
import type { Payment } from './emit/payment.js';
import { totalsOf } from './emit/totals.js';
import type { LedgerStanding } from './ledger/view.js';
import { addCents } from './money/index.js';
import type { RunFigures } from './settle/brakes.js';

/** What the brakes look at: this run beside what the ledger says of the last one. */
export function runFigures(
  rows: ReadonlyMap<string, number>,
  exportedAt: string | undefined,
  { survey }: Pick<Computation, 'survey'>,
  payments: readonly Payment[],
  { lastRows, lastExportedAt }: LedgerStanding,
): RunFigures {
  const { credits, debits } = totalsOf(payments);
  return {
    rows,
    lastRows,
    vanishedAwards: survey.vanishedAwards,
    knownAwards: survey.knownAwards,
    recovered: debits,
    recoveryLines: payments.filter(({ nature }) => nature === 'T').length,
    credits: addCents(credits, survey.monthCredits),
    exportedAt,
    lastExportedAt,
  };
}
