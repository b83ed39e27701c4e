import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { runningDigest } from './digest.js';
import { LedgerError } from './errors.js';
import type { Digest } from './records.js';

/** Bytes at hand, or as they come. */
export type Content = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Compressed pieces of about this size, in bytes: no store has to hold a large value whole. */
const PART_SIZE = 1 << 20;

export interface PackedContent {
  readonly digest: Digest;
  /** Before compression. */
  readonly bytes: number;
  /** The zstd frame, cut in parts. */
  readonly parts: readonly Uint8Array[];
}

/** Compresses a content; only its compressed form is held. */
export async function pack(content: Content): Promise<PackedContent> {
  const digest = runningDigest();
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of content instanceof Uint8Array ? [content] : content) {
      digest.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  const parts: Uint8Array[] = [];
  await pipeline(Readable.from(counted()), createZstdCompress({ chunkSize: PART_SIZE }), async (packed) => {
    for await (const part of packed as AsyncIterable<Uint8Array>) parts.push(part);
  });
  return { digest: digest.digest(), bytes, parts };
}

/**
 * Decompresses what {@link pack} made, and proves it is the content of that digest.
 *
 * @throws LedgerError `corrupted` when it is not: possibly after some bytes were given out
 */
export async function* unpack(
  digest: Digest,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const found = runningDigest();
  const frame = createZstdDecompress();
  const feeding = pipeline(Readable.from(parts), frame).catch(failure);
  try {
    for await (const piece of frame as AsyncIterable<Uint8Array>) {
      found.update(piece);
      yield piece;
    }
  } catch (error) {
    throw damaged(digest, (await feeding) ?? error);
  }
  const failed = await feeding;
  if (failed !== undefined || found.digest() !== digest) throw damaged(digest, failed);
}

function failure(error: unknown): unknown {
  return error;
}

/** A store that fails while it is read is not a damaged archive: its own error goes through. */
function damaged(digest: Digest, cause: unknown): LedgerError {
  if (cause instanceof LedgerError) return cause;
  return new LedgerError({ kind: 'corrupted', where: `archive ${digest}` }, cause);
}
