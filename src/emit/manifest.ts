import type { Cents } from '../money/index.js';
import type { Issue } from '../model/index.js';
import type { FileHeader } from './movement-file.js';
import type { Sha256 } from './payment.js';
import { motiveOf, type Retained } from './retained-csv.js';
import type { RunTotals, TotalsByName } from './totals.js';

/** A file and what identifies its content. */
export interface FileDigest {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** An output file, before it is written. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a run was made from: enough to know whether another run used the same. */
export interface RunSources {
  readonly program: { readonly name: string; readonly version: string };
  readonly inputs: readonly (FileDigest & { readonly rows: number })[];
  /** The export's own date, when it states one. */
  readonly exportedAt: string | null;
  readonly configuration: FileDigest;
  /** Values given over the configuration on the command line, as typed: `codes.IMP=9001`. */
  readonly overrides: readonly string[];
  readonly regulations: { readonly sha256: string; readonly files: readonly FileDigest[] };
  readonly layout: { readonly name: string; readonly version: string; readonly sha256: string };
  /** The settings in force, by their name in the configuration. */
  readonly conventions: Readonly<Record<string, string>>;
  /** Where the ledger stood before the run, `null` without a ledger: a later cut of its tail shows. */
  readonly ledger: { readonly runs: number; readonly postings: number; readonly hash: string } | null;
}

/** The brakes that the figures of a run trip, and those that the operator let go on the command line. */
export interface ManifestBrakes {
  readonly accepted: readonly string[];
  readonly tripped: readonly Readonly<Record<string, string | number | bigint>>[];
}

export interface ManifestFacts {
  readonly header: FileHeader;
  /** `null` for a run with nothing to send. */
  readonly remittance: number | null;
  readonly sources: RunSources;
  readonly brakes: ManifestBrakes;
  readonly totals: RunTotals;
  readonly retained: readonly Retained[];
  readonly issues: readonly Issue[];
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', Cents>>;
  readonly outputs: readonly FileDigest[];
}

/** The bytes of `bordereau.json` (files.md section 3); its form is `schemas/bordereau.schema.json`. */
export function manifestJson(facts: ManifestFacts): Uint8Array {
  const { header, totals, retained, issues, sources } = facts;
  const manifest = {
    program: sources.program,
    month: header.payMonth,
    remittance: facts.remittance,
    mode: header.mode,
    created: header.created,
    academie: header.academie,
    ministere: header.ministere,
    inputs: sources.inputs,
    exportedAt: sources.exportedAt,
    configuration: sources.configuration,
    overrides: sources.overrides,
    regulations: sources.regulations,
    layout: sources.layout,
    conventions: sources.conventions,
    ledger: sources.ledger,
    brakes: facts.brakes,
    counts: {
      movements: totals.all.movements,
      persons: totals.persons,
      rejects: issues.filter(({ severity }) => severity === 'reject').length,
      warnings: issues.filter(({ severity }) => severity === 'warn').length,
      held: retained.filter(({ kind }) => kind === 'held').length,
      barred: retained.filter(({ kind }) => kind === 'barred').length,
      retainedByMotive: countBy(retained.map(motiveOf)),
      issuesByCode: countBy(issues.map(({ code }) => code)),
    },
    totals: {
      ...totals.all,
      byRegime: asObject(totals.byRegime),
      byNature: asObject(totals.byNature),
      bySchool: asObject(totals.bySchool),
    },
    equation: facts.equation,
    outputs: facts.outputs,
  };
  return new TextEncoder().encode(`${JSON.stringify(manifest, centsAsIntegers, 2)}\n`);
}

/** Name, size and digest of a file. */
export function digestOf({ name, bytes }: OutputFile, sha256: Sha256): FileDigest {
  return { name, bytes: bytes.length, sha256: sha256(bytes) };
}

function asObject(groups: TotalsByName): Readonly<Record<string, unknown>> {
  return Object.fromEntries(groups);
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/**
 * JSON has one kind of number: a total is an integer, and its digits as a text where a reader could not hold it. Only
 * what is held for being too long to be paid can reach that far.
 */
export function centsAsIntegers(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const integer = Number(value);
  return Number.isSafeInteger(integer) ? integer : String(value);
}
