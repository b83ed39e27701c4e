import { ReadBackError } from '../io/errors.js';
import type { FolderDraft } from '../io/folder-draft.js';
import type { MovementBatch } from '../ledger/index.js';
import type { CompletedRun } from '../pipeline.js';

/**
 * Writes the files of a run in a draft and seals it: they are on the disk, and what was read back is what was meant.
 * Gives the movements as they are written, some at a time, for whoever posts them meanwhile.
 *
 * @throws ReadBackError
 */
export async function* writtenRun(run: CompletedRun, draft: FolderDraft): AsyncGenerator<MovementBatch> {
  const mismatches: string[] = [];
  yield* run.write(draft, mismatches);
  if (mismatches.length > 0) throw new ReadBackError(mismatches);
  await draft.seal();
}
