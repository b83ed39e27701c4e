import type { PayMonth } from '../calendar/index.js';
import type { Cents } from '../money/index.js';
import type { Issue } from './issue.js';
import type { Key, Nature } from './settlement.js';

/** One fact of a run that is not what it was in the run before. */
export type Change = CellChange | RowChange | LawChange | SettingChange;

export type InputTable =
  | 'agents'
  | 'missions'
  | 'absences'
  | 'service'
  | 'remplacements'
  | 'etablissements'
  | 'enveloppes'
  | 'districts';

/** Where a row of the input stands, in the export of each of the two runs. */
interface RowOf {
  /** The table of the contract. */
  readonly table: InputTable;
  /** The file of the contract or, when the export had another form, the one it came in. */
  readonly file: string;
  /** What identifies the row: an award, an absence, a NUMEN… never a NIR or a name. */
  readonly subject: string;
}

/** One value of a row. */
export interface CellChange extends RowOf {
  readonly kind: 'cell';
  readonly column: string;
  /** As written; stars when it is personal. */
  readonly before: string;
  readonly after: string;
  /** Where it stood; the file may have had another form then. */
  readonly fileBefore: string;
  readonly lineBefore: number;
  readonly line: number;
}

/** A row that only one of the two exports has. */
export interface RowChange extends RowOf {
  readonly kind: 'row-added' | 'row-gone';
  readonly line: number;
  /** What it says, blank and personal values left out, the key too. */
  readonly cells: readonly (readonly [column: string, value: string])[];
}

/** A law file: of the program, or of an académie that adds to it. */
export interface LawChange {
  readonly kind: 'law';
  /** `*` for all of them, where the program of today cannot read them one by one any more. */
  readonly file: string;
  readonly origin: 'shipped' | 'own';
  /** Its SHA-256; `undefined` where there is no such file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A value of the configuration, by the key that it has there; blank where it has none. */
export interface SettingChange {
  readonly kind: 'setting';
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** Why a run moved nothing for a key, whatever it was due. */
export type Stillness =
  /** The award is not in the export. */
  | 'absent'
  /** A row it depends on was rejected: nothing could be computed. */
  | 'rejected'
  /** Proposed, not yet decided. */
  | 'proposed'
  /** A row of absences or service of the payee was rejected. */
  | 'blocked'
  | 'serviceFait'
  /** A value that the movement file cannot carry. */
  | 'unwritable'
  /** Facts, law or settings that cannot be read together. */
  | 'unreadable';

/** A pay run as people name it. */
export interface RunName {
  readonly payMonth: PayMonth;
  /** `undefined` for a run that had nothing to send. */
  readonly remittance: number | undefined;
}

/** What happened to a movement between two runs. */
export interface Answered {
  /** Of the movement that was answered; `undefined` for an opening balance. */
  readonly reference: string | undefined;
  readonly payMonth: PayMonth;
  readonly remittance: number | undefined;
  /** What it changed in the book, signed. */
  readonly amount: Cents;
}

/** Why a part of a movement. */
export type Cause =
  /** The instalment was not yet due at the run before. */
  | {
      readonly kind: 'fell-due';
      /** Of the pay month itself. */
      readonly isOfMonth: boolean;
      /** The remittance that had sent it meanwhile. */
      readonly cancelled: RunName | undefined;
    }
  /** There is no pay run before: what was paid until then, if anything, was entered as opening balances. */
  | { readonly kind: 'first-run' }
  /** What the run before left settled is no longer so: the payer answered, or balances were entered. */
  | {
      readonly kind: 'answer';
      readonly answer: 'rejected' | 'modified' | 'cancelled' | 'opening';
      readonly postings: readonly Answered[];
    }
  /** A changed fact; several when none of them does anything without the last. */
  | {
      readonly kind: 'change';
      /** In their order; the last is the one with which the amount moves. */
      readonly changes: readonly Change[];
      /** Why the run before moved nothing, and the rows that were the reason. */
      readonly repaired: Repair | undefined;
    }
  /** What the program of today computes otherwise than the programs of the two runs. */
  | { readonly kind: 'program'; readonly versions: readonly string[] }
  /** Can no longer be paid, or taken back. */
  | { readonly kind: 'barred' };

export interface Repair {
  readonly why: Stillness;
  readonly issues: readonly Issue[];
}

export interface CausedPart {
  readonly cause: Cause;
  /** Signed, never zero. */
  readonly amount: Cents;
}

/** A movement of a run, and what makes it; the parts sum to its amount. */
export interface CausedMovement {
  readonly run: RunName;
  /** The pay run it is compared with; `undefined` for the first. */
  readonly since: RunName | undefined;
  readonly key: Key;
  readonly nature: Nature;
  readonly amount: Cents;
  readonly reference: string;
  readonly parts: readonly CausedPart[];
  /** What changed in the rows of the award and of the payee, and moved nothing. */
  readonly withoutEffect: readonly Change[];
}
