import { sha256 } from '../io/digest.js';
import type { DiskFile } from '../io/read-inputs.js';
import { LedgerError, type Finding, type Head, type Ledger } from '../ledger/index.js';
import { reading, type BookAccess } from './open-book.js';
import { manifestPointOf } from './manifest-point.js';
import { pointFindings, type PointFinding } from './verify-points.js';

/** A file that a run read or wrote. */
export interface ArchiveUse {
  readonly run: number;
  readonly name: string;
}

/** What was found, and of a damaged archive the files it was kept for. */
export type BookFinding =
  | Exclude<Finding, { readonly kind: 'archive-damaged' }>
  | (Extract<Finding, { readonly kind: 'archive-damaged' }> & { readonly usedBy: readonly ArchiveUse[] })
  | PointFinding;

export interface VerifyRequest extends Pick<BookAccess, 'ledger' | 'now'> {
  /** Manifests of runs of this book, each under the name it is shown by. */
  readonly manifests: readonly DiskFile[];
}

export type VerifyResult =
  /** These are no manifests: nothing was looked at. */
  | { readonly kind: 'unusable'; readonly manifests: readonly string[] }
  /** Where a sound book stands; a book with findings stands nowhere. */
  | { readonly kind: 'verified'; readonly findings: number; readonly head: Head | undefined };

/**
 * Looks for every sign that the book was edited, damaged, cut or replaced, against the manifests of its runs as well.
 *
 * @param tell hears each finding as it comes: a book may hold more than memory does
 * @throws LedgerError
 */
export async function verifyBook(
  { manifests, ...access }: VerifyRequest,
  tell: (finding: BookFinding) => void,
): Promise<VerifyResult> {
  const points = manifests.map(({ name, bytes }) => ({
    name,
    digest: sha256(bytes),
    point: manifestPointOf(bytes),
  }));
  const unusable = points.filter(({ point }) => point === undefined).map(({ name }) => name);
  if (unusable.length > 0) return { kind: 'unusable', manifests: unusable };
  const stated = points.flatMap(({ point, ...manifest }) =>
    point === undefined ? [] : [{ ...manifest, ...point }],
  );
  let findings = 0;
  const count = (finding: BookFinding): void => {
    findings += 1;
    tell(finding);
  };
  const head = await untilDamaged(count, () =>
    reading(access, async (ledger) => {
      await verifyAll(ledger, count);
      await untilDamaged(count, async () => {
        for await (const finding of pointFindings(ledger, stated)) count(finding);
      });
      return findings === 0 ? ledger.head() : undefined;
    }),
  );
  return { kind: 'verified', findings, head };
}

async function verifyAll(ledger: Ledger, count: (finding: BookFinding) => void): Promise<void> {
  const damaged = new Map<string, ArchiveUse[]>();
  for await (const finding of ledger.verify()) {
    if (finding.kind === 'archive-damaged') damaged.set(finding.digest, []);
    else count(finding);
  }
  if (damaged.size === 0) return;
  // Runs that cannot be read were a finding above: the archive is then named by its digest alone.
  await untilDamaged(
    () => undefined,
    () => findUses(ledger, damaged),
  );
  for (const [digest, usedBy] of damaged) count({ kind: 'archive-damaged', digest, usedBy });
}

async function findUses(ledger: Ledger, uses: ReadonlyMap<string, ArchiveUse[]>): Promise<void> {
  for await (const { number, inputs, outputs } of ledger.runs()) {
    for (const { name, digest } of [...inputs, ...outputs]) uses.get(digest)?.push({ run: number, name });
  }
}

/** What is too damaged to be read is what was looked for. */
async function untilDamaged<Result>(
  count: (finding: BookFinding) => void,
  body: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof LedgerError) || error.fault.kind !== 'corrupted') throw error;
    count({ kind: 'store-damaged', detail: error.fault.where });
    return undefined;
  }
}
