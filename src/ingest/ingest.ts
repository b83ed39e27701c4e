import { decode, type Encoding } from '../charset/index.js';
import type { FileProblem } from '../model/index.js';
import { readCsv, type CsvFault, type CsvSink } from './csv.js';

/** One input file as it lies in the export folder. */
export interface InputFile {
  readonly name: string;
  /** All of it: a large file is read again each time this is asked. */
  readonly bytes: Uint8Array;
  /** The same, piece by piece, and how many bytes; absent where it is at hand whole. */
  readonly lazy?: {
    readonly size: number;
    readonly pieces: () => Iterable<Uint8Array>;
    /** SHA-256 in lower-case hexadecimal. */
    readonly digest: () => string;
  };
}

export function sizeOf(file: InputFile): number {
  return file.lazy?.size ?? file.bytes.length;
}

/** SHA-256 of a file. */
export function digestOf(file: InputFile, sha256: (bytes: Uint8Array) => string): string {
  return file.lazy?.digest() ?? sha256(file.bytes);
}

/** The bytes of a file, from its beginning to its end. */
export function piecesOf(file: InputFile): Iterable<Uint8Array> {
  return file.lazy?.pieces() ?? [file.bytes];
}

/**
 * Reads one input file into a sink: bytes in the stated encoding, then CSV records.
 *
 * @returns what makes the file unusable, if anything
 */
export function ingest(file: InputFile, encoding: Encoding, sink: CsvSink): FileProblem[] {
  const decoded = decode(file.bytes, encoding);
  if (!decoded.ok) {
    const { offset, byte } = decoded.fault;
    const facts = { encoding, byte: `0x${byte.toString(16).toUpperCase().padStart(2, '0')}` };
    return [{ code: 'file.encoding', at: { file: file.name, line: lineAt(file.bytes, offset) }, facts }];
  }
  const fault = readCsv(decoded.text, sink);
  if (fault === undefined) return [];
  return [{ code: CODES[fault.reason], at: { file: file.name, line: fault.line }, facts: {} }];
}

const CODES: Readonly<Record<CsvFault['reason'], string>> = {
  'quote-not-closed': 'file.quote-not-closed',
  'line-ends': 'file.line-ends',
  unreadable: 'file.not-csv',
};

/** The line a byte stands on. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 0x0a) line += 1;
  return line;
}
