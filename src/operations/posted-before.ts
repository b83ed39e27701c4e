import { digestOf, type InputFile } from '../ingest/ingest.js';
import { sha256 } from '../io/digest.js';
import { LedgerError } from '../ledger/index.js';
import { reading, type BookAccess } from './open-book.js';
import { isExportFile } from './standing.js';

/** Whether the last posted run was made from this very export: its folder may have stayed because that run died. */
export async function wasPosted(
  files: readonly InputFile[],
  access: Pick<BookAccess, 'ledger' | 'now'>,
): Promise<boolean> {
  const last = await reading(access, (ledger) => ledger.lastRun()).catch((error: unknown) => {
    if (error instanceof LedgerError && error.fault.kind === 'missing') return undefined;
    throw error;
  });
  if (last === undefined) return false;
  const posted = new Map(
    last.inputs.filter(({ name }) => isExportFile(name)).map(({ name, digest }) => [name, digest]),
  );
  const own = files.filter(({ name }) => isExportFile(name));
  return own.length === posted.size && own.every((file) => posted.get(file.name) === digestOf(file, sha256));
}
