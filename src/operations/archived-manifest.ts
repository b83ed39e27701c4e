import type { FileHeader } from '../emit/movement-file.js';
import type { FileDigest, RunSources } from '../emit/manifest.js';
import type { RunTotals, Totals, TotalsByName } from '../emit/totals.js';
import { centsOf, type Cents } from '../money/index.js';

/** What the manifest of an archived run says, ready to be reported. */
export interface ArchivedManifest {
  readonly header: FileHeader;
  readonly remittance: number | null;
  readonly sources: RunSources;
  /** The brakes that were let go, as typed. */
  readonly accepted: readonly string[];
  readonly counts: {
    readonly persons: number;
    readonly rejects: number;
    readonly warnings: number;
    readonly held: number;
    readonly barred: number;
  };
  readonly totals: RunTotals;
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', Cents>>;
  readonly outputs: readonly FileDigest[];
}

/** The manifest as JSON has it: totals are integers, or digits beyond what JSON readers can hold. */
interface WrittenManifest extends RunSources {
  readonly month: string;
  readonly remittance: number | null;
  readonly mode: 'P' | 'T';
  readonly created: string;
  readonly academie: string;
  readonly ministere: string;
  readonly brakes: { readonly accepted: readonly string[] };
  readonly counts: ArchivedManifest['counts'];
  readonly totals: WrittenTotals &
    Readonly<Record<'byRegime' | 'byNature' | 'bySchool', Readonly<Record<string, WrittenTotals>>>>;
  readonly equation: Readonly<Record<keyof ArchivedManifest['equation'], number | string>>;
  readonly outputs: readonly FileDigest[];
}

interface WrittenTotals {
  readonly movements: number;
  readonly credits: number | string;
  readonly debits: number | string;
}

/** Reads the `bordereau.json` that the archive kept under its digest: nobody else's file, its form needs no check. */
export function archivedManifest(bytes: Uint8Array): ArchivedManifest {
  const written = JSON.parse(new TextDecoder().decode(bytes)) as WrittenManifest;
  const {
    month: payMonth,
    remittance,
    mode,
    created,
    academie,
    ministere,
    counts,
    totals,
    equation,
  } = written;
  return {
    header: { academie, ministere, payMonth, remittance: remittance ?? 0, created, mode },
    remittance,
    sources: written,
    accepted: written.brakes.accepted,
    counts,
    totals: {
      all: totalsFrom(totals),
      persons: counts.persons,
      byRegime: groupsFrom(totals.byRegime),
      byNature: groupsFrom(totals.byNature),
      bySchool: groupsFrom(totals.bySchool),
    },
    equation: {
      due: centsFrom(equation.due),
      postedBefore: centsFrom(equation.postedBefore),
      movements: centsFrom(equation.movements),
      held: centsFrom(equation.held),
      barred: centsFrom(equation.barred),
    },
    outputs: written.outputs,
  };
}

function groupsFrom(groups: Readonly<Record<string, WrittenTotals>>): TotalsByName {
  return new Map(Object.entries(groups).map(([name, totals]) => [name, totalsFrom(totals)]));
}

function totalsFrom({ movements, credits, debits }: WrittenTotals): Totals {
  return { movements, credits: centsFrom(credits), debits: centsFrom(debits) };
}

function centsFrom(value: number | string): Cents {
  return centsOf(BigInt(value));
}
