import type { PayMonth } from '../../calendar/index.js';
import type { Cents } from '../../money/index.js';
import type { Nature, Severity } from '../../model/index.js';

/** Up to so many rows a table of the page holds one for each; beyond, rows are added up and the files have them all. */
export const MOST_ROWS = 2000;

/** Everything `rapport.html` says of a run: plain values, the same whether the run has just been made or is archived. */
export interface ReportFacts {
  readonly run: ReportedRun;
  /** Whether people are named: without, no name, no NUMEN, and nothing they could be guessed from. */
  readonly names: boolean;
  readonly month: RunCounts;
  /** The month before, and the same month last year; `undefined` where nothing was paid. */
  readonly before: MonthTotals | undefined;
  readonly lastYear: MonthTotals | undefined;
  /** What allowances are called, by their code; the code stands for one that is not there. */
  readonly allowanceNames: ReadonlyMap<string, string>;
  readonly byAllowance: FiguresByName;
  readonly byNature: FiguresByName;
  /** By UAI; empty where the award has none. */
  readonly bySchool: FiguresByName;
  readonly highlights: Highlights;
  readonly issues: ReportedIssues;
  /** What is held or barred, by motive of `retenus.csv`. */
  readonly retained: readonly RetainedMotive[];
  readonly lapsing: LapsingSoon;
  /** `undefined` where the archived export cannot be read any more. */
  readonly envelopes: readonly EnvelopeRow[] | undefined;
  readonly equation: Readonly<Record<'due' | 'postedBefore' | 'movements' | 'held' | 'barred', Cents>>;
  readonly sources: ReportedSources;
  /** The other files of the run. */
  readonly outputs: readonly FileIdentity[];
  readonly movements: ReportedMovements;
}

export interface ReportedRun {
  readonly payMonth: PayMonth;
  /** Rank in the pay month; `undefined` for a run that had nothing to send. */
  readonly remittance: number | undefined;
  readonly isDraft: boolean;
  /** `AAAAMMJJHHMMSS`. */
  readonly created: string;
  readonly academie: string;
  readonly ministere: string;
}

/** Movements of a group; debits are unsigned. */
export interface Figures {
  readonly movements: number;
  readonly credits: Cents;
  readonly debits: Cents;
}

export type FiguresByName = ReadonlyMap<string, Figures>;

export interface RunCounts extends Figures {
  readonly rejects: number;
  readonly warnings: number;
  readonly held: number;
  readonly barred: number;
  /** Distinct people; `undefined` where several remittances may pay the same ones. */
  readonly persons: number | undefined;
}

/** A pay month as its remittances left it: their movements added up, what was set aside as the last one had it. */
export interface MonthTotals extends RunCounts {
  readonly payMonth: PayMonth;
  readonly remittances: number;
  readonly byAllowance: FiguresByName;
  readonly byNature: FiguresByName;
  readonly bySchool: FiguresByName;
}

/** The months a run is compared with. */
export interface ComparedMonths {
  readonly before: MonthTotals | undefined;
  readonly lastYear: MonthTotals | undefined;
}

/** A movement, as `paiements.csv` has it, without NIR. */
export interface PaymentRow {
  readonly reference: string;
  readonly nature: Nature;
  readonly numen: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly award: string;
  readonly allowance: string;
  readonly missionFunction: string;
  readonly uai: string;
  readonly instalmentMonth: PayMonth;
  /** Signed, never zero. */
  readonly amount: Cents;
}

/** Someone, with everything this run pays or takes back. */
export interface PersonRow {
  readonly numen: string;
  readonly familyName: string;
  readonly givenName: string;
  /** In code point order, without doubles. */
  readonly schools: readonly string[];
  readonly allowances: readonly string[];
  readonly movements: number;
  /** Signed. */
  readonly amount: Cents;
}

/** The first of a list, and how many there are in all. */
export interface TopRows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** What deserves a look first. */
export interface Highlights {
  readonly largestPayments: TopRows<PaymentRow>;
  readonly largestRecoveries: TopRows<PaymentRow>;
  /** People of whom the ledger knew no payment before this run. */
  readonly firstTimePayees: TopRows<PersonRow>;
  readonly severalAllowances: TopRows<PersonRow>;
  readonly groups: FigureGroups;
}

/** Figures by school, allowance and nature, one object for each only when they are asked for: a country has them by the 100,000. */
export interface FigureGroups {
  /** Each under its name: `0750654D|IMP|N`. */
  byName(): FiguresByName;
}

export interface ReportedIssues {
  readonly byCode: readonly IssueCount[];
  /** Rejects of each school, the school with most first; what is of no school last. */
  readonly rejects: readonly SchoolRejects[];
}

export interface IssueCount {
  readonly severity: Severity;
  readonly code: string;
  readonly count: number;
}

export interface SchoolRejects {
  /** Empty for rows that are of no school. */
  readonly uai: string;
  readonly count: number;
  /** The first of them; none for the schools at the end of a long list. */
  readonly shown: readonly ShownIssue[];
}

export interface ShownIssue {
  readonly code: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly field: string;
  readonly subject: string;
  /** What was found, what was expected, what to do. */
  readonly sentence: string;
}

export interface RetainedMotive {
  /** `bloque`, `disparu`, `prescrit`, `service`. */
  readonly motive: string;
  readonly count: number;
  /** Signed. */
  readonly amount: Cents;
  readonly largest: readonly RetainedRow[];
}

export interface RetainedRow {
  readonly numen: string;
  readonly award: string;
  readonly instalmentMonth: PayMonth;
  readonly amount: Cents;
}

/** What is held and can no longer be paid or recovered within six months. */
export interface LapsingSoon {
  readonly count: number;
  readonly amount: Cents;
  /** The first to lapse. */
  readonly rows: readonly LapsingRow[];
}

export interface LapsingRow extends RetainedRow {
  readonly motive: string;
  /** The first day it is barred, `AAAA-MM-JJ`. */
  readonly day: string;
}

/** What the awards of a school take of its envelope in a school year. */
export interface EnvelopeRow {
  readonly uai: string;
  /** `2025-2026`. */
  readonly schoolYear: string;
  /** Empty for an envelope of which nothing is taken. */
  readonly allowance: string;
  /** `undefined` for a school without envelope. */
  readonly amount: Cents | undefined;
  readonly taken: Cents;
  readonly awards: number;
}

export interface FileIdentity {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ReportedSources {
  readonly program: { readonly name: string; readonly version: string };
  readonly inputs: readonly (FileIdentity & { readonly rows: number })[];
  readonly exportedAt: string | undefined;
  readonly configuration: FileIdentity;
  readonly overrides: readonly string[];
  readonly regulations: string;
  readonly layout: { readonly name: string; readonly version: string; readonly sha256: string };
  /** Where the ledger stood before the run. */
  readonly ledger: { readonly runs: number; readonly postings: number; readonly hash: string } | undefined;
  /** The brakes that were let go, as typed. */
  readonly accepted: readonly string[];
}

/** One row for each movement, or for each school, allowance and nature. */
export type ReportedMovements =
  | { readonly kind: 'each'; readonly rows: readonly PaymentRow[] }
  | { readonly kind: 'added-up'; readonly groups: FiguresByName };
