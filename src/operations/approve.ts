import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { sweepOutput } from '../io/drafts.js';
import { FolderError, isRefusal } from '../io/errors.js';
import { alteredIn, namesIn } from '../io/folder-content.js';
import { treeUnder } from '../io/folder-tree.js';
import type { InputRecord, Ledger, LedgerWriter } from '../ledger/index.js';
import { ApprovalError } from './approve-error.js';
import { requestAgain, type ReleaseTools } from './approve-request.js';
import { writing } from './open-book.js';
import { payUnderLease, publishAndPost, type Release } from './pay.js';
import type { PayResult, Watch } from './pay-request.js';
import {
  jsonBytes,
  preparedFolder,
  RECORDS,
  waitingFor,
  type Operator,
  type Preparation,
  type Signature,
  type Waiting,
} from './preparation.js';
import { removePrepared } from './prepare.js';
import { reissue, remittanceName } from './reissue.js';

export interface ApproveRequest extends ReleaseTools {
  readonly payMonth: PayMonth;
  /** Rank in the pay month. */
  readonly remittance: number;
  /** Who releases it, and when. */
  readonly approved: Signature;
}

export type ApproveResult =
  | { readonly kind: 'released'; readonly prepared: Signature; readonly result: Done }
  /** It had been posted by a release that died before its end: what was left to do is done. */
  | { readonly kind: 'completed'; readonly folder: string };

type Done = Extract<PayResult, { readonly kind: 'done' }>;

/**
 * Releases what another person prepared: everything is computed again from the archive against the ledger as it is now,
 * and posted and published as a run does, unless a single byte comes out otherwise or lies otherwise in the folder that
 * people looked at. Who prepared and who released is sealed with the run.
 *
 * @throws ApprovalError and nothing is posted; LedgerError, FolderError, ReadBackError
 */
export async function approve(request: ApproveRequest, watch: Watch): Promise<ApproveResult> {
  const { payMonth, remittance } = request;
  const purpose = `approve ${remittanceName(payMonth, remittance)}`;
  return writing(request, { create: false, purpose }, async (writer, ledger) => {
    watch.step('leased');
    const waiting = await preparedIn(ledger, payMonth, remittance);
    if (waiting.released !== undefined) return complete(request, watch, writer, ledger);
    await mayRelease(waiting, request, ledger);
    const { preparation } = waiting;
    const release = await releaseOf(waiting, request, writer);
    const again = await requestAgain(ledger, preparation, request);
    const result = await payUnderLease(again, watch, ledger, writer, (run, asked, seen, book) =>
      publishAndPost(run, asked, seen, book, release),
    );
    if (result.kind !== 'done') throw new ApprovalError({ kind: 'differs', names: [] });
    await putAway(request, watch, writer);
    return { kind: 'released', prepared: preparation.prepared, result };
  });
}

/**
 * What waits in a month under a rank.
 *
 * @throws ApprovalError
 */
export async function preparedIn(ledger: Ledger, payMonth: PayMonth, remittance: number): Promise<Waiting> {
  const waiting = await waitingFor(ledger, payMonth);
  if (waiting === undefined) {
    const runs = await ledger.payRuns(payMonth);
    const posted = runs.some((run) => run.remittance === remittance);
    throw new ApprovalError({ kind: 'nothing-waits', posted });
  }
  if (waiting.preparation.remittance === remittance) return waiting;
  throw new ApprovalError({ kind: 'other-remittance', waiting: waiting.preparation.remittance });
}

async function mayRelease(
  { preparation }: Waiting,
  { approved, program, output }: ApproveRequest,
  ledger: Ledger,
): Promise<void> {
  const { prepared } = preparation;
  const by = isSamePerson(prepared, approved);
  if (by !== undefined) throw new ApprovalError({ kind: 'same-person', by, prepared });
  if ((await ledger.head()).hash !== preparation.ledger) throw new ApprovalError({ kind: 'ledger-moved' });
  if (program.version !== preparation.program) {
    const versions = { prepared: preparation.program, own: program.version };
    throw new ApprovalError({ kind: 'other-program', ...versions });
  }
  await mustBeAsPrepared(preparedFolder(output, preparation.payMonth), preparation);
}

