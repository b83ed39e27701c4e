import type { PayMonth } from '../calendar/index.js';
import type { EncryptionSettings } from '../config/seal.js';
import { remittanceFolders } from '../io/remittance-folders.js';
import type { Ledger } from '../ledger/index.js';
import { remittanceName } from './reissue.js';
import { sealFolder } from './seal-folder.js';

/**
 * Makes the encrypted copies that a pay month lacks: of the remittance that was just paid, of one that was written
 * again, of one whose copy somebody removed. A cancelled remittance is not to be sent, and gets none.
 *
 * @returns the folders that were written
 * @throws FolderError `unsealed`: the remittance is posted and its folder is there, its copy is not
 */
export async function sealMissing(
  ledger: Ledger,
  output: string,
  payMonth: PayMonth,
  { recipients, folder }: EncryptionSettings,
): Promise<string[]> {
  const there = new Set(await remittanceFolders(output));
  const written: string[] = [];
  for await (const remittance of ledger.remittances()) {
    if (remittance.payMonth !== payMonth || remittance.state === 'cancelled') continue;
    const name = remittanceName(payMonth, remittance.number);
    if (!there.has(name)) continue;
    const target = `${folder ?? output}/${name}.age`;
    if ((await sealFolder(`${output}/${name}`, target, recipients)) === 'published') written.push(target);
  }
  return written;
}
