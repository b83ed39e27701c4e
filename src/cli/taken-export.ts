import { exportFiles } from '../contract-tables.js';
import { FolderError } from '../io/errors.js';
import { LedgerError } from '../ledger/index.js';
import {
  ARCHIVE,
  archiveExports,
  openInbox,
  REFUSED,
  refuseExport,
  type DroppedExport,
  type Inbox,
} from '../operations/inbox.js';
import type { PayRequest } from '../operations/pay-request.js';
import { wasPosted } from '../operations/posted-before.js';
import type { Profile } from '../profiles/profile.js';
import type { Lang } from '../report/messages/index.js';
import { isStsFile } from '../sts/file-names.js';
import { readExportFiles, type ExportFiles } from './export-files.js';
import { failureOf, UnusableInputError } from './failures.js';
import { InboxError } from './inbox-error.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/** The export of a run, and where it was taken. */
export interface TakenExport extends ExportFiles {
  readonly dropped: { readonly inbox: Inbox; readonly used: DroppedExport } | undefined;
}

/**
 * The export of an input folder: the folder itself, or the latest complete export of a drop folder. Exports that are
 * still arriving are named to the operator and left alone. Should the latest one be refused, nothing older takes its
 * place: it is moved aside, and the run stops.
 *
 * @param emptyIsDrop whether a folder with nothing in it waits for exports
 * @throws InboxError, UnusableInputError, FolderError
 */
export async function takeExport(
  folder: string,
  profile: Profile | undefined,
  terminal: Terminal,
  lang: Lang,
  emptyIsDrop = false,
): Promise<TakenExport> {
  const tables = exportFiles(profile);
  const inbox = await openInbox(folder, (name) => tables.includes(name) || isStsFile(name), emptyIsDrop);
  if (inbox === undefined) {
    return { ...(await readExportFiles(folder, profile, terminal, lang)), dropped: undefined };
  }
  const texts = textsIn(lang).schedule.inbox;
  const remarks = [
    ...inbox.incomplete.map((name) => texts.incomplete(`${folder}/${name}`)),
    ...inbox.links.map((name) => texts.link(`${folder}/${name}`)),
  ];
  const used = inbox.exports.at(-1);
  if (used === undefined) throw new InboxError('no-export', [texts.noExport(folder), ...remarks]);
  for (const remark of remarks) terminal.err(remark);
  terminal.err(texts.taken(used.path));
  return { ...(await readDropped(inbox, used, profile, terminal, lang)), dropped: { inbox, used } };
}

async function readDropped(
  inbox: Inbox,
  used: DroppedExport,
  profile: Profile | undefined,
  terminal: Terminal,
  lang: Lang,
): Promise<ExportFiles> {
  const texts = textsIn(lang).schedule.inbox;
  let read: ExportFiles;
  try {
    read = await readExportFiles(used.path, profile, terminal, lang);
  } catch (error) {
    throw await refusedInstead({ inbox, used }, error, lang);
  }
  const unstated = read.files.map(({ name }) => name).filter((name) => !used.stated.includes(name));
  if (unstated.length === 0) return read;
  throw await refusal(
    { inbox, used },
    unstated.map((name) => texts.unstated(name)),
    lang,
  );
}

/**
 * An export of a drop folder that cannot be used is moved aside.
 *
 * @returns what to throw: the error itself where it is not the export's fault
 */
export async function refusedInstead(
  dropped: TakenExport['dropped'],
  error: unknown,
  lang: Lang,
): Promise<unknown> {
  if (dropped === undefined || !isItsFault(error)) return error;
  const { lines } = failureOf(error, lang);
  // A folder is told in one line; an export in a title, its problems, and that nothing was written.
  const reasons = error instanceof FolderError ? lines.slice(0, 1) : lines.slice(1, -1);
  return refusal(
    dropped,
    reasons.map((line) => line.replace(/^ +- /, '')),
    lang,
  );
}

async function refusal(
  { inbox, used }: NonNullable<TakenExport['dropped']>,
  reasons: readonly string[],
  lang: Lang,
): Promise<InboxError> {
  const texts = textsIn(lang).schedule.inbox;
  const motive = [texts.reason(used.name), ...reasons.map((line) => `- ${line}`)];
  const aside = await refuseExport(inbox, used, motive);
  return new InboxError('refused', [
    aside === undefined ? texts.notAside(used.path, REFUSED) : texts.refused(used.path, aside),
    ...reasons.map((line) => `  - ${line}`),
    ...(inbox.exports.length > 1 ? [texts.olderLeft] : []),
  ]);
}

/** Whether the export itself is wrong, rather than the disk it lies on. */
function isItsFault(error: unknown): boolean {
  if (error instanceof FolderError) return error.kind === 'elsewhere' || error.kind === 'not-a-file';
  return error instanceof UnusableInputError;
}

/**
 * Once a run is done: an export that was posted goes to the archive, now or when the run that posted it died before
 * this. What is only drafted stays: it is the same export the next night. Nothing here makes the run fail.
 */
export async function archiveTaken(
  { dropped, files }: TakenExport,
  isPosted: boolean,
  access: Pick<PayRequest, 'ledger' | 'now'>,
  terminal: Terminal,
  lang: Lang,
): Promise<void> {
  if (dropped === undefined || !(isPosted || (await isKnownPosted(files, access)))) return;
  const texts = textsIn(lang).schedule.inbox;
  const { inbox, used } = dropped;
  const { moved, failed } = await archiveExports(inbox, used);
  const superseded = moved.filter((name) => name !== used.name);
  if (moved.includes(used.name)) terminal.err(texts.archived(used.name, `${inbox.root}/${ARCHIVE}`));
  if (superseded.length > 0) terminal.err(texts.superseded(superseded.join(', '), used.name));
  for (const { name, code } of failed) terminal.err(texts.notArchived(`${inbox.root}/${name}`, code));
}

async function isKnownPosted(
  files: TakenExport['files'],
  access: Pick<PayRequest, 'ledger' | 'now'>,
): Promise<boolean> {
  try {
    return await wasPosted(files, access);
  } catch (error) {
    if (error instanceof LedgerError || error instanceof FolderError) return false;
    throw error;
  }
}
