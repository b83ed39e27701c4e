import { giveBack } from '../given-bytes.js';
import type { KeysAside } from '../key-index/gathered-keys.js';
import type { Buckets } from './buckets.js';

/** Keys that wait in a bucket. */
export function keysAside(buckets: Buckets, bucket: number): KeysAside {
  return {
    put: (keys) => {
      const bytes = new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength);
      buckets.append(bucket, bytes, 0, bytes.length);
    },
    *pieces() {
      for (const bytes of buckets.pieces(bucket)) {
        yield new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / Int32Array.BYTES_PER_ELEMENT);
        giveBack(bytes);
      }
    },
  };
}
