import type { NotifyEvent } from '../config/notify.js';
import type { Brake } from '../model/index.js';

/**
 * How a run ended, for those who watch it: counts, totals and codes, never a person. Plain data, which a file or a
 * message holds as it is; amounts are digits of cents.
 */
export interface RunDigest {
  /** What names the run in its logs: it is told once to each target. */
  readonly run: string;
  readonly program: { readonly name: string; readonly version: string };
  readonly academie: string;
  /** `AAAA-MM`. */
  readonly payMonth: string;
  /** `prepared`: waits for another person to release it. */
  readonly mode: 'posted' | 'prepared' | 'draft';
  /** Rank of the remittance; `null` when nothing was or is to be sent. */
  readonly remittance: number | null;
  readonly outcome: NotifyEvent;
  readonly exitCode: number;
  /** Where the files are; `null` when there are none. */
  readonly folder: string | null;
  readonly counts: DigestCounts | null;
  /** `null` as well when they are of one person: they would be what that person is paid. */
  readonly totals: { readonly credits: string; readonly debits: string } | null;
  /** Rejects and warnings by code, in the order of the codes. */
  readonly issues: readonly DigestIssue[];
  readonly brakes: readonly DigestBrake[];
  readonly failure: DigestFailure | null;
  /** SHA-256 of `bordereau.json`. */
  readonly manifest: string | null;
  /** Instants of Paris, `AAAA-MM-JJTHH:MM:SS`. */
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface DigestCounts {
  readonly movements: number;
  readonly persons: number;
  readonly rejects: number;
  readonly warnings: number;
  readonly held: number;
  readonly barred: number;
}

export interface DigestIssue {
  readonly code: string;
  readonly severity: 'reject' | 'warn';
  readonly count: number;
}

export interface DigestFailure {
  /** A word for programs: `unusable-input`, `ledger-locked`… */
  readonly code: string;
  /** What the operator was told. */
  readonly sentences: readonly string[];
}

/** A brake with the figures that tripped it. */
export type DigestBrake =
  | { readonly kind: 'row-drop'; readonly file: string; readonly before: number; readonly now: number }
  | { readonly kind: 'vanished'; readonly vanished: number; readonly known: number }
  | {
      readonly kind: 'recoveries';
      readonly lines: number;
      /** `null` when they are of one person. */
      readonly recovered: string | null;
      readonly credits: string;
    }
  | { readonly kind: 'stale'; readonly exportedAt: string; readonly lastExportedAt: string };

/** @param people from whom it is recovered, as far as that is known */
export function digestOfBrake(brake: Brake, people: number | undefined): DigestBrake {
  if (brake.kind !== 'recoveries') return brake;
  const { kind, lines, recovered, credits } = brake;
  const isOfOne = (people ?? lines) < 2;
  return { kind, lines, recovered: isOfOne ? null : String(recovered), credits: String(credits) };
}
