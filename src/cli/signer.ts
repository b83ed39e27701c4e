import { readSigningKey } from '../io/ed25519.js';
import type { Lang } from '../report/messages/index.js';
import { keyRead } from './key-reading.js';

/**
 * What signs the manifests of a run: the key of `--sign-key`, or of the configuration; `undefined` without one.
 *
 * @throws UsageError when the key cannot be used, or others may read it
 */
export async function loadSigner(
  path: string | undefined,
  lang: Lang,
): Promise<((manifest: Uint8Array) => Uint8Array) | undefined> {
  return path === undefined ? undefined : (await keyRead(readSigningKey(path), lang)).sign;
}
