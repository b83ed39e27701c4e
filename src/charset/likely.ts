import { CODE_POINTS, type Charset } from './tables.js';

/**
 * The one-byte charset in which these bytes spell a French text, to advise people: nothing is read by it. Both charsets
 * have the same letters at the same places; windows-1252 alone puts characters at 80–9F, and only such a byte tells.
 *
 * @param seen for each of the 256 bytes, not 0 when the file holds it
 * @returns `undefined` when one of the bytes is no character of such a text
 */
export function likelyCharset(seen: Uint8Array): Charset | undefined {
  const bytes = Array.from(seen.keys()).filter((byte) => byte >= 0x80 && seen[byte] !== 0);
  const charset: Charset = bytes.some((byte) => byte < 0xa0) ? 'windows-1252' : 'ISO-8859-15';
  const isFrench = (byte: number): boolean => FRENCH.has(CODE_POINTS[charset][byte] ?? 0);
  return bytes.length > 0 && bytes.every(isFrench) ? charset : undefined;
}

/**
 * Letters of French and of the names of its neighbours, and what a French typist puts around them. `Ã` is not one: it
 * is what UTF-8 looks like in these charsets.
 */
const FRENCH: ReadonlySet<number> = new Set(
  Array.from(
    'ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸÁÍÓÚÑàâäæçèéêëîïôöœùûüÿáíóúñãõåøìòßŠšŽž€«»‹›‘’“”„–—…°²³µ·§ªº½\u00a0\u00ad',
    (character) => character.codePointAt(0) ?? 0,
  ),
);
