/** Cuts a content, as it comes, in the blocks that are compressed alone. */
export interface BlockCutter {
  /** The blocks that end in this piece, which is free again afterwards. */
  push(piece: Uint8Array): Iterable<Uint8Array>;
  /** The last block: at least one there is. */
  rest(): Iterable<Uint8Array>;
  /** What a block lay in can be filled again. */
  giveBack(block: Uint8Array): void;
}

/** Cuts where some lines begin. */
export class LineCutter implements BlockCutter {
  readonly #room = new BlockRoom();
  readonly #firstLines: Int32Array;
  #block = 0;
  #line = 1;

  /** @param firstLines the line each block begins on: 1, then ever further */
  constructor(firstLines: Int32Array) {
    this.#firstLines = firstLines;
  }

  *push(piece: Uint8Array): Generator<Uint8Array> {
    let start = 0;
    while (start < piece.length) {
      const next = this.#firstLines[this.#block + 1] ?? Infinity;
      const end = next === Infinity ? piece.length : this.#endOfLines(piece, start, next);
      this.#room.add(piece, start, end);
      start = end;
      if (this.#line < next) continue;
      this.#block += 1;
      yield this.#room.taken();
    }
  }

  /** Where the line `next` begins in the piece, or its end: the lines up to there are counted. */
  #endOfLines(piece: Uint8Array, start: number, next: number): number {
    let left = next - this.#line;
    let at = start;
    while (at < piece.length && left > 0) {
      if (piece[at] === LINE_FEED) left -= 1;
      at += 1;
    }
    this.#line = next - left;
    return at;
  }

  *rest(): Generator<Uint8Array> {
    yield this.#room.taken();
  }

  giveBack(block: Uint8Array): void {
    this.#room.giveBack(block);
  }
}

/** Cuts in blocks of one size, the last one apart. */
export class SizeCutter implements BlockCutter {
  readonly #room = new BlockRoom();
  #blocks = 0;

  *push(piece: Uint8Array): Generator<Uint8Array> {
    for (let start = 0; start < piece.length;) {
      const end = Math.min(piece.length, start + BLOCK - this.#room.length);
      this.#room.add(piece, start, end);
      start = end;
      if (this.#room.length === BLOCK) yield this.#taken();
    }
  }

  *rest(): Generator<Uint8Array> {
    if (this.#room.length > 0 || this.#blocks === 0) yield this.#taken();
  }

  giveBack(block: Uint8Array): void {
    this.#room.giveBack(block);
  }

  #taken(): Uint8Array {
    this.#blocks += 1;
    return this.#room.taken();
  }
}

/** How many blocks a {@link SizeCutter} cuts so many bytes in. */
export function blocksOfSize(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / BLOCK));
}

/** No store has to hold a large value whole. */
const BLOCK = 1 << 20;

const LINE_FEED = 0x0a;

/** Where a block is put together; what an earlier one lay in is used again. */
class BlockRoom {
  readonly #free: Uint8Array[] = [];
  #room: Uint8Array = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > this.#room.length) this.#makeRoomFor(length);
    this.#room.set(bytes.subarray(start, end), this.#length);
    this.#length = length;
  }

  taken(): Uint8Array {
    const block = this.#room.subarray(0, this.#length);
    this.#room = this.#free.pop() ?? new Uint8Array(0);
    this.#length = 0;
    return block;
  }

  giveBack({ buffer }: Uint8Array): void {
    this.#free.push(new Uint8Array(buffer));
  }

  #makeRoomFor(length: number): void {
    // A small content takes what it needs, a large one what most blocks need.
    const larger = new Uint8Array(this.#length === 0 ? length : Math.max(length, 2 * this.#room.length));
    larger.set(this.#room.subarray(0, this.#length));
    this.#room = larger;
  }
}
