import { compileSchema } from '../contracts/json-schema.js';
import type { FileDigest } from '../emit/manifest.js';
import { reviewMovements } from '../emit/movement-review.js';
import { manifestMismatches } from '../emit/read-back-manifest.js';
import { headerMismatches } from '../emit/read-back-movements.js';
import { sha256 } from '../io/digest.js';
import { readSignature, type VerifyingKey } from '../io/ed25519.js';
import { treeUnder, type TreeEntry } from '../io/folder-tree.js';
import { LargeFile } from '../io/large-file.js';
import { readPackageJson } from '../io/package-files.js';
import { recordLayout, type Layout, type ReadFault } from '../layout/index.js';
import { MANIFEST, readManifest, SIGNATURE, type ReadManifest } from './read-manifest.js';

/** Something in the folder of a remittance that is not as its manifest says. No value of the data is in it. */
export type FolderFinding =
  /** No manifest, or one that cannot be read: nothing can be held to it. */
  | { readonly kind: 'no-manifest' | 'manifest-unreadable' }
  | { readonly kind: 'missing' | 'not-a-file' | 'unexpected' | 'encrypted'; readonly name: string }
  | { readonly kind: 'size'; readonly name: string; readonly found: number; readonly expected: number }
  | { readonly kind: 'altered'; readonly name: string }
  /** The movements cannot be read again: they were written with another layout. */
  | { readonly kind: 'other-layout'; readonly name: string; readonly version: string }
  | { readonly kind: 'record'; readonly fault: Pick<ReadFault, 'code' | 'record' | 'type' | 'field'> }
  | { readonly kind: 'more-records'; readonly count: number }
  /** Totals of the movements that are not those of the manifest, by their name there. */
  | { readonly kind: 'total'; readonly what: string }
  | { readonly kind: 'equation' }
  | { readonly kind: 'unsigned' | 'signature-unreadable' | 'signature-wrong' }
  | { readonly kind: 'other-key'; readonly found: string; readonly expected: string };

export interface FolderVerdict {
  readonly findings: readonly FolderFinding[];
  readonly manifest: ReadManifest | undefined;
  /** `not-checked`: there is a signature, and no key to check it with. */
  readonly signature: 'valid' | 'invalid' | 'not-checked' | 'none';
  /** Of the key that the signature names. */
  readonly keyId: string | undefined;
}

export interface FolderRequest {
  readonly folder: string;
  readonly layout: Layout;
  readonly layoutBytes: Uint8Array;
  /** `undefined`: the signature is not checked. */
  readonly key: VerifyingKey | undefined;
}

/**
 * Holds the folder of a remittance to its manifest: every file to the byte, no file more or less, the movements read
 * again from the layout and their totals struck again, the control equation, and the signature of the manifest.
 *
 * @returns everything that is wrong at once
 * @throws FolderError when the folder cannot be read
 */
export async function verifyFolder(request: FolderRequest): Promise<FolderVerdict> {
  const { folder, key } = request;
  const entries = await treeUnder(folder);
  const bytesOf = (name: string): Uint8Array | undefined =>
    entries.some((entry) => entry.name === name && entry.isFile)
      ? new LargeFile(`${folder}/${name}`).bytes
      : undefined;
  const bytes = bytesOf(MANIFEST);
  const signed = signatureOf(bytes, bytesOf(SIGNATURE), key);
  if (bytes === undefined) {
    const isEncrypted = entries.some(({ name }) => name === `${MANIFEST}.age`);
    const what: FolderFinding = isEncrypted ? { kind: 'encrypted', name: folder } : { kind: 'no-manifest' };
    return { ...signed, findings: [what], manifest: undefined };
  }
  const check = compileSchema(await readPackageJson('schemas/bordereau.schema.json'));
  const manifest = readManifest(bytes, check);
  if (manifest === undefined) {
    return { ...signed, findings: [{ kind: 'manifest-unreadable' }, ...signed.findings], manifest };
  }
  const findings = [
    ...fileFindings(folder, manifest.outputs, entries),
    ...movementFindings(request, bytes, manifest, entries),
    ...equationFindings(manifest),
    ...signed.findings,
  ];
  return { ...signed, findings, manifest };
}

