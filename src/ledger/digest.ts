import { createHash, hash } from 'node:crypto';
import type { Digest } from './records.js';

/** What the first posting of a book follows. */
export const GENESIS: Digest = '0'.repeat(64);

/** The hash of a link of the chain: it covers the hash before it and a canonical text. */
export function linkHash(previous: Digest, text: string): Digest {
  return hash('sha256', previous + text);
}

/** SHA-256 of bytes at hand. */
export function digestOf(bytes: Uint8Array): Digest {
  return hash('sha256', bytes);
}

/** SHA-256 of contents that come in pieces. */
export interface RunningDigest {
  update(piece: string | Uint8Array): void;
  digest(): Digest;
}

export function runningDigest(): RunningDigest {
  const running = createHash('sha256');
  return {
    update: (piece) => {
      running.update(piece);
    },
    digest: () => running.digest('hex'),
  };
}
