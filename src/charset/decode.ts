import { CODE_POINTS, NOTHING, type Charset } from './tables.js';
import type { Decoded } from './results.js';
import { decodeUtf8 } from './utf8.js';

/** The encodings an input file may declare (`encoding` of the configuration). Stated, never guessed. */
export type Encoding = 'UTF-8' | Charset;

/**
 * Bytes → text, or the first byte that has no meaning in the encoding: the C1 range in ISO-8859-15, the five holes
 * of windows-1252, any malformed UTF-8. A UTF-8 byte order mark is removed. C0 bytes pass: whether a tab or a NUL
 * may stand in a field is for the reader of the file to say.
 */
export function decode(bytes: Uint8Array, encoding: Encoding): Decoded {
  return encoding === 'UTF-8' ? decodeUtf8(bytes) : decodeOneByte(bytes, CODE_POINTS[encoding]);
}

// Arguments of one call to String.fromCharCode; far below the limit of any engine.
const CHUNK = 8192;

function decodeOneByte(bytes: Uint8Array, codePoints: readonly number[]): Decoded {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const units: number[] = [];
    for (const byte of bytes.subarray(start, start + CHUNK)) {
      const codePoint = codePoints[byte] ?? NOTHING;
      if (codePoint === NOTHING) return { ok: false, fault: { offset: start + units.length, byte } };
      units.push(codePoint);
    }
    parts.push(String.fromCharCode(...units));
  }
  return { ok: true, text: parts.join('') };
}
