import type { PayMonth } from '../../calendar/index.js';
import type { Cents } from '../../money/index.js';

/** What the bordereau for signature says: the facts of the manifest, and the last record of the movement file. */
export interface BordereauFacts {
  readonly payMonth: PayMonth;
  readonly header: {
    readonly academie: string;
    readonly ministere: string;
    /** `AAAAMMJJHHMMSS`. */
    readonly created: string;
    /** `P` production, `T` test: a draft, not to be sent. */
    readonly mode: 'P' | 'T';
  };
  /** `null` for a run with nothing to send. */
  readonly remittance: number | null;
  readonly sources: {
    readonly program: { readonly name: string; readonly version: string };
    readonly inputs: readonly (FileFacts & { readonly rows: number })[];
    readonly configuration: FileFacts;
    /** Values given over the configuration on the command line. */
    readonly overrides: readonly string[];
    readonly regulations: { readonly sha256: string; readonly files: readonly FileFacts[] };
    readonly layout: { readonly name: string; readonly version: string; readonly sha256: string };
    readonly ledger: { readonly runs: number; readonly postings: number; readonly hash: string } | null;
  };
  readonly brakes: {
    /** Options that let a brake go, as typed. */
    readonly accepted: readonly string[];
    readonly tripped: readonly Readonly<Record<string, unknown>>[];
  };
  readonly totals: {
    readonly all: SideTotals;
    readonly persons: number;
    readonly byRegime: ReadonlyMap<string, SideTotals>;
    readonly byNature: ReadonlyMap<string, SideTotals>;
    readonly bySchool: ReadonlyMap<string, SideTotals>;
  };
  readonly retained: readonly { readonly kind: 'held' | 'barred'; readonly amount: Cents }[];
  readonly issues: readonly { readonly severity: 'reject' | 'warn' }[];
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', Cents>>;
  /** The files written so far: those that carry the movements are named. */
  readonly outputs: readonly FileFacts[];
  /** Of the record `F9`: every record of the file, its lots, and the hash of its NIR. */
  readonly control: { readonly records: number; readonly lots: number; readonly hash: bigint };
}

export interface FileFacts {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How many movements, and their amounts apart by sign, unsigned. */
export interface SideTotals {
  readonly movements: number;
  readonly credits: Cents;
  readonly debits: Cents;
}
