/** A drop folder that gives no export to this run (exit 65). */
export class InboxError extends Error {
  /** `no-export`: none is complete yet; another one may come. `refused`: the latest one cannot be used. */
  readonly kind: 'no-export' | 'refused';
  readonly lines: readonly string[];

  constructor(kind: InboxError['kind'], lines: readonly string[]) {
    super(`inbox: ${kind}`);
    this.kind = kind;
    this.lines = lines;
  }
}
