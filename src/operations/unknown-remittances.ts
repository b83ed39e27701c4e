import { remittanceFolders } from '../io/remittance-folders.js';
import type { Ledger } from '../ledger/index.js';
import { remittanceName } from './reissue.js';

/**
 * Remittances that lie in the output folder and that the ledger knows nothing of: another ledger, a lost one or an old
 * backup wrote them, and settling against this one would pay them again.
 */
export class UnknownRemittancesError extends Error {
  readonly folders: readonly string[];

  constructor(folders: readonly string[]) {
    super(`${String(folders.length)} remittances unknown to the ledger`);
    this.folders = folders;
  }
}

/** @throws UnknownRemittancesError */
export async function refuseUnknownRemittances(ledger: Ledger, output: string): Promise<void> {
  const folders = await remittanceFolders(output);
  if (folders.length === 0) return;
  const known = new Set<string>();
  for await (const { payMonth, number } of ledger.remittances()) {
    known.add(remittanceName(payMonth, number));
  }
  const unknown = folders.filter((folder) => !known.has(folder));
  if (unknown.length > 0) throw new UnknownRemittancesError(unknown);
}
