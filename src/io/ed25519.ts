import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { KeyError, readKeyText } from './key-file.js';

/** A private key, and the name of the pair: the first 16 hexadecimal digits of the SHA-256 of the public key (DER). */
export interface SigningKey {
  readonly keyId: string;
  /** The bytes of a detached signature file. The same each time: Ed25519 draws nothing (RFC 8032). */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

export interface VerifyingKey {
  readonly keyId: string;
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean;
}

/** A signature file as read. */
export interface DetachedSignature {
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/**
 * An Ed25519 private key in PEM (PKCS#8), which nobody but its owner may read.
 *
 * @throws KeyError
 */
export async function readSigningKey(path: string): Promise<SigningKey> {
  const text = await readKeyText(path, 'private');
  const key = keyIn(path, () => createPrivateKey(text));
  const keyId = keyIdOf(createPublicKey(key));
  return {
    keyId,
    sign: (bytes) => {
      const signature = sign(null, bytes, key).toString('base64');
      return new TextEncoder().encode(`${HEADER} ${keyId}\n${signature}\n`);
    },
  };
}

/**
 * An Ed25519 public key in PEM. A private one in its place is refused: it would be passed on.
 *
 * @throws KeyError
 */
export async function readVerifyingKey(path: string): Promise<VerifyingKey> {
  const text = await readKeyText(path, 'public');
  if (text.includes('PRIVATE KEY')) throw new KeyError('private', path);
  const key = keyIn(path, () => createPublicKey(text));
  return { keyId: keyIdOf(key), verify: (bytes, signature) => verify(null, bytes, key, signature) };
}

/** A new pair of keys, as PEM. */
export function newSigningKeys(): {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly keyId: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: keyIdOf(publicKey),
  };
}

/** Reads a detached signature; `undefined` when the file is none. */
export function readSignature(file: Uint8Array): DetachedSignature | undefined {
  const text = new TextDecoder('latin1').decode(file);
  const [, keyId, base64] = SIGNATURE.exec(text) ?? [];
  if (keyId === undefined || base64 === undefined) return undefined;
  return { keyId, signature: new Uint8Array(Buffer.from(base64, 'base64')) };
}

const HEADER = 'trentieme-signature Ed25519';
const SIGNATURE = /^trentieme-signature Ed25519 ([0-9a-f]{16})\r?\n([A-Za-z0-9+/]{86}==)\r?\n?$/;

function keyIn(path: string, read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (error) {
    throw new KeyError('not-a-key', path, error);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyError('other-algorithm', path);
  return key;
}

function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}
