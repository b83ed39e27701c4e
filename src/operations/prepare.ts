import { publish } from '../io/publish.js';
import { removeFolder } from '../io/remove-folder.js';
import type { Ledger, LedgerWriter } from '../ledger/index.js';
import type { CompletedRun } from '../pipeline.js';
import { archiveInputs, filesToArchive } from './archived-inputs.js';
import type { PayRequest, PayResult, Watch } from './pay-request.js';
import { preparationBytes, preparedFolder, waitingFor, type Preparation } from './preparation.js';
import { writtenRun } from './publish-run.js';
import { identityOf } from './run-identity.js';

/**
 * Ends a run that another person is to release: every file is written and read back in `a-approuver`, the inputs are
 * archived, and the ledger knows what waits. Nothing is posted. The folder appears last: what stands there is what the
 * ledger knows. One that waited for the same month is replaced.
 *
 * @throws LedgerError, FolderError, ReadBackError
 */
export async function prepare(
  run: CompletedRun,
  request: PayRequest,
  watch: Watch,
  writer: LedgerWriter,
  ledger: Ledger,
): Promise<PayResult> {
  const { payMonth, operator } = request;
  if (operator === undefined) throw new Error('a preparation without its operator');
  await tellReplaced(request, watch, ledger);
  const files = filesToArchive(request.settings, request.files);
  const inputs = await archiveInputs(writer, files, run, request.sts);
  watch.step('archived');
  const { overrides, program, exportedAt } = identityOf(request, inputs);
  const facts: Omit<Preparation, 'outputs'> = {
    ...{ payMonth, program, exportedAt, overrides, inputs },
    remittance: run.remittance,
    prepared: { ...operator, at: request.created },
    ledger: (await ledger.head()).hash,
    configurationName: request.settings.configFile.name,
    explanations: request.explanations,
    lang: request.lang,
  };
  const folder = preparedFolder(request.output, payMonth);
  const publication = await publish({
    folder,
    replace: true,
    committed: 'never',
    write: async (draft) => {
      const written = writtenRun(run, draft);
      while ((await written.next()).done !== true);
      watch.step('drafted');
      await writer.prepare(payMonth, preparationBytes({ ...facts, outputs: await draft.seal() }));
      watch.step('confirmed');
    },
  });
  watch.step('published');
  return { kind: 'done', run, folder, publication, recoveries: undefined, prepared: facts.prepared };
}

/** Drops what was prepared for the month of a run, which the run replaces. Harmless when nothing was. */
export async function dropPrepared(
  request: Pick<PayRequest, 'payMonth' | 'output'>,
  watch: Pick<Watch, 'tell'>,
  writer: LedgerWriter,
  ledger: Ledger,
): Promise<void> {
  if (!(await tellReplaced(request, watch, ledger))) return;
  await writer.prepare(request.payMonth, undefined);
  await removePrepared(request, watch);
}

/** The folder holds NIR and names: one that stays is told. */
export async function removePrepared(
  { output, payMonth }: Pick<PayRequest, 'payMonth' | 'output'>,
  watch: Pick<Watch, 'tell'>,
): Promise<void> {
  const folder = preparedFolder(output, payMonth);
  if (!(await removeFolder(folder))) watch.tell({ kind: 'preparation-left', folder });
}

/** @returns whether something was known to be prepared */
async function tellReplaced(
  { payMonth }: Pick<PayRequest, 'payMonth'>,
  watch: Pick<Watch, 'tell'>,
  ledger: Ledger,
): Promise<boolean> {
  const waiting = await waitingFor(ledger, payMonth);
  // One that was released needs no word: a run that died had no time to put it away.
  if (waiting !== undefined && waiting.released === undefined) {
    watch.tell({ kind: 'preparation-replaced', ...waiting.preparation.prepared });
  }
  return waiting !== undefined;
}
