import { decode, type Encoding } from '../charset/index.js';

/** A stretch of a file as text. */
export interface DecodedBlock {
  readonly text: string;
  /** The byte after it that means nothing in the encoding: the last block then. */
  readonly invalid: number | undefined;
}

/**
 * Decodes a file block by block, each byte checked. Blocks have one size whatever the pieces: what is read depends on
 * the bytes alone. A character cut in two waits for its end. A byte order mark is kept.
 *
 * @param size bytes of a block, at least 4
 */
export function* decodedBlocks(
  pieces: Iterable<Uint8Array>,
  encoding: Encoding,
  size = 65_536,
): Generator<DecodedBlock, void, undefined> {
  const block = new Uint8Array(size);
  let filled = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length;) {
      const count = Math.min(piece.length - from, size - filled);
      block.set(piece.subarray(from, from + count), filled);
      from += count;
      filled += count;
      if (filled < size) continue;
      const end = encoding === 'UTF-8' ? wholeCharacters(block) : size;
      const decoded = decodedBlock(block.subarray(0, end), encoding);
      yield decoded;
      if (decoded.invalid !== undefined) return;
      block.copyWithin(0, end);
      filled = size - end;
    }
  }
  if (filled > 0) yield decodedBlock(block.subarray(0, filled), encoding);
}

function decodedBlock(bytes: Uint8Array, encoding: Encoding): DecodedBlock {
  const decoded = decode(bytes, encoding);
  if (decoded.ok) return { text: withMark(bytes, encoding, decoded.text), invalid: undefined };
  const { offset, byte } = decoded.fault;
  const before = bytes.subarray(0, offset);
  const beginning = decode(before, encoding);
  return { text: beginning.ok ? withMark(before, encoding, beginning.text) : '', invalid: byte };
}

/** Decoding takes a byte order mark away; in the middle of a file it is a character like any other. */
function withMark(bytes: Uint8Array, encoding: Encoding, text: string): string {
  const isMarked = encoding === 'UTF-8' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? `\uFEFF${text}` : text;
}

/** How many bytes of the block are whole characters: all but a UTF-8 sequence that goes on after it. */
function wholeCharacters(block: Uint8Array): number {
  for (let back = 1; back < 4; back += 1) {
    const byte = block[block.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? block.length - back : block.length;
  }
  return block.length;
}
