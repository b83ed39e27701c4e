import type { PayMonth, SchoolYear } from '../calendar/index.js';
import type { AllowanceCode, AwardId, Key, Nature, PlanName, Posting } from '../model/index.js';
import type { Cents } from '../money/index.js';

/** SHA-256 of a content, in lower-case hexadecimal. */
export type Digest = string;

/**
 * `movement`: sent to the payer. `rejected`: reverses one the payer refused. `modified`: the difference with what the
 * payer really took. `cancelled`: reverses one of a remittance refused as a whole. `opening`: paid before this ledger.
 */
export type PostingKind = 'movement' | 'rejected' | 'modified' | 'cancelled' | 'opening';

/** A posting as it stands in the book. */
export interface PostingRecord {
  /** Rank in the book: 1, 2, 3… without gap. */
  readonly number: number;
  readonly run: number;
  readonly kind: PostingKind;
  readonly key: Key;
  readonly payMonth: PayMonth;
  /** Rank of the remittance in the pay month; of movements only. */
  readonly remittance: number | undefined;
  /** Signed, never zero. */
  readonly amount: Cents;
  readonly schoolYear: SchoolYear;
  readonly allowance: AllowanceCode;
  readonly plan: PlanName;
  /** Of movements and of what corrects them. */
  readonly nature: Nature | undefined;
  /** Of movements only: what the return file echoes. */
  readonly reference: string | undefined;
  /** The posting this one reverses or modifies. */
  readonly corrects: number | undefined;
}

/** A posting before it has its place in the book. */
export type UnplacedPosting = Omit<PostingRecord, 'number' | 'run'>;

/** A movement to post. */
export type NewPosting = Pick<PostingRecord, 'key' | 'amount' | 'schoolYear' | 'allowance' | 'plan'> & {
  readonly nature: Nature;
  readonly reference: string;
};

/** The remittance that movements are sent in. */
export interface SentIn {
  readonly payMonth: PayMonth;
  /** Rank in the pay month. */
  readonly remittance: number;
}

/** Movements of one remittance, ready for the book: `movementBatch` makes it, here or in another thread. */
export type MovementBatch = Uint8Array;

/** What was paid for a key before this ledger existed. */
export type OpeningBalance = Pick<
  PostingRecord,
  'key' | 'payMonth' | 'amount' | 'schoolYear' | 'allowance' | 'plan'
>;

/** The equation of rules section 9, in signed cents. */
export interface Figures {
  readonly due: Cents;
  readonly postedBefore: Cents;
  readonly movements: Cents;
  readonly held: Cents;
  readonly barred: Cents;
}

/** Who writes and when: the instant is the caller's, the ledger has no clock for it. */
export interface Stamp {
  /** `AAAAMMJJHHMMSS`. */
  readonly created: string;
  /** Version of the program. */
  readonly program: string;
}

/** A file read by a run; its bytes are in the archive under its digest. */
export interface InputRecord {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  readonly digest: Digest;
}

/** A file written by a run; its bytes are in the archive under its digest. */
export interface OutputRecord {
  readonly name: string;
  readonly bytes: number;
  readonly digest: Digest;
}

/** What a pay run was made from. Two runs with the same identity give the same files on the same ledger. */
export interface RunIdentity extends Stamp {
  readonly payMonth: PayMonth;
  /** As in the header of the movement file: `P` production, `T` test. */
  readonly mode: 'P' | 'T';
  readonly regulations: Digest;
  readonly configuration: Digest;
  /** The export's own date, when it states one. */
  readonly exportedAt: string | undefined;
  readonly inputs: readonly InputRecord[];
  /** The brakes that were overridden, as typed. */
  readonly overrides: readonly string[];
}

/** Every write to the book is a run of one of these kinds. `refusal`: a prepared remittance was not released. */
export type RunKind = 'payroll' | 'cancellation' | 'acknowledgement' | 'opening' | 'refusal' | 'purge';

export interface RunRecord extends Stamp {
  /** Rank in the book: 1, 2, 3… without gap. */
  readonly number: number;
  readonly kind: RunKind;
  /** Of pay runs, cancellations and refusals their month; of opening balances the last month paid. */
  readonly payMonth: PayMonth | undefined;
  /** Of a pay run that sent something, and of its cancellation. */
  readonly remittance: number | undefined;
  readonly mode: 'P' | 'T' | undefined;
  readonly regulations: Digest | undefined;
  readonly configuration: Digest | undefined;
  readonly exportedAt: string | undefined;
  readonly overrides: readonly string[];
  readonly figures: Figures | undefined;
  /** Of a cancellation: the run whose remittance it cancels. */
  readonly cancels: number | undefined;
  readonly inputs: readonly InputRecord[];
  readonly outputs: readonly OutputRecord[];
  /** Number of its first posting, were there one. */
  readonly firstPosting: number;
  readonly postings: number;
  /** Hash that closes the run: it covers its postings and everything above. */
  readonly seal: Digest;
}

/** Where the book stands: print `hash` in the next manifest, and a later cut of the tail shows. */
export interface Head {
  readonly runs: number;
  readonly postings: number;
  readonly hash: Digest;
}

/** A number of movements and what they add up to, signed. */
export interface Total {
  readonly count: number;
  readonly amount: Cents;
}

/** A remittance, what was sent in it and what the payer answered. */
export interface RemittanceRecord {
  readonly run: number;
  readonly payMonth: PayMonth;
  readonly number: number;
  readonly state: 'posted' | 'acknowledged' | 'cancelled';
  /** Whether its folder is known to have appeared. */
  readonly published: boolean;
  readonly sent: Total;
  /** Accepted or modified, for what the payer really took. */
  readonly confirmed: Total;
  /** Rejected, as sent. */
  readonly rejected: Total;
}

/** The postings of one award, oldest first. */
export interface AwardPostings {
  readonly award: AwardId;
  readonly postings: readonly Posting[];
}

declare const postingBatch: unique symbol;

/** The postings of some awards as one text; `readPostingBatch` reads it. */
export type PostingBatch = string & { readonly [postingBatch]: true };

/** An award the ledger has postings of. */
export interface KnownAward {
  readonly award: AwardId;
  readonly schoolYears: readonly SchoolYear[];
  /** Whether the net of one of its keys is not 0. */
  readonly hasNet: boolean;
}

export interface PostingFilter {
  readonly award?: AwardId | undefined;
  readonly payee?: string | undefined;
  readonly payMonth?: PayMonth | undefined;
  /** Of movements. No index leads from one: narrow the ranks where they are known. */
  readonly reference?: string | undefined;
  /** Ranks in the book, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** What the lines of a balance stand for. */
export type BalanceBy = 'award' | 'payee' | 'payMonth';

export interface BalanceLine {
  /** The award, the NUMEN or the pay month (`AAAA-MM`). */
  readonly of: string;
  readonly postings: number;
  /** Paid before this ledger. */
  readonly opening: Cents;
  /** Sent to the payer, cancelled and rejected movements included. */
  readonly sent: Cents;
  /** Of what was sent, what the payer said it took. */
  readonly confirmed: Cents;
  /** What stands: opening, sent and every correction. */
  readonly net: Cents;
}