/** What two operators have in common, upper and lower case, accents written otherwise and blanks apart. */
function isSamePerson(one: Operator, other: Operator): 'name' | 'login' | undefined {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  if (plain(one.name) === plain(other.name)) return 'name';
  return plain(one.login) === plain(other.login) ? 'login' : undefined;
}

/** What people looked at must be what is released. */
async function mustBeAsPrepared(folder: string, { outputs }: Preparation): Promise<void> {
  if ((await namesIn(folder)) === undefined) throw new ApprovalError({ kind: 'no-folder', folder });
  const there = new Map((await treeUnder(folder)).map(({ name, isFile }) => [name, isFile]));
  const present = outputs.filter(({ name }) => there.get(name) === true);
  const altered = await alteredIn(folder, present).catch((error: unknown) => {
    throw isRefusal(error) ? new FolderError('unreadable', folder, error) : error;
  });
  const own = new Set(outputs.map(({ name }) => name));
  const names = [
    ...outputs.map(({ name }) => name).filter((name) => there.get(name) !== true || altered.includes(name)),
    ...[...there.keys()].filter((name) => !own.has(name)),
  ];
  if (names.length > 0) throw new ApprovalError({ kind: 'altered', folder, names });
}

/** The two names among the inputs of the run, and every input and output held to what was prepared. */
async function releaseOf(
  { preparation, record }: Waiting,
  { approved }: ApproveRequest,
  writer: LedgerWriter,
): Promise<Release> {
  const { payMonth, remittance, prepared, inputs, outputs } = preparation;
  const approval = jsonBytes({
    ...{ month: formatPayMonth(payMonth), remittance, prepared, approved },
    ...{
      preparation: record.digest,
      manifest: outputs.find(({ name }) => name === MANIFEST)?.sha256 ?? null,
    },
  });
  const own: InputRecord = { name: RECORDS.approval, rows: 0, ...(await writer.archive(approval)) };
  return {
    records: [record, own],
    check: (foundInputs, foundOutputs) => {
      const names = [
        ...differing(inputs, foundInputs, ({ name, digest, rows }) => `${name} ${digest} ${String(rows)}`),
        ...differing(outputs, foundOutputs, ({ name, sha256 }) => `${name} ${sha256}`),
      ];
      if (names.length > 0) throw new ApprovalError({ kind: 'differs', names });
    },
  };
}

const MANIFEST = 'bordereau.json';

/** The names of what is on one side alone, or otherwise on the other. */
function differing<Item extends { readonly name: string }>(
  prepared: readonly Item[],
  found: readonly Item[],
  textOf: (item: Item) => string,
): string[] {
  const [before, now] = [new Set(prepared.map(textOf)), new Set(found.map(textOf))];
  const other = [
    ...prepared.filter((item) => !now.has(textOf(item))),
    ...found.filter((item) => !before.has(textOf(item))),
  ];
  return [...new Set(other.map(({ name }) => name))];
}

/** The release that posted it died: its folder is written again, and what waited is put away. */
async function complete(
  request: ApproveRequest,
  watch: Watch,
  writer: LedgerWriter,
  ledger: Ledger,
): Promise<ApproveResult> {
  const { output, payMonth, remittance } = request;
  await sweepOutput(output);
  for (const folder of await reissue(ledger, writer, output, payMonth))
    watch.tell({ kind: 'reissued', folder });
  await putAway(request, watch, writer);
  return { kind: 'completed', folder: `${output}/${remittanceName(payMonth, remittance)}` };
}

/** The ledger forgets it last: a release that dies before goes on where it stopped. */
async function putAway(request: ApproveRequest, watch: Watch, writer: LedgerWriter): Promise<void> {
  await removePrepared(request, watch);
  await writer.prepare(request.payMonth, undefined);
}
