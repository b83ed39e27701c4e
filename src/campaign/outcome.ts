/**
 * What became of a unit. `posted`, `nothing` and `replayed` are done. `braked`, `unusable` and `refused` wait for a
 * person; `waiting` is prepared for another person to release; `held-back` comes after one that is not done; `failed`
 * was given up after its retries; `not-run` is not in its ledger.
 */
export const OUTCOME_KINDS = [
  'posted',
  'nothing',
  'replayed',
  'waiting',
  'braked',
  'unusable',
  'refused',
  'held-back',
  'failed',
  'not-run',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** As a queue keeps it: amounts are the digits of whole cents. No personal data. */
export interface UnitOutcome {
  readonly kind: OutcomeKind;
  /** That of `run` or `replay`. */
  readonly exitCode: number;
  /** Sentences for people, where something stopped it. */
  readonly reasons: readonly string[];
  /** The remittances of its month that stand in the ledger, oldest first. */
  readonly remittances: readonly RemittanceFacts[];
  readonly replay: ReplayFacts | undefined;
}

/** What the archived bordereau of a remittance says. */
export interface RemittanceFacts {
  readonly payMonth: string;
  /** Rank in the month. */
  readonly remittance: number;
  readonly movements: number;
  readonly persons: number;
  readonly credits: string;
  readonly debits: string;
  readonly rejects: number;
  readonly held: number;
  /** SHA-256 of `bordereau.json`, which holds those of every other file. */
  readonly bordereau: string;
}

/** Closed months done again. */
export interface ReplayFacts {
  readonly runs: number;
  readonly lines: number;
  readonly changed: number;
  /** Of the movements, in signed cents. */
  readonly difference: string;
  /** Runs whose export cannot be read any more. */
  readonly unusable: number;
}

export function isDone({ kind }: Pick<UnitOutcome, 'kind'>): boolean {
  return kind === 'posted' || kind === 'nothing' || kind === 'replayed';
}

/** An outcome with reasons and no figures. */
export function stopped(kind: OutcomeKind, exitCode: number, reasons: readonly string[]): UnitOutcome {
  return { kind, exitCode, reasons, remittances: [], replay: undefined };
}
