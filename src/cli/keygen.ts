import { newIdentity } from '../io/age.js';
import { newSigningKeys } from '../io/ed25519.js';
import { writeKeyPair } from '../io/key-pair-files.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface KeygenOptions {
  readonly output: string;
  readonly kind: 'signing' | 'encryption';
  readonly lang: Lang;
}

/** `trentieme keygen`: a new pair of keys, never over another. */
export async function keygen({ output, kind, lang }: KeygenOptions, terminal: Terminal): Promise<number> {
  const { keysWritten } = textsIn(lang).seal;
  if (kind === 'signing') {
    const { privateKey, publicKey, keyId } = newSigningKeys();
    const beside = await writeKeyPair(output, privateKey, publicKey);
    terminal.out(keysWritten.signing(output, beside, keyId));
  } else {
    const { identityFile, recipient } = await newIdentity();
    const beside = await writeKeyPair(output, identityFile, `${recipient}\n`);
    terminal.out(keysWritten.encryption(output, beside, recipient));
  }
  return EXIT.done;
}
