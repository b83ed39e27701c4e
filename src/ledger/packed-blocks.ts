import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { BlockCutter } from './block-cutters.js';
import { contentPieces, damaged, LEVEL, type Content } from './content.js';
import { digestOf, runningDigest } from './digest.js';
import type { Digest } from './records.js';

/**
 * Compresses a content block by block, each as a zstd frame, and a part, of its own, which can be read alone. Some blocks
 * are compressed ahead, in threads of the engine.
 *
 * @param cutter says where blocks end
 */
export async function packBlocks(
  content: Content,
  cutter: BlockCutter,
  onPart: (part: Uint8Array) => Promise<void>,
): Promise<{ readonly digest: Digest; readonly bytes: number }> {
  const digest = runningDigest();
  const packing: Promise<Uint8Array>[] = [];
  let bytes = 0;
  const pack = async (block: Uint8Array): Promise<void> => {
    const packed = packedBlock(block, cutter);
    // Whoever waits for its turn hears of it.
    packed.catch(() => undefined);
    packing.push(packed);
    if (packing.length > AHEAD) await giveFirst();
  };
  const giveFirst = async (): Promise<void> => {
    const first = await packing.shift();
    if (first !== undefined) await onPart(first);
  };
  for await (const piece of contentPieces(content)) {
    digest.update(piece);
    bytes += piece.length;
    for (const block of cutter.push(piece)) await pack(block);
  }
  for (const block of cutter.rest()) await pack(block);
  while (packing.length > 0) await giveFirst();
  return { digest: digest.digest(), bytes };
}

/** The room of a block is used again once it is compressed: memory that comes and goes by megabytes has all of it collected. */
async function packedBlock(block: Uint8Array, cutter: BlockCutter): Promise<Uint8Array> {
  try {
    // Told the size, the engine makes no more room than it needs; most of what is paid shrinks to less than half.
    const room = { chunkSize: Math.max(LEAST_ROOM, block.length >> 1), pledgedSrcSize: block.length };
    return await compress(block, { ...room, params: PARAMETERS });
  } finally {
    cutter.giveBack(block);
  }
}

const compress = promisify(zstdCompress);

const LEAST_ROOM = 64;

/** A window of 128 KB: a larger one makes a block hardly smaller. */
const PARAMETERS = { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_windowLog]: 17 };

/** Blocks under way besides the one that is waited for. */
const AHEAD = 3;

/**
 * Decompresses what {@link packBlocks} made, and proves it is the content of that digest.
 *
 * @throws LedgerError `corrupted` when it is not: possibly after some bytes were given out
 */
export async function* unpackBlocks(
  digest: Digest,
  parts: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const found = runningDigest();
  for await (const part of parts) {
    const block = await unpackedBlock(digest, part);
    found.update(block);
    yield block;
  }
  if (found.digest() !== digest) throw damaged(digest, undefined);
}

/** The same, whole: blocks are decompressed side by side, in threads of the engine. */
export async function unpackWholeBlocks(
  digest: Digest,
  parts: readonly Uint8Array[],
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (let first = 0; first < parts.length; first += TOGETHER) {
    const some = parts.slice(first, first + TOGETHER).map((part) => unpackedBlock(digest, part));
    for (const block of await Promise.all(some)) {
      if (at + block.length > bytes) throw damaged(digest, undefined);
      whole.set(block, at);
      at += block.length;
    }
  }
  if (at !== bytes || digestOf(whole) !== digest) throw damaged(digest, undefined);
  return whole;
}

/** Blocks that are decompressed side by side. */
const TOGETHER = 16;

async function unpackedBlock(digest: Digest, part: Uint8Array): Promise<Uint8Array> {
  try {
    return await decompress(part, { chunkSize: UNPACKED });
  } catch (error) {
    throw damaged(digest, error);
  }
}

const decompress = promisify(zstdDecompress);

/** Room for most blocks, which are then not put together from pieces. */
const UNPACKED = 1 << 18;

const LINE_FEED = 0x0a;

/** How many line feeds some bytes hold. */
export function lineFeedsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === LINE_FEED) count += 1;
  return count;
}
