import type { Encoded, UnencodableCharacter } from './results.js';
import { BYTES, type Charset } from './tables.js';

/**
 * One byte per character, or every character that has no byte. Control characters (C0, DEL, C1) are refused: this
 * is the text of a record, where a line feed would make two records of one.
 */
export function encode(text: string, charset: Charset): Encoded {
  const table = BYTES[charset];
  const bytes = new Uint8Array(text.length);
  const faults: UnencodableCharacter[] = [];
  let position = 0;
  for (const character of text) {
    const byte = table.get(character);
    if (byte === undefined) faults.push({ codePoint: codePointName(character), position });
    else bytes[position] = byte;
    position += 1;
  }
  return faults.length === 0 ? { ok: true, bytes } : { ok: false, faults };
}

/** Whether one character has a byte in the charset and may stand in a record. */
export function isEncodable(character: string, charset: Charset): boolean {
  return BYTES[charset].has(character);
}

/** `U+00E9`: names a character without printing it, since it may be invisible or move the cursor. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
