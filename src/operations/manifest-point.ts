import { jsonIn } from './json-in.js';

/** What a manifest says of the ledger its run was settled against, and of the run itself. */
export interface ManifestPoint {
  /** Where the book stood before the run; `undefined`: there was no book. */
  readonly ledger: { readonly runs: number; readonly postings: number; readonly hash: string } | undefined;
  /** Whether the run was posted, a draft being in no book. */
  readonly isPosted: boolean;
}

/** Reads the point of the ledger that a `bordereau.json` names; `undefined` when it is no manifest. */
export function manifestPointOf(bytes: Uint8Array): ManifestPoint | undefined {
  const manifest = jsonIn(bytes);
  const mode = valueAt(manifest, 'mode');
  if (mode !== 'P' && mode !== 'T') return undefined;
  const isPosted = mode === 'P';
  const point = valueAt(manifest, 'ledger');
  if (point === null) return { ledger: undefined, isPosted };
  const [runs, postings, hash] = ['runs', 'postings', 'hash'].map((name) => valueAt(point, name));
  if (!isRank(runs) || !isRank(postings) || !isDigest(hash)) return undefined;
  return { ledger: { runs, postings, hash }, isPosted };
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function isRank(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
