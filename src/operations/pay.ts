import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { sha256 } from '../io/digest.js';
import { FolderError } from '../io/errors.js';
import type { WrittenFile } from '../io/folder-content.js';
import { digestOf } from '../ingest/ingest.js';
import { sweepOutput } from '../io/drafts.js';
import type { FolderDraft } from '../io/folder-draft.js';
import { publish } from '../io/publish.js';
import {
  LedgerError,
  openLedger,
  type InputRecord,
  type Ledger,
  type LedgerWriter,
  type OutputContent,
  type RunRecord,
} from '../ledger/index.js';
import { runPayroll, type CompletedRun } from '../pipeline.js';
import type { RunInputs } from '../run-inputs.js';
import type { Workshop } from '../settled-by-parts.js';
import { archiveInputs, filesToArchive } from './archived-inputs.js';
import { comparedTotals } from './month-totals.js';
import { LEASE_EXPIRY, unlessLedgerError } from './open-book.js';
import type { PayRequest, PayResult, Watch } from './pay-request.js';
import { stoppedRecoveries } from './posted-export.js';
import { dropPrepared, prepare } from './prepare.js';
import { reissue } from './reissue.js';
import { rejectHistory } from './reject-history.js';
import { ledgerSource } from './ledger-source.js';
import { writtenRun } from './publish-run.js';
import { identityOf } from './run-identity.js';
import { isExportFile, standingOf } from './standing.js';
import { refuseUnknownRemittances } from './unknown-remittances.js';
import { withWorkshop } from './workshop.js';

/**
 * One pay run for good: under the lease of the ledger, settled against it, posted and published as one fact. A run
 * that dies leaves the month done, its folder to be written again by the next run, or not done at all.
 *
 * @throws LedgerError, FolderError, ReadBackError
 */
export async function pay(request: PayRequest, watch: Watch): Promise<PayResult> {
  const ledger = await openLedger(request.ledger, {
    create: true,
    now: request.now,
    lease: { expiry: LEASE_EXPIRY },
  });
  watch.step('opened');
  try {
    const purpose = `run ${formatPayMonth(request.payMonth)}`;
    const writer = await ledger.lease({ holder: request.holder, purpose });
    watch.step('leased');
    try {
      const isEmpty = (await ledger.head()).runs === 0;
      const result = await payUnderLease(request, watch, ledger, writer, finish);
      if (isEmpty && result.kind === 'done') {
        watch.tell({ kind: ledger.created ? 'ledger-created' : 'ledger-empty' });
      }
      return result;
    } finally {
      await writer.release().catch(unlessLedgerError);
    }
  } finally {
    await ledger.close().catch(unlessLedgerError);
  }
}

/** What becomes of a run once it is computed. */
type Finish = (
  run: CompletedRun,
  request: PayRequest,
  watch: Watch,
  writer: LedgerWriter,
  ledger: Ledger,
) => Promise<PayResult>;

/** @param finishing what becomes of the run once no brake stopped it */
export async function payUnderLease(
  request: PayRequest,
  watch: Watch,
  ledger: Ledger,
  writer: LedgerWriter,
  finishing: Finish,
): Promise<PayResult> {
  await sweepOutput(request.output);
  for (const folder of await reissue(ledger, writer, request.output, request.payMonth))
    watch.tell({ kind: 'reissued', folder });
  watch.step('reissued');
  const { payMonth } = request;
  await refuseUnknownRemittances(ledger, request.output);
  await refuseEarlierMonth(ledger, payMonth);
  const inputs: RunInputs = {
    ...request,
    ...request.settings,
    ledger: await ledgerSource(ledger),
    standing: await standingOf(ledger),
    rejectHistory: rejectHistory(ledger, payMonth),
    compared: await comparedTotals(ledger, payMonth),
    remittance: await ledger.nextRemittance(payMonth),
    dryRun: false,
    sha256,
  };
  const body = async (workshop: Workshop): Promise<PayResult> => {
    const outcome = await runPayroll(inputs, workshop);
    watch.step('computed');
    const last = await ledger.lastRun();
    if (isSameExport(request, last)) watch.tell({ kind: 'same-export', month: last?.payMonth ?? payMonth });
    if (outcome.kind === 'unusable') return outcome;
    if (outcome.kind === 'braked') {
      return { ...outcome, recoveries: await stoppedRecoveries(outcome, request, ledger) };
    }
    const result = await finishing(outcome, request, watch, writer, ledger);
    await sealCopies(request, watch, ledger);
    return result;
  };
  return withWorkshop(request.output, request.workers, body, watch.progress);
}

