import type { PayMonth } from '../calendar/index.js';
import { sha256 } from '../io/digest.js';
import { publish } from '../io/publish.js';
import { LedgerError, openLedger, type Ledger } from '../ledger/index.js';
import { FIRST_RUN, NO_POSTINGS } from '../ledger/view.js';
import { runPayroll } from '../pipeline.js';
import type { RunInputs } from '../run-inputs.js';
import type { Workshop } from '../settled-by-parts.js';
import { comparedTotals } from './month-totals.js';
import type { PayRequest, PayResult, Watch } from './pay-request.js';
import { ledgerSource } from './ledger-source.js';
import { stoppedRecoveries } from './posted-export.js';
import { writtenRun } from './publish-run.js';
import { rejectHistory } from './reject-history.js';
import { standingOf } from './standing.js';
import { withWorkshop } from './workshop.js';

/**
 * Everything a run does but post (`--dry-run`): the folder `projet`, mode `T`, settled against the ledger as it stood
 * at the end of that month. Takes no lease and makes no ledger. A brake does not stop a draft: it is what shows why.
 *
 * @throws LedgerError, FolderError, ReadBackError
 */
export async function draft(request: PayRequest, watch: Watch): Promise<PayResult> {
  const ledger = await existingLedger(request);
  if (ledger === undefined) watch.tell({ kind: 'no-ledger' });
  try {
    if ((await ledger?.head())?.runs === 0) watch.tell({ kind: 'ledger-empty' });
    const inputs: RunInputs = {
      ...request,
      ...request.settings,
      ...(await ledgerInputs(ledger, request.payMonth)),
      rejectHistory: rejectHistory(ledger, request.payMonth),
      compared: await comparedTotals(ledger, request.payMonth),
      dryRun: true,
      sha256,
    };
    return await withWorkshop(
      request.output,
      request.workers,
      (workshop) => drafted(inputs, request, watch, ledger, workshop),
      watch.progress,
    );
  } finally {
    await ledger?.close();
  }
}

async function drafted(
  inputs: RunInputs,
  request: PayRequest,
  watch: Watch,
  ledger: Ledger | undefined,
  workshop: Workshop,
): Promise<PayResult> {
  const outcome = await runPayroll(inputs, workshop);
  watch.step('computed');
  if (outcome.kind === 'unusable') return outcome;
  if (outcome.kind === 'braked') throw new Error('a draft was stopped by a brake');
  const recoveries = await stoppedRecoveries(outcome, request, ledger);
  const folder = `${request.output}/${outcome.folder}`;
  const publication = await publish({
    folder,
    replace: true,
    committed: 'never',
    write: async (draft) => {
      const written = writtenRun(outcome, draft);
      while ((await written.next()).done !== true);
    },
  });
  return { kind: 'done', run: outcome, folder, publication, recoveries };
}

async function existingLedger({ ledger, now }: PayRequest): Promise<Ledger | undefined> {
  try {
    return await openLedger(ledger, { create: false, now });
  } catch (error) {
    if (error instanceof LedgerError && error.fault.kind === 'missing') return undefined;
    throw error;
  }
}

/** What a draft reads of the ledger; where there is none, nothing was ever paid. */
async function ledgerInputs(
  ledger: Ledger | undefined,
  payMonth: PayMonth,
): Promise<Pick<RunInputs, 'ledger' | 'standing' | 'remittance'>> {
  if (ledger === undefined) return { ledger: NO_POSTINGS, standing: FIRST_RUN, remittance: 1 };
  return {
    // A draft of a past month knows nothing of what was posted later.
    ledger: await ledgerSource(ledger, payMonth),
    standing: await standingOf(ledger),
    remittance: await ledger.nextRemittance(payMonth),
  };
}
