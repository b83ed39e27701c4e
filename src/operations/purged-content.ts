import { LedgerError, type Ledger, type RunRecord } from '../ledger/index.js';

/**
 * What is read of the archive, or nothing when a purge took it away.
 *
 * @throws LedgerError for any other reason
 */
export async function unlessPurged<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof LedgerError && error.fault.kind === 'purged') return undefined;
    throw error;
  }
}

/** Whether a purge took away what a run was made from. */
export async function isPurgedRun(ledger: Ledger, { inputs }: RunRecord): Promise<boolean> {
  for (const { digest } of inputs) {
    if ((await unlessPurged(anyOf(ledger.content(digest)))) === undefined) return true;
  }
  return false;
}

/** Its first bytes tell whether a content is there. */
async function anyOf(content: AsyncIterable<Uint8Array>): Promise<true> {
  for await (const piece of content) if (piece.length > 0) break;
  return true;
}