/** Posted at once, or prepared for another person where the settings say so: what sends nothing needs nobody. */
async function finish(...[run, request, watch, writer, ledger]: Parameters<Finish>): Promise<PayResult> {
  if (request.settings.config.approval === undefined) return publishAndPost(run, request, watch, writer);
  if (run.totals.all.movements > 0) return prepare(run, request, watch, writer, ledger);
  const result = await publishAndPost(run, request, watch, writer);
  await dropPrepared(request, watch, writer, ledger);
  return result;
}

/** Loaded when it is asked for: the cipher is of no use to those who do not encrypt. */
async function sealCopies(
  { output, payMonth, settings }: PayRequest,
  watch: Watch,
  ledger: Ledger,
): Promise<void> {
  const { encryption } = settings.config;
  if (encryption === undefined) return;
  const { sealMissing } = await import('./sealed-copies.js');
  for (const folder of await sealMissing(ledger, output, payMonth, encryption)) {
    watch.tell({ kind: 'sealed', folder });
  }
}

async function refuseEarlierMonth(ledger: Ledger, payMonth: PayMonth): Promise<void> {
  const last = await ledger.lastPostedMonth();
  if (last === undefined || payMonth >= last) return;
  throw new LedgerError({ kind: 'refused', refusal: { kind: 'month-before-last', last } });
}

/** Whether an earlier month was paid from this very export: legal, and worth a word. */
function isSameExport({ files, payMonth }: PayRequest, last: RunRecord | undefined): boolean {
  if (last?.payMonth === undefined || last.payMonth >= payMonth) return false;
  const digests = new Map(
    last.inputs.filter(({ name }) => isExportFile(name)).map(({ name, digest }) => [name, digest]),
  );
  const own = files.filter(({ name }) => isExportFile(name));
  return (
    own.length === digests.size && own.every((file) => digests.get(file.name) === digestOf(file, sha256))
  );
}

/** What a run that another person releases adds to what is posted, and is held to before it is. */
export interface Release {
  /** Archived already. */
  readonly records: readonly InputRecord[];
  /** Throws when they are not what was prepared: nothing is posted then. */
  readonly check: (inputs: readonly InputRecord[], outputs: readonly WrittenFile[]) => void;
}

/**
 * The files are written beside while the movements go into one transaction of the ledger, which is committed only when
 * they lie there flushed and read back; they appear after it.
 */
export async function publishAndPost(
  run: CompletedRun,
  request: PayRequest,
  watch: Watch,
  writer: LedgerWriter,
  release?: Release,
): Promise<PayResult> {
  const folder = `${request.output}/${run.folder}`;
  const isRemittance = run.totals.all.movements > 0;
  let posted: RunRecord | undefined;
  const files = filesToArchive(request.settings, request.files);
  const inputs = await archiveInputs(writer, files, run, request.sts);
  watch.step('archived');
  const publication = await publish({
    folder,
    replace: !isRemittance,
    // What replaces is no remittance: it can be made again.
    committed: isRemittance ? 'by-writing' : 'never',
    write: async (draft) => {
      posted = await writer.post({
        identity: identityOf(request, [...inputs, ...(release?.records ?? [])]),
        remittance: isRemittance ? run.remittance : undefined,
        postings: writtenRun(run, draft),
        expected: run.totals.all.movements,
        close: async () => {
          const outputs = await draft.seal();
          release?.check(inputs, outputs);
          watch.step('drafted');
          return {
            figures: run.equation,
            outputs: outputs.map((output) => ({ name: output.name, content: statedContent(draft, output) })),
          };
        },
      });
      watch.step('posted');
    },
  });
  watch.step('published');
  if (posted !== undefined) await confirm(writer, posted, folder);
  watch.step('confirmed');
  return { kind: 'done', run, folder, publication, recoveries: undefined };
}

/** A file of a sealed draft, which was read back and has the digest that was written. */
function statedContent(
  draft: FolderDraft,
  { name, bytes, sha256: digest }: WrittenFile,
): OutputContent['content'] {
  return Object.assign(draft.read(name), { stated: { digest, bytes } });
}

/** From the posting on, whatever fails must say that it is posted. */
async function confirm(
  writer: LedgerWriter,
  { number, remittance }: RunRecord,
  folder: string,
): Promise<void> {
  try {
    await writer.confirmPublished(number);
  } catch (error) {
    if (remittance === undefined || !(error instanceof LedgerError)) throw error;
    const { fault } = error;
    throw new FolderError(
      'unconfirmed',
      folder,
      error,
      fault.kind === 'unavailable' ? fault.code : fault.kind,
    );
  }
}
