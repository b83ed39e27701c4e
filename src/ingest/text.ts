import { ByteCheck, decode, type ByteFault, type Encoding } from '../charset/index.js';
import type { FileProblem } from '../model/index.js';
import { lineIn, piecesOf, sizeOf, type InputFile } from './input-file.js';

export type TextReading =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: FileProblem };

/**
 * The text of a whole input file, in the encoding stated or its own. Its bytes are looked at first, piece by piece: one
 * that is refused is never held.
 */
export function readText(file: InputFile, stated: Encoding): TextReading {
  const encoding = file.encoding ?? stated;
  const fault = bytesAreOurs(file) ? undefined : byteFaultIn(file, encoding);
  if (fault !== undefined) return { ok: false, problem: byteProblem(file, encoding, fault) };
  if (sizeOf(file) > LONGEST_TEXT) return { ok: false, problem: tooLarge(file) };
  const decoded = decode(file.bytes, encoding);
  if (decoded.ok) return decoded;
  const { offset, byte } = decoded.fault;
  return {
    ok: false,
    problem: byteProblem(file, encoding, { kind: 'invalid', offset, byte, likely: undefined }),
  };
}

/** Bytes that we wrote from another form, which was looked at itself. */
export function bytesAreOurs({ lineOf }: InputFile): boolean {
  return lineOf !== undefined;
}

function byteFaultIn(file: InputFile, encoding: Encoding): ByteFault | undefined {
  const check = new ByteCheck(encoding);
  for (const piece of piecesOf(file)) if (!check.push(piece)) break;
  return check.end();
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
      const byte = `0x${fault.byte.toString(16).toUpperCase().padStart(2, '0')}`;
      const { likely } = fault;
      const advice: Readonly<Record<string, string>> = likely === undefined ? {} : { case: 'likely', likely };
      return { code: 'file.encoding', at, facts: { encoding, byte, ...advice } };
    }
  }
}
