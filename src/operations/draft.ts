import type { PayMonth } from '../calendar/index.js';
import { sha256 } from '../io/digest.js';
import { publish } from '../io/publish.js';
import { LedgerError, loadView, openLedger, type Ledger } from '../ledger/index.js';
import { EMPTY_LEDGER, FIRST_RUN, type LedgerView } from '../ledger/view.js';
import { runPayroll } from '../pipeline.js';
import type { RunInputs } from '../run-inputs.js';
import type { PayRequest, PayResult, Watch } from './pay-request.js';
import { stoppedRecoveries } from './posted-export.js';
import { standingOf } from './standing.js';

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
    const outcome = runPayroll({
      ...request,
      ...request.settings,
      ...(await ledgerInputs(ledger, request.payMonth)),
      dryRun: true,
      sha256,
    });
    watch.step('computed');
    if (outcome.kind === 'unusable') return outcome;
    if (outcome.kind === 'braked') throw new Error('a draft was stopped by a brake');
    const { files, readBack, brakes } = outcome;
    const recoveries = await stoppedRecoveries({ ...outcome, brakes }, request.settings, ledger);
    const folder = `${request.output}/${outcome.folder}`;
    const publication = await publish({ folder, files, replace: true, readBack });
    return { kind: 'done', run: outcome, folder, publication, recoveries };
  } finally {
    await ledger?.close();
  }
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
  if (ledger === undefined) return { ledger: EMPTY_LEDGER, standing: FIRST_RUN, remittance: 1 };
  return {
    ledger: upTo(await loadView(ledger), payMonth),
    standing: await standingOf(ledger),
    remittance: await ledger.nextRemittance(payMonth),
  };
}

/** What was posted up to a month: a draft of a past month knows nothing of the later ones. */
function upTo(ledger: LedgerView, payMonth: PayMonth): LedgerView {
  return {
    awardIds: ledger.awardIds,
    postingsOf: (award) => ledger.postingsOf(award).filter((posting) => posting.payMonth <= payMonth),
  };
}
