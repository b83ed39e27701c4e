import type { PayMonth, SchoolYear } from '../../calendar/index.js';
import type { RunName } from '../../model/cause.js';
import type { Cents, Rounding } from '../../money/index.js';
import type { InstalmentDue, Key, Nature } from '../../model/index.js';
import type { Closing, ExplainedPosting } from '../explanation/award-explanation.js';

/** A recovery with everything that whoever answers for it must be able to show. */
export interface EvidenceFacts {
  readonly reference: string;
  readonly key: Key;
  readonly payMonth: PayMonth;
  readonly remittance: number;
  /** Two digits. */
  readonly academie: string;
  readonly payee: { readonly familyName: string; readonly givenName: string } | undefined;
  readonly allowance: {
    readonly code: string;
    readonly name: Readonly<Record<'fr' | 'en', string>>;
    readonly legalText: string;
  };
  readonly schoolYear: SchoolYear;
  /** Of the award; empty where it has none, or is in the export no more. */
  readonly uai: string;
  readonly missionFunction: string;
  /** `undefined` when nothing is due under this month any more. */
  readonly instalment: InstalmentDue | undefined;
  readonly closing: Closing | undefined;
  readonly rounding: Rounding;
  readonly due: Cents;
  /** What had been paid for the key, what was taken back before deducted. */
  readonly postedBefore: Cents;
  /** Unsigned: what this movement takes back. */
  readonly taken: Cents;
  /** Unsigned: what can be recovered no more. */
  readonly barred: Cents;
  /** Oldest first. */
  readonly payments: readonly PaymentFacts[];
  /** What the payer said it took instead; unsigned. */
  readonly tookInstead: Cents | undefined;
  /** Other movements of the remittance for the same award and person. */
  readonly companions: readonly CompanionFacts[];
  /** What the program of today finds instead of `-taken`, were it not the same; signed. */
  readonly otherwise: Cents | undefined;
  readonly origin: OriginFacts;
  /** Sentences, in the language of the dossier. */
  readonly explanation: readonly string[];
  /** The pay run that the causes are told from; `undefined` for the first of the ledger. */
  readonly since: RunName | undefined;
  readonly causes: readonly string[];
  /** The same in French, for the letter. */
  readonly letterCauses: readonly string[];
  readonly pieces: readonly PieceTable[];
}

/** A posting of the key before this recovery. */
export interface PaymentFacts extends Omit<ExplainedPosting, 'fate'> {
  /** Refused by the payer or cancelled, or what says so: it was never paid. */
  readonly isVoid: boolean;
  /** Of a payment: when it can be recovered no more, and what this recovery found and took of it. */
  readonly recoverable:
    { readonly lapse: PayMonth; readonly remaining: Cents; readonly taken: Cents } | undefined;
}

export interface CompanionFacts {
  readonly reference: string;
  readonly nature: Nature;
  readonly instalmentMonth: PayMonth;
  /** Signed. */
  readonly amount: Cents;
}

/** The run the recovery was made in. */
export interface OriginFacts {
  readonly run: number;
  /** `AAAAMMJJHHMMSS`. */
  readonly created: string;
  readonly program: string;
  readonly seal: string;
  readonly regulations: string | undefined;
  readonly configuration: string | undefined;
}

/** Rows of one input file, as they are written in it, NIR masked. */
export interface PieceTable {
  /** As the export came. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
}
