import { addPayMonths, type PayMonth } from '../calendar/index.js';
import type { Ledger, RunRecord } from '../ledger/index.js';
import { addCents, NO_CENTS } from '../money/index.js';
import type { ComparedMonths, FiguresByName, MonthTotals } from '../report/page/report-facts.js';
import { archivedManifest, type ArchivedManifest } from './archived-manifest.js';
import { bytesOf } from './reissue.js';

/**
 * The months that the page of a run compares it with: the one before, and the same one last year.
 *
 * @param before the rank of a run in the book: only earlier ones count
 * @throws LedgerError
 */
export async function comparedTotals(
  ledger: Ledger | undefined,
  payMonth: PayMonth,
  before?: number,
): Promise<ComparedMonths> {
  if (ledger === undefined) return { before: undefined, lastYear: undefined };
  return {
    before: await monthTotals(ledger, addPayMonths(payMonth, -1), before),
    lastYear: await monthTotals(ledger, addPayMonths(payMonth, -12), before),
  };
}

/**
 * What a pay month came to, from the archived manifests of its remittances that were not cancelled; `undefined` where
 * there is none. Movements and amounts are added up. What was rejected, held or barred is what the last remittance
 * says, since each looks at everything again.
 *
 * @param before the rank of a run in the book: only earlier ones count
 * @throws LedgerError
 */
async function monthTotals(
  ledger: Ledger,
  payMonth: PayMonth,
  before = Number.MAX_SAFE_INTEGER,
): Promise<MonthTotals | undefined> {
  let sum: MonthTotals | undefined;
  for (const run of await ledger.payRuns(payMonth)) {
    if (run.number >= before || run.remittance === undefined) continue;
    const manifest = await manifestOf(ledger, run);
    if (manifest !== undefined) sum = withRemittance(sum, payMonth, manifest);
  }
  return sum;
}

/** The manifest of a run; `undefined` when it wrote none. */
export async function manifestOf(
  ledger: Ledger,
  { outputs }: RunRecord,
): Promise<ArchivedManifest | undefined> {
  const output = outputs.find(({ name }) => name === 'bordereau.json');
  return output === undefined ? undefined : archivedManifest(await bytesOf(ledger.content(output.digest)));
}

function withRemittance(
  sum: MonthTotals | undefined,
  payMonth: PayMonth,
  { totals, counts }: ArchivedManifest,
): MonthTotals {
  const { rejects, warnings, held, barred } = counts;
  const { movements, credits, debits } = totals.all;
  const last = { payMonth, rejects, warnings, held, barred };
  const groups = {
    byAllowance: together(sum?.byAllowance, totals.byRegime),
    byNature: together(sum?.byNature, totals.byNature),
    bySchool: together(sum?.bySchool, totals.bySchool),
  };
  if (sum === undefined) {
    return { ...last, ...groups, movements, credits, debits, persons: totals.persons, remittances: 1 };
  }
  return {
    ...last,
    ...groups,
    movements: sum.movements + movements,
    credits: addCents(sum.credits, credits),
    debits: addCents(sum.debits, debits),
    persons: undefined,
    remittances: sum.remittances + 1,
  };
}

function together(sum: FiguresByName | undefined, more: FiguresByName): FiguresByName {
  const groups = new Map(sum);
  for (const [name, figures] of more) {
    const { movements, credits, debits } = groups.get(name) ?? NOTHING;
    groups.set(name, {
      movements: movements + figures.movements,
      credits: addCents(credits, figures.credits),
      debits: addCents(debits, figures.debits),
    });
  }
  return groups;
}

const NOTHING = { movements: 0, credits: NO_CENTS, debits: NO_CENTS };