function fileFindings(
  folder: string,
  outputs: readonly FileDigest[],
  entries: readonly TreeEntry[],
): FolderFinding[] {
  const there = new Map(entries.map((entry) => [entry.name, entry]));
  const listed = new Set([MANIFEST, SIGNATURE, ...outputs.map(({ name }) => name)]);
  const others = entries.filter(({ name }) => !listed.has(name));
  return [
    ...outputs.flatMap((output): FolderFinding[] => {
      const { name } = output;
      const entry = there.get(name);
      if (entry === undefined) return [{ kind: 'missing', name }];
      return entry.isFile ? contentFindings(new LargeFile(`${folder}/${name}`), output) : [];
    }),
    ...entries
      .filter(({ name, isFile }) => listed.has(name) && !isFile)
      .map(({ name }) => ({ kind: 'not-a-file', name }) as const),
    ...others.map(({ name }) => ({ kind: 'unexpected', name }) as const),
  ];
}

function contentFindings({ lazy }: LargeFile, { name, bytes, sha256 }: FileDigest): FolderFinding[] {
  if (lazy.size !== bytes) return [{ kind: 'size', name, found: lazy.size, expected: bytes }];
  return lazy.digest() === sha256 ? [] : [{ kind: 'altered', name }];
}

/** The totals of the movements, from the bytes that lie there, whatever their digest. */
function movementFindings(
  { folder, layout, layoutBytes }: FolderRequest,
  bytes: Uint8Array,
  manifest: ReadManifest,
  entries: readonly TreeEntry[],
): FolderFinding[] {
  if (!entries.some(({ name, isFile }) => name === MOVEMENTS && isFile)) return [];
  const { name, version, sha256: expected } = manifest.layout;
  if (sha256(layoutBytes) !== expected) return [{ kind: 'other-layout', name, version }];
  const review = reviewMovements(layout, new LargeFile(`${folder}/${MOVEMENTS}`).lazy.pieces());
  const { faults } = review;
  if (faults.length > 0) {
    const shown = faults.slice(0, MOST_RECORDS).map(({ code, record, type, field }) => {
      return { kind: 'record', fault: { code, record, type, field } } as const;
    });
    const count = faults.length - shown.length;
    return [...shown, ...(count > 0 ? [{ kind: 'more-records', count } as const] : [])];
  }
  const wrong = [
    ...headerMismatches(layout, review.header, manifest.header),
    ...manifestMismatches(bytes, review.totals, manifest),
  ];
  return wrong
    .map((mismatch) => mismatch.replace(/^\S+: /, ''))
    .filter((what) => isSaid(layout, what))
    .map((what) => ({ kind: 'total', what }));
}

/** A layout without a field does not say what groups by it. */
function isSaid(layout: Layout, what: string): boolean {
  const field = GROUPS[what];
  if (field === undefined) return true;
  return ['M2', 'L1'].some((type) => recordLayout(layout, type).fields.some(({ name }) => name === field));
}

const GROUPS: Readonly<Record<string, string>> = {
  byRegime: 'regime',
  byNature: 'nature',
  bySchool: 'uai',
  persons: 'nir',
};

function equationFindings({ equation, totals }: ReadManifest): FolderFinding[] {
  const { due, postedBefore, movements, held, barred } = equation;
  const holds = due === postedBefore + movements + held + barred;
  return holds && movements === totals.credits - totals.debits ? [] : [{ kind: 'equation' }];
}

function signatureOf(
  manifest: Uint8Array | undefined,
  file: Uint8Array | undefined,
  key: VerifyingKey | undefined,
): Pick<FolderVerdict, 'findings' | 'signature' | 'keyId'> {
  if (file === undefined) {
    return { findings: key === undefined ? [] : [{ kind: 'unsigned' }], signature: 'none', keyId: undefined };
  }
  const read = readSignature(file);
  if (read === undefined) {
    return { findings: [{ kind: 'signature-unreadable' }], signature: 'invalid', keyId: undefined };
  }
  const { keyId, signature } = read;
  if (key === undefined || manifest === undefined) return { findings: [], signature: 'not-checked', keyId };
  if (key.verify(manifest, signature)) return { findings: [], signature: 'valid', keyId };
  const finding: FolderFinding =
    keyId === key.keyId
      ? { kind: 'signature-wrong' }
      : { kind: 'other-key', found: keyId, expected: key.keyId };
  return { findings: [finding], signature: 'invalid', keyId };
}

const MOVEMENTS = 'mouvements.txt';
/** A file that lost a byte is wrong from there on: the first records say enough. */
const MOST_RECORDS = 10;
