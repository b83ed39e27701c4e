import { readOptionalFile } from '../io/read-inputs.js';
import { sha256 } from '../io/digest.js';
import { remittanceFolders } from '../io/remittance-folders.js';
import type { Ledger } from '../ledger/index.js';
import { remittanceName } from './reissue.js';

/**
 * Remittances that lie in the output folder and that are not those of the ledger: another ledger, a lost one or an old
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
  const runs = new Map<string, number>();
  for await (const { run, payMonth, number } of ledger.remittances()) {
    runs.set(remittanceName(payMonth, number), run);
  }
  const unknown: string[] = [];
  for (const folder of folders) {
    if (!(await isOfLedger(ledger, runs.get(folder), `${output}/${folder}`))) unknown.push(folder);
  }
  if (unknown.length > 0) throw new UnknownRemittancesError(unknown);
}

/** Every ledger has a first remittance of some month: the manifest tells whose the folder is. */
async function isOfLedger(ledger: Ledger, number: number | undefined, folder: string): Promise<boolean> {
  const run = number === undefined ? undefined : await ledger.run(number);
  const digest = run?.outputs.find(({ name }) => name === MANIFEST)?.digest;
  const manifest = await readOptionalFile(`${folder}/${MANIFEST}`);
  return manifest !== undefined && digest === sha256(manifest.bytes);
}

const MANIFEST = 'bordereau.json';
