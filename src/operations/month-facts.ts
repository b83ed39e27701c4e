import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import type { RemittanceFacts } from '../campaign/outcome.js';
import { LedgerError, type Ledger, type RunRecord } from '../ledger/index.js';
import { manifestOf } from './month-totals.js';
import { reading, writing, type BookAccess } from './open-book.js';
import { reissue } from './reissue.js';

/** What a ledger knows of a pay month: its pay runs that stand. */
export interface MonthFacts {
  /** The instants of its runs, `AAAAMMJJHHMMSS`. */
  readonly created: readonly string[];
  readonly remittances: readonly RemittanceFacts[];
}

/**
 * What was posted for a pay month, from the archived bordereaux; `undefined` when no run of it stands, or when there is
 * no ledger yet.
 *
 * @throws LedgerError
 */
export async function monthFacts(
  access: Pick<BookAccess, 'ledger' | 'now'>,
  payMonth: PayMonth,
): Promise<MonthFacts | undefined> {
  try {
    return await reading(access, async (ledger) => {
      const runs = await ledger.payRuns(payMonth);
      if (runs.length === 0) return undefined;
      const remittances: RemittanceFacts[] = [];
      for (const run of runs) {
        const facts = await factsOf(ledger, run, payMonth);
        if (facts !== undefined) remittances.push(facts);
      }
      return { created: runs.map(({ created }) => created), remittances };
    });
  } catch (error) {
    if (error instanceof LedgerError && error.fault.kind === 'missing') return undefined;
    throw error;
  }
}

async function factsOf(
  ledger: Ledger,
  run: RunRecord,
  payMonth: PayMonth,
): Promise<RemittanceFacts | undefined> {
  const bordereau = run.outputs.find(({ name }) => name === 'bordereau.json')?.digest;
  const manifest = await manifestOf(ledger, run);
  if (run.remittance === undefined || bordereau === undefined || manifest === undefined) return undefined;
  const { totals, counts } = manifest;
  return {
    payMonth: formatPayMonth(payMonth),
    remittance: run.remittance,
    movements: totals.all.movements,
    persons: counts.persons,
    credits: String(totals.all.credits),
    debits: String(totals.all.debits),
    rejects: counts.rejects,
    held: counts.held,
    bordereau,
  };
}

/**
 * Writes again, byte for byte, the folders of a month that are in the ledger and not on the disk.
 *
 * @throws LedgerError, FolderError
 */
export async function reissueMonth(access: BookAccess, output: string, payMonth: PayMonth): Promise<void> {
  const purpose = `campaign ${formatPayMonth(payMonth)}`;
  await writing(access, { create: false, purpose }, (writer, ledger) =>
    reissue(ledger, writer, output, payMonth),
  );
}
