import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { joinedBytes } from '../ingest/input-file.js';
import { publish } from '../io/publish.js';
import { remittanceFolders } from '../io/remittance-folders.js';
import type { Ledger, LedgerWriter, RunRecord } from '../ledger/index.js';

/**
 * Writes again, byte for byte, the folders of remittances that are in the ledger and not on the disk: those that
 * nobody saw appear, because a run died between the two, and those of the month to be paid that are no longer there. A
 * folder that is there with those very bytes is left as it is.
 *
 * @returns the folders that were written, oldest first
 */
export async function reissue(
  ledger: Ledger,
  writer: LedgerWriter,
  output: string,
  payMonth: PayMonth,
): Promise<string[]> {
  const written: string[] = [];
  for (const run of [...(await ledger.unpublished()), ...(await missingOf(ledger, output, payMonth))]) {
    const folder = `${output}/${remittanceName(run.payMonth, run.remittance)}`;
    const publication = await publish({
      folder,
      replace: false,
      committed: 'before',
      write: async (draft) => {
        for (const { name, digest } of run.outputs) {
          await draft.append(name, new Uint8Array());
          for await (const piece of ledger.content(digest)) await draft.append(name, piece);
        }
      },
    });
    await writer.confirmPublished(run.number);
    if (publication === 'published') written.push(folder);
  }
  return written;
}

/** Remittances of a month that appeared once and are not in this output folder. */
async function missingOf(ledger: Ledger, output: string, payMonth: PayMonth): Promise<RunRecord[]> {
  const there = new Set(await remittanceFolders(output));
  const missing: RunRecord[] = [];
  for await (const remittance of ledger.remittances()) {
    if (remittance.payMonth !== payMonth || remittance.state === 'cancelled' || !remittance.published)
      continue;
    const run = there.has(remittanceName(payMonth, remittance.number))
      ? undefined
      : await ledger.run(remittance.run);
    if (run !== undefined) missing.push(run);
  }
  return missing;
}

/** `2025-11/01`: the folder of a remittance. */
export function remittanceName(payMonth: PayMonth | undefined, number: number | undefined): string {
  if (payMonth === undefined || number === undefined) throw new Error('a remittance without its rank');
  return `${formatPayMonth(payMonth)}/${String(number).padStart(2, '0')}`;
}

/** The bytes of a content, whole. */
export async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return joinedBytes(pieces);
}
