import type { Violation } from '../contracts/json-schema.js';
import type { FileDigest } from '../emit/manifest.js';
import type { FileHeader } from '../emit/movement-file.js';
import { centsOf, type Cents } from '../money/index.js';
import { jsonIn } from './json-in.js';

export const MANIFEST = 'bordereau.json';
/** The detached signature of the manifest, which cannot list it: it is made of it. */
export const SIGNATURE = 'bordereau.json.sig';

/** What is read again of a manifest. Amounts in cents. */
export interface ReadManifest {
  readonly header: FileHeader;
  /** `null` for a run with nothing to send. */
  readonly remittance: number | null;
  readonly layout: { readonly name: string; readonly version: string; readonly sha256: string };
  readonly totals: { readonly movements: number; readonly credits: Cents; readonly debits: Cents };
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', Cents>>;
  readonly outputs: readonly FileDigest[];
}

/** Reads a manifest that its schema lets through; `undefined` when it is none. */
export function readManifest(
  bytes: Uint8Array,
  check: (value: unknown) => readonly Violation[],
): ReadManifest | undefined {
  const value = jsonIn(bytes);
  if (value === undefined || check(value).length > 0) return undefined;
  const written = value as WrittenManifest;
  const { month, remittance, created, academie, ministere, mode, layout, totals, outputs } = written;
  if (!outputs.every(({ name }) => NAME.test(name))) return undefined;
  const { due, postedBefore, movements, held, barred } = written.equation;
  return {
    header: { payMonth: month, remittance: remittance ?? 0, created, academie, ministere, mode },
    remittance,
    layout,
    totals: {
      movements: totals.movements,
      credits: centsOf(BigInt(totals.credits)),
      debits: centsOf(BigInt(totals.debits)),
    },
    equation: {
      due: centsOf(BigInt(due)),
      postedBefore: centsOf(BigInt(postedBefore)),
      movements: centsOf(BigInt(movements)),
      held: centsOf(BigInt(held)),
      barred: centsOf(BigInt(barred)),
    },
    outputs,
  };
}

/** A manifest is a file of anybody: what it names is in its folder, or in a folder there. */
const NAME = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/;

interface WrittenManifest {
  readonly month: string;
  readonly remittance: number | null;
  readonly created: string;
  readonly academie: string;
  readonly ministere: string;
  readonly mode: 'P' | 'T';
  readonly layout: ReadManifest['layout'];
  readonly totals: { readonly movements: number } & Readonly<Record<'credits' | 'debits', Written>>;
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', Written>>;
  readonly outputs: readonly FileDigest[];
}

/** An integer, or its digits where a JSON reader could not hold it. */
type Written = number | string;
