import type { Decoded } from './results.js';
import { Utf8Run } from './utf8-run.js';

/** Strict UTF-8: no replacement character, no overlong form, no surrogate. A byte order mark is removed. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: DECODER.decode(bytes) };
  } catch (error) {
    // The decoder refuses without saying where; a second pass finds the place, on refused files only.
    const offset = firstInvalidByte(bytes);
    if (offset === undefined) throw error;
    return { ok: false, fault: { offset, byte: bytes[offset] ?? 0 } };
  }
}

/** Each text is decoded whole: nothing is left in it from one to the next. */
const DECODER = new TextDecoder('utf-8', { fatal: true });

/**
 * Offset of the byte where the first malformed sequence begins (its lead byte, also when a later byte of it is
 * wrong or missing), or `undefined` when all is well formed.
 */
function firstInvalidByte(bytes: Uint8Array): number | undefined {
  const run = new Utf8Run();
  let start = 0;
  for (const [at, byte] of bytes.entries()) {
    if (run.lacking === 0) start = at;
    if (!run.take(byte)) return start;
  }
  return run.lacking > 0 ? start : undefined;
}
