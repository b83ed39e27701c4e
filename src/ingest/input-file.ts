import type { Encoding } from '../charset/index.js';

/** One input file as it lies in the export folder. */
export interface InputFile {
  readonly name: string;
  /** All of it: a large file is read again each time this is asked. */
  readonly bytes: Uint8Array;
  /** The same, piece by piece, and how many bytes; absent where it is at hand whole. */
  readonly lazy?: {
    readonly size: number;
    readonly pieces: () => Iterable<Uint8Array>;
    /** SHA-256 in lower-case hexadecimal; absent where nobody asks. */
    readonly digest?: () => string;
  };
  /** Its own encoding; absent where the settings state it. */
  readonly encoding?: Encoding;
  /** The line of origin of a line, of a file that was written from another form. */
  readonly lineOf?: (line: number) => number;
}

export function sizeOf(file: InputFile): number {
  return file.lazy?.size ?? file.bytes.length;
}

/** SHA-256 of a file. */
export function digestOf(file: InputFile, sha256: (bytes: Uint8Array) => string): string {
  return file.lazy?.digest?.() ?? sha256(file.bytes);
}

/** The bytes of a file, from its beginning to its end. */
export function piecesOf(file: InputFile): Iterable<Uint8Array> {
  return file.lazy?.pieces() ?? [file.bytes];
}

/** Pieces as one. */
export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The line a byte stands on. */
export function lineAt(bytes: Uint8Array, offset: number): number {
  return 1 + lineFeedsBefore(bytes, offset);
}

/** The same of a file that comes in pieces. */
export function lineIn(file: InputFile, offset: number): number {
  let line = 1;
  let passed = 0;
  for (const piece of piecesOf(file)) {
    line += lineFeedsBefore(piece, offset - passed);
    passed += piece.length;
    if (passed >= offset) break;
  }
  return line;
}

function lineFeedsBefore(bytes: Uint8Array, offset: number): number {
  const end = Math.min(offset, bytes.length);
  let count = 0;
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0x0a) count += 1;
  return count;
}
