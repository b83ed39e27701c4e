import { GENESIS } from '../ledger/digest.js';
import type { Ledger } from '../ledger/index.js';
import type { ManifestPoint } from './manifest-point.js';

/** A manifest that the book contradicts. */
export type PointFinding =
  /** The book ends before the point that the manifest names: its tail was cut, or an old copy took its place. */
  | { readonly kind: 'point-beyond'; readonly manifest: string; readonly run: number; readonly runs: number }
  /** The run the manifest names is sealed otherwise: the book was replaced, or written again. */
  | { readonly kind: 'point-differs'; readonly manifest: string; readonly run: number }
  /** No run of the book wrote this manifest, which says that its run was posted. */
  | { readonly kind: 'manifest-unknown'; readonly manifest: string };

export interface StatedPoint extends ManifestPoint {
  readonly name: string;
  /** SHA-256 of the manifest. */
  readonly digest: string;
}

/** Proves that a book passes through the points that manifests name, and that it holds the runs they are of. */
export async function* pointFindings(
  ledger: Ledger,
  points: readonly StatedPoint[],
): AsyncGenerator<PointFinding> {
  const contradicted = new Set<string>();
  for (const { name, ledger: point } of points) {
    if (point === undefined) continue;
    const found = await endOf(ledger, point.runs);
    if (found?.hash === point.hash && found.postings === point.postings) continue;
    contradicted.add(name);
    if (found === undefined) {
      yield { kind: 'point-beyond', manifest: name, run: point.runs, runs: (await ledger.head()).runs };
    } else {
      yield { kind: 'point-differs', manifest: name, run: point.runs };
    }
  }
  yield* unknownManifests(
    ledger,
    points.filter(({ name }) => !contradicted.has(name)),
  );
}

/** Where the book stood after a run, as that run was sealed. */
async function endOf(
  ledger: Ledger,
  run: number,
): Promise<{ readonly postings: number; readonly hash: string } | undefined> {
  if (run === 0) return { postings: 0, hash: GENESIS };
  const record = await ledger.run(run);
  if (record === undefined) return undefined;
  return { postings: record.firstPosting - 1 + record.postings, hash: record.seal };
}

/** A manifest names the point before its run: that the run itself is still there shows by the files it wrote. */
async function* unknownManifests(
  ledger: Ledger,
  points: readonly StatedPoint[],
): AsyncGenerator<PointFinding> {
  const missing = new Set(points.filter(({ isPosted }) => isPosted).map(({ digest }) => digest));
  if (missing.size === 0) return;
  for await (const { outputs } of ledger.runs()) for (const { digest } of outputs) missing.delete(digest);
  for (const { name, digest } of points) {
    if (missing.has(digest)) yield { kind: 'manifest-unknown', manifest: name };
  }
}
