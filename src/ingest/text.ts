import { ByteCheck, byteName, decode, type ByteFault, type Encoding } from '../charset/index.js';
import type { FileProblem } from '../model/index.js';
import { lineIn, piecesOf, sizeOf, type InputFile } from './input-file.js';

export type TextReading =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: FileProblem };

/**
 * The text of a whole input file, in the encoding stated or its own. Its bytes are looked at as they come: one that is
 * refused is not held, and none is read twice.
 */
export function readText(file: InputFile, stated: Encoding): TextReading {
  const encoding = file.encoding ?? stated;
  const read = readBytes(file, encoding);
  if ('fault' in read) return { ok: false, problem: byteProblem(file, encoding, read.fault) };
  if (read.bytes === undefined) return { ok: false, problem: tooLarge(file) };
  const decoded = decode(read.bytes, encoding);
  if (decoded.ok) return decoded;
  const { offset, byte } = decoded.fault;
  const fault: ByteFault = { kind: 'invalid', offset, byte, likely: undefined };
  return { ok: false, problem: byteProblem(file, encoding, fault) };
}

/** Bytes that we wrote from another form, which was looked at itself. */
export function bytesAreOurs({ lineOf }: InputFile): boolean {
  return lineOf !== undefined;
}

/** @returns the bytes, unless they are too many for a text; or why they are none */
function readBytes(
  file: InputFile,
  encoding: Encoding,
): { readonly bytes: Uint8Array | undefined } | { readonly fault: ByteFault } {
  const check = new ByteCheck(encoding);
  const bytes = bytesToFill(file);
  let read = 0;
  for (const piece of piecesOf(file)) {
    if (!bytesAreOurs(file) && !check.push(piece)) break;
    if (file.lazy !== undefined) bytes?.set(piece, read);
    read += piece.length;
  }
  const fault = check.end();
  return fault === undefined ? { bytes } : { fault };
}

/** Room for a file that comes in pieces; one that is at hand is taken as it is. */
function bytesToFill(file: InputFile): Uint8Array | undefined {
  const size = sizeOf(file);
  if (size > LONGEST_TEXT) return undefined;
  return file.lazy === undefined ? file.bytes : new Uint8Array(size);
}

/** The engine has no longer text. Only a file that is no plain CSV need be one, and it is refused. */
const LONGEST_TEXT = 2 ** 29 - 24;

function tooLarge(file: InputFile): FileProblem {
  const megabytes = String(Math.ceil(sizeOf(file) / 1_000_000));
  return { code: 'file.too-large', at: { file: file.name, line: undefined }, facts: { megabytes } };
}

function byteProblem(file: InputFile, encoding: Encoding, fault: ByteFault): FileProblem {
  const at = { file: file.name, line: lineIn(file, fault.offset) };
  switch (fault.kind) {
    case 'wide':
      return { code: 'file.wide-encoding', at, facts: { encoding, found: fault.found } };
    case 'nul':
      return { code: 'file.nul', at, facts: {} };
    case 'long-line':
      return { code: 'file.row-too-long', at, facts: {} };
    case 'mark':
      return { code: 'file.mark-inside', at, facts: {} };
    case 'utf-8':
      return { code: 'file.is-utf8', at, facts: { encoding, character: fault.character } };
    case 'invalid': {
      const { likely } = fault;
      const advice: Readonly<Record<string, string>> = likely === undefined ? {} : { case: 'likely', likely };
      return { code: 'file.encoding', at, facts: { encoding, byte: byteName(fault.byte), ...advice } };
    }
  }
}
