/**
 * Gives memory back at once that nobody reads any more: left to be collected, the bytes of a range lie about until the
 * next sweep, and a run is as large as what it forgot. Only for bytes that are whole buffers of their own; whoever still
 * looked at them would find nothing.
 */
export function giveBack(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer, byteLength } of arrays) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0)
      buffer.transfer(0);
  }
}

/** The same pieces, for whoever is done with each when it asks for the next: they are given back then. */
export function* passing(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) {
    yield piece;
    giveBack(piece);
  }
}
