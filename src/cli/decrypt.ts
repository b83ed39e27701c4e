import { readIdentities } from '../io/age.js';
import { unsealFolder } from '../operations/unseal-folder.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UnusableFileError } from './failures.js';
import { keyRead } from './key-reading.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface DecryptOptions {
  readonly folder: string;
  readonly identity: string;
  readonly output: string;
  readonly lang: Lang;
}

/** `trentieme decrypt`: the encrypted copy of a remittance, readable again. */
export async function decrypt(options: DecryptOptions, terminal: Terminal): Promise<number> {
  const { folder, identity, output, lang } = options;
  const { seal: texts } = textsIn(lang);
  const identities = await keyRead(readIdentities(identity), lang);
  const unsealing = await unsealFolder(folder, identities, output);
  if (unsealing.kind === 'unusable') {
    throw new UnusableFileError(unsealing.faults.map(({ kind, name }) => texts.sealed[kind]?.(name) ?? name));
  }
  terminal.out(
    unsealing.publication === 'published'
      ? texts.decrypted(unsealing.files, output)
      : texts.alreadyDecrypted(output),
  );
  return EXIT.done;
}
