import { closeSync, fchmodSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { giveBack } from '../given-bytes.js';
import { FolderError, isRefusal } from './errors.js';
import { nearestFolder } from './private-folder.js';

/**
 * Bytes put aside by bucket, in memory first, then in one private file that has no name any more once it is open: it
 * holds NIR and names, and goes away with the process however that ends. What is taken out of a bucket is given back in
 * the order it was put in.
 */
export class Spill {
  readonly #folder: string;
  readonly #buckets: Bucket[] = [];
  #inMemory = 0;
  #file: number | undefined;
  #fileEnd = 0;
  #path: string | undefined;

  /** @param folder where the file is made, if one is needed at all */
  constructor(folder: string) {
    this.#folder = folder;
  }

  append(bucket: number, bytes: Uint8Array, start: number, end: number): void {
    const target = (this.#buckets[bucket] ??= new Bucket());
    const before = target.capacity;
    if (!target.hasRoomFor(end - start)) {
      // It would double: counted beforehand, or one large bucket would take all there is, and as much again.
      const isTooMuch = this.#inMemory + target.capacity > IN_MEMORY;
      if (isTooMuch && target.length >= SMALLEST_WRITE) this.#write(target);
      target.makeRoomFor(end - start);
    }
    target.put(bytes, start, end);
    this.#inMemory += target.capacity - before;
  }

  /** Everything put in a bucket, which is empty afterwards. */
  take(bucket: number): Uint8Array {
    const target = this.#buckets[bucket];
    if (target === undefined) return new Uint8Array();
    const bytes = new Uint8Array(target.written + target.length);
    let at = 0;
    for (const { offset, length } of target.extents) {
      this.#read(bytes.subarray(at, at + length), offset);
      at += length;
    }
    target.copyTo(bytes, at);
    this.#empty(bucket, target);
    return bytes;
  }

  /** The same, piece by piece: what was put in at once is never cut. The bucket is empty once all have been read. */
  *takePieces(bucket: number): Generator<Uint8Array> {
    yield* this.pieces(bucket);
    const target = this.#buckets[bucket];
    if (target !== undefined) this.#empty(bucket, target);
  }

  /** How many bytes a bucket holds. */
  size(bucket: number): number {
    const target = this.#buckets[bucket];
    return target === undefined ? 0 : target.written + target.length;
  }

  /** The bytes of a bucket piece by piece, which stay there. */
  *pieces(bucket: number): Generator<Uint8Array> {
    const target = this.#buckets[bucket];
    if (target === undefined) return;
    for (const { offset, length } of target.extents) {
      const piece = new Uint8Array(length);
      this.#read(piece, offset);
      yield piece;
    }
    const rest = new Uint8Array(target.length);
    target.copyTo(rest, 0);
    yield rest;
  }

  /** Harmless twice. */
  close(): void {
    this.#buckets.length = 0;
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    // Where an open file cannot lose its name (Windows), it loses it now.
    if (this.#path !== undefined) rmSync(this.#path, { force: true });
  }

  #empty(bucket: number, target: Bucket): void {
    this.#inMemory -= target.capacity;
    giveBack(target.memory);
    this.#buckets[bucket] = new Bucket();
  }

  #write(target: Bucket): void {
    onDisk(this.#folder, () => {
      this.#file ??= this.#open();
      const length = target.length;
      let done = 0;
      while (done < length) {
        done += writeSync(this.#file, target.memory, done, length - done, this.#fileEnd + done);
      }
      target.moved(this.#fileEnd);
      this.#fileEnd += length;
    });
  }

  #read(bytes: Uint8Array, offset: number): void {
    onDisk(this.#folder, () => {
      let done = 0;
      while (done < bytes.length) {
        const count = readSync(this.#file ?? -1, bytes, done, bytes.length - done, offset + done);
        if (count === 0) throw new Error('what was put aside is no longer there');
        done += count;
      }
    });
  }

  #open(): number {
    // The folder of results may not be there yet.
    const path = join(nearestFolder(this.#folder), `.parts.${String(process.pid)}.tmp`);
    rmSync(path, { force: true });
    const file = openSync(path, 'wx+', 0o600);
    fchmodSync(file, 0o600);
    if (process.platform === 'win32') this.#path = path;
    else rmSync(path);
    return file;
  }
}

/** Up to so many bytes stay in memory. */
const IN_MEMORY = 8 << 20;
/** Less than this is not worth a write: a bucket grows instead. */
const SMALLEST_WRITE = 1 << 12;

class Bucket {
  readonly extents: { readonly offset: number; readonly length: number }[] = [];
  /** Bytes in the file. */
  written = 0;
  /** Bytes in memory. */
  length = 0;
  memory = new Uint8Array(0);

  get capacity(): number {
    return this.memory.length;
  }

  hasRoomFor(count: number): boolean {
    return this.length + count <= this.memory.length;
  }

  makeRoomFor(count: number): void {
    if (this.hasRoomFor(count)) return;
    const larger = new Uint8Array(Math.max(256, 2 * this.memory.length, this.length + count));
    larger.set(this.memory.subarray(0, this.length));
    giveBack(this.memory);
    this.memory = larger;
  }

  put(bytes: Uint8Array, start: number, end: number): void {
    const { memory } = this;
    let at = this.length;
    // A loop costs less than a view for the few bytes of a row.
    if (end - start < 200) for (let from = start; from < end; from += 1) memory[at++] = bytes[from] ?? 0;
    else {
      memory.set(bytes.subarray(start, end), at);
      at += end - start;
    }
    this.length = at;
  }

  copyTo(bytes: Uint8Array, at: number): void {
    bytes.set(this.memory.subarray(0, this.length), at);
  }

  /** What was in memory is in the file now. */
  moved(offset: number): void {
    this.extents.push({ offset, length: this.length });
    this.written += this.length;
    this.length = 0;
  }
}

function onDisk(folder: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new FolderError('unwritable', folder, error);
  }
}
