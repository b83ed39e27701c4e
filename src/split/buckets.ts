/** A place apart where bytes are put by bucket, in any order, and taken back bucket by bucket, in the order they came. */
export interface Buckets {
  append(bucket: number, bytes: Uint8Array, start: number, end: number): void;
  /** Everything put in a bucket. */
  take(bucket: number): Uint8Array;
  /** The same, a few megabytes at a time; what was put in at once is never cut. */
  takePieces(bucket: number): Iterable<Uint8Array>;
  /** The same, which stays there. */
  pieces(bucket: number): Iterable<Uint8Array>;
}
