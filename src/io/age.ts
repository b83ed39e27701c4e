import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ReadableStream } from 'node:stream/web';
import { KeyError, readKeyText } from './key-file.js';

/** Bytes that are not what was encrypted, or not for these keys. */
export class AgeError extends Error {
  /** `other-key`: encrypted to keys that are not among these. `damaged`: cut, altered, or no such file at all. */
  readonly kind: 'other-key' | 'damaged';

  constructor(kind: AgeError['kind'], cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/** Whether it is a public key that can be encrypted to: its form, and the checksum at its end. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The bytes encrypted to public keys (age-encryption.org/v1), as they come. Each time others: the key of a file is
 * drawn.
 */
export async function* encrypted(
  plain: Iterable<Uint8Array>,
  recipients: readonly string[],
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(ReadableStream.from(plain) as globalThis.ReadableStream<Uint8Array>);
}

/**
 * The bytes that were encrypted, as they come. A file that was cut or altered shows at the altered piece: what came
 * before is only to be trusted once the end has come.
 *
 * @throws AgeError
 */
export async function* decrypted(
  cipher: Iterable<Uint8Array>,
  identities: readonly string[],
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let failure: Error | undefined;
  // What the disk refuses meanwhile is not the file's fault.
  const source = watched(cipher, (error) => (failure = error));
  try {
    yield* await decrypter.decrypt(ReadableStream.from(source) as globalThis.ReadableStream<Uint8Array>);
  } catch (error) {
    if (failure !== undefined) throw failure;
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    throw new AgeError(isOther ? 'other-key' : 'damaged', error);
  }
}

function* watched(source: Iterable<Uint8Array>, onError: (error: Error) => void): Generator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    if (error instanceof Error) onError(error);
    throw error;
  }
}

/** A new pair of keys; the private one as a file of the age tools. */
export async function newIdentity(): Promise<{ readonly identityFile: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return { identityFile: `# public key: ${recipient}\n${identity}\n`, recipient };
}

/**
 * The private keys of a file, one a line, `#` before what is for people.
 *
 * @throws KeyError
 */
export async function readIdentities(path: string): Promise<readonly string[]> {
  const lines = (await readKeyText(path, 'private')).split(/\r?\n/).map((line) => line.trim());
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'));
  try {
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch (error) {
    throw new KeyError('not-a-key', path, error);
  }
  if (identities.length === 0) throw new KeyError('not-a-key', path);
  return identities;
}
