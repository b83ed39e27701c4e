import type { OracleConventions } from './conventions.js';

/** One CSV file already split: header names and rows with the line each begins on (values trimmed). */
export interface OracleTable {
  readonly columns: readonly string[];
  readonly rows: readonly OracleTableRow[];
}

export interface OracleTableRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  readonly wrongColumnCount?: boolean;
}

/** Keys: agents, service, missions, absences, remplacements, etablissements, enveloppes, districts; absent file = missing key. */
export type OracleExport = Readonly<Partial<Record<string, OracleTable>>>;

export type PlanKind = 'twelfths' | 'ninths' | 'partial' | 'own-period';

/** What the ledger keeps of a paid movement. A posting and its reversal are given as neither of them. */
export interface OraclePosting {
  /** AAAA-MM */
  readonly payMonth: string;
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly cents: bigint;
  readonly schoolYear: number;
  readonly regime: string;
  readonly plan: PlanKind;
}

export interface OracleMovement {
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly nature: 'N' | 'R' | 'T';
  readonly cents: bigint;
  readonly plan: PlanKind;
  readonly schoolYear: number;
  readonly regime: string;
}

export interface OracleRetained {
  readonly motif: 'bloque' | 'disparu' | 'prescrit' | 'service';
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly cents: bigint;
}

export interface OracleAnomaly {
  readonly severity: 'rejet' | 'alerte';
  readonly code: string;
  /** Such as missions.csv. */
  readonly file: string;
  readonly line: number | null;
}

/** An instalment before rounding, in euros, as a reduced fraction; those of exactly zero are not listed. */
interface OracleExact {
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface OracleOutcome {
  readonly movements: readonly OracleMovement[];
  readonly retained: readonly OracleRetained[];
  readonly anomalies: readonly OracleAnomaly[];
  readonly exact: readonly OracleExact[];
}

/** What is known of one run besides the export: the month, the ledger and the settings in force. */
export interface RunContext {
  readonly payMonth: string;
  readonly postings: readonly OraclePosting[];
  readonly conventions: OracleConventions;
}
