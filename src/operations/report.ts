import type { PayMonth } from '../calendar/index.js';
import type { Ledger, RunRecord } from '../ledger/index.js';
import { LedgerError } from '../ledger/index.js';
import type { Lang } from '../report/messages/index.js';
import { reportPage } from '../report/page/report-page.js';
import { reportFactsOf, type RunToReport } from '../report-facts.js';
import { allowanceNames } from '../report-facts-of-run.js';
import { archivedEnvelopes } from './archived-envelopes.js';
import type { SettingsReader } from './archived-settings.js';
import { comparedTotals, manifestOf } from './month-totals.js';
import { reading, type BookAccess } from './open-book.js';
import { pastRun, UnreadableSettingsError, type PastRun, type Today } from './past-run.js';
import {
  issuesOfFile,
  lapsesOfFile,
  paymentsOfFile,
  retainedOfFile,
  rowsOfOutput,
  schoolsOfRejects,
} from './reported-files.js';

export interface ReportRequest extends Pick<BookAccess, 'ledger' | 'now'> {
  readonly payMonth: PayMonth;
  /** Rank in the pay month; the last one without it. */
  readonly remittance: number | undefined;
  readonly names: boolean;
  readonly lang: Lang;
  readonly reader: SettingsReader;
  readonly today: Today;
}

/** `rapport.html` of a posted run, made again. */
export interface RunReport {
  readonly run: RunRecord;
  readonly page: Uint8Array;
}

/**
 * Makes the page of a posted run again from what the archive kept of it: with names, what the run itself wrote; without,
 * a version that can be shared.
 *
 * @throws LedgerError `unknown-remittance` when the month has no such remittance, or only cancelled ones
 */
export async function reportOfRun(request: ReportRequest): Promise<RunReport> {
  return reading(request, async (ledger) => {
    const run = await runToReport(ledger, request);
    const facts = reportFactsOf(await archivedFacts(ledger, run, request));
    return { run, page: reportPage(facts, request.lang) };
  });
}

async function runToReport(ledger: Ledger, { payMonth, remittance }: ReportRequest): Promise<RunRecord> {
  const runs = await ledger.payRuns(payMonth);
  const run =
    remittance === undefined
      ? (runs.findLast((each) => each.remittance !== undefined) ?? runs.at(-1))
      : runs.find((each) => each.remittance === remittance);
  if (run === undefined) throw new LedgerError({ kind: 'refused', refusal: { kind: 'unknown-remittance' } });
  return run;
}

async function archivedFacts(
  ledger: Ledger,
  run: RunRecord,
  { payMonth, names, lang, reader, today }: ReportRequest,
): Promise<RunToReport> {
  const manifest = await manifestOf(ledger, run);
  if (manifest === undefined)
    throw new LedgerError({ kind: 'corrupted', where: `run ${String(run.number)}` });
  const newPayees = new Set<string>();
  for await (const payee of ledger.newPayees(run)) newPayees.add(payee);
  const file = (name: string) => rowsOfOutput(ledger, run, name);
  const past = await readablePast(pastRun(ledger, run, reader, today));
  const own = manifest.outputs.findIndex(({ name }) => name === PAGE);
  return {
    ...manifest,
    // The page names the files that were there when it was written.
    outputs: own < 0 ? manifest.outputs : manifest.outputs.slice(0, own),
    ...(await paymentsOfFile(file('paiements.csv'), newPayees)),
    issues: await issuesOfFile(file('anomalies.csv'), await schoolsOfRejects(ledger, run)),
    retained: await retainedOfFile(file('retenus.csv')),
    lapses: await lapsesOfFile(file('prescriptions.csv')),
    envelopes: past === undefined ? undefined : await archivedEnvelopes(past),
    ...(await comparedTotals(ledger, payMonth, run.number)),
    allowanceNames: past === undefined ? new Map() : allowanceNames(past.regulations, lang),
    names,
  };
}

const PAGE = 'rapport.html';

/** Without the settings of the run, nothing is missing but the envelopes and what allowances are called. */
async function readablePast(reading: Promise<PastRun>): Promise<PastRun | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableSettingsError) return undefined;
    throw error;
  }
}
