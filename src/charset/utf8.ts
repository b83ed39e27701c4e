import type { Decoded } from './results.js';

/** Strict UTF-8: no replacement character, no overlong form, no surrogate. A byte order mark is removed. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    // The decoder refuses without saying where; a second pass finds the place, on refused files only.
    const offset = firstInvalidByte(bytes);
    if (offset === undefined) throw error;
    return { ok: false, fault: { offset, byte: bytes[offset] ?? 0 } };
  }
}

/**
 * Offset of the byte where the first malformed sequence begins (its lead byte, also when a later byte of it is
 * wrong or missing), or `undefined` when all is well formed.
 */
function firstInvalidByte(bytes: Uint8Array): number | undefined {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return undefined;
}

/** Lead bytes with their length and the range of their second byte: Unicode, table 3-7. Other bytes are 80–BF. */
const SEQUENCES = [
  { lead: [0x00, 0x7f], length: 1, second: [0x00, 0xff] },
  { lead: [0xc2, 0xdf], length: 2, second: [0x80, 0xbf] },
  { lead: [0xe0, 0xe0], length: 3, second: [0xa0, 0xbf] },
  { lead: [0xe1, 0xec], length: 3, second: [0x80, 0xbf] },
  { lead: [0xed, 0xed], length: 3, second: [0x80, 0x9f] },
  { lead: [0xee, 0xef], length: 3, second: [0x80, 0xbf] },
  { lead: [0xf0, 0xf0], length: 4, second: [0x90, 0xbf] },
  { lead: [0xf1, 0xf3], length: 4, second: [0x80, 0xbf] },
  { lead: [0xf4, 0xf4], length: 4, second: [0x80, 0x8f] },
] as const;

/** Length in bytes of the well-formed sequence that begins at the offset; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? -1;
  const sequence = SEQUENCES.find((one) => lead >= one.lead[0] && lead <= one.lead[1]);
  if (sequence === undefined) return 0;
  for (let index = 1; index < sequence.length; index += 1) {
    const byte = bytes[offset + index] ?? -1;
    const [low, high] = index === 1 ? sequence.second : [0x80, 0xbf];
    if (byte < low || byte > high) return 0;
  }
  return sequence.length;
}
