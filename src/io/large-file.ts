import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { basename } from 'node:path';
import { FolderError } from './errors.js';

/**
 * A file that may not fit in memory: read piece by piece, as often as asked, and always the same. One that changes
 * while it is used is refused: what was paid would not be what was kept.
 */
export class LargeFile {
  readonly name: string;
  readonly lazy: {
    readonly size: number;
    readonly pieces: () => Iterable<Uint8Array>;
    /** SHA-256 in lower-case hexadecimal. */
    readonly digest: () => string;
  };
  readonly #path: string;
  readonly #before: BigIntStats;

  /** @throws FolderError when it cannot be read, or is no ordinary file: reading a pipe may never end */
  constructor(path: string) {
    this.name = basename(path);
    this.#path = path;
    this.#before = onDisk(path, () => statSync(path, { bigint: true }));
    if (!this.#before.isFile()) throw new FolderError('not-a-file', path);
    let digest: string | undefined;
    this.lazy = {
      size: Number(this.#before.size),
      pieces: () => this.#pieces(),
      digest: () => (digest ??= digestOf(this.#pieces(new Uint8Array(PIECE)))),
    };
  }

  /** All of it, read anew. */
  get bytes(): Uint8Array {
    const bytes = new Uint8Array(this.lazy.size);
    let read = 0;
    for (const piece of this.#pieces()) {
      bytes.set(piece, read);
      read += piece.length;
    }
    return bytes;
  }

  /** @param room where every piece is put: each holds good until the next; without it, each has its own */
  *#pieces(room?: Uint8Array): Generator<Uint8Array> {
    const file = onDisk(this.#path, () => openSync(this.#path, READING));
    try {
      this.#mustBeUnchanged(file);
      for (let read = 0; read < this.lazy.size;) {
        const length = Math.min(PIECE, this.lazy.size - read);
        const piece = room === undefined ? new Uint8Array(length) : room.subarray(0, length);
        const count = onDisk(this.#path, () => readSync(file, piece));
        if (count === 0) throw new FolderError('changed', this.#path);
        read += count;
        yield count === piece.length ? piece : piece.subarray(0, count);
      }
      this.#mustBeUnchanged(file);
    } finally {
      closeSync(file);
    }
  }

  #mustBeUnchanged(file: number): void {
    const now = onDisk(this.#path, () => fstatSync(file, { bigint: true }));
    const { ino, size, mtimeNs } = this.#before;
    if (now.ino !== ino || now.size !== size || now.mtimeNs !== mtimeNs) {
      throw new FolderError('changed', this.#path);
    }
  }
}

const PIECE = 1 << 20;

/** Should a pipe have taken the place of the file, opening it must not wait for somebody to write. */
const READING = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

function digestOf(pieces: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

function onDisk<Result>(path: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw new FolderError('unreadable', path, error);
  }
}
