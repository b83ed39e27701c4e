import { byteName, decode, type Encoding } from '../charset/index.js';
import type { FileProblem } from '../model/index.js';

export type XmlText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: FileProblem };

/** The text of an XML file, in the encoding that it declares itself; UTF-8 when it declares none (XML 1.0, 4.3.3). */
export function xmlTextOf(file: string, bytes: Uint8Array): XmlText {
  const declared = declaredEncoding(bytes);
  const encoding = KNOWN[declared.toUpperCase()];
  if (encoding === undefined || (hasMark(bytes) && encoding !== 'UTF-8')) {
    const facts = { found: declared, expected: NAMES.join(', ') };
    return { ok: false, problem: { code: 'sts.declared-encoding', at: { file, line: 1 }, facts } };
  }
  const decoded = decode(bytes, encoding === 'ISO-8859-1' ? 'ISO-8859-15' : encoding);
  if (decoded.ok) {
    return { ok: true, text: encoding === 'ISO-8859-1' ? latin1Of(decoded.text) : decoded.text };
  }
  const { offset, byte } = decoded.fault;
  const facts = { encoding, byte: byteName(byte) };
  const line = 1 + countOf(0x0a, bytes.subarray(0, offset));
  return { ok: false, problem: { code: 'sts.encoding', at: { file, line }, facts } };
}

const NAMES = ['ISO-8859-15', 'ISO-8859-1', 'UTF-8', 'windows-1252'] as const;

const KNOWN: Readonly<Record<string, Encoding | 'ISO-8859-1' | undefined>> = Object.fromEntries(
  NAMES.map((name) => [name.toUpperCase(), name]),
);

/** The beginning of a file as far as ASCII goes: in every encoding known here those bytes are those characters. */
export function asciiHead(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length)).replaceAll(/[^\t\n\r -~]/g, '?');
}

function declaredEncoding(bytes: Uint8Array): string {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) return 'UTF-16';
  const head = asciiHead(hasMark(bytes) ? bytes.subarray(MARK.length) : bytes, 200);
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'UTF-8';
}

/** The byte order mark of UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];

function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, index) => bytes[index] === byte);
}

/** The eight characters in which ISO-8859-15 differs. */
function latin1Of(text: string): string {
  return text.replaceAll(/[€ŠšŽžŒœŸ]/g, (character) => '¤¦¨´¸¼½¾'.charAt('€ŠšŽžŒœŸ'.indexOf(character)));
}

function countOf(sign: number, bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === sign) count += 1;
  return count;
}
