import type { PayMonth } from '../calendar/index.js';
import type { AwardId, Posting } from '../model/index.js';
import type { Content } from './content.js';
import type { Finding } from './findings.js';
import type { KeyBlocks } from '../key-index/key-buckets.js';
import type { PurgePlan, PurgeRecord, PurgeRequest, PurgeScope } from './purge.js';
import type {
  AwardPostings,
  BalanceBy,
  BalanceLine,
  Digest,
  Figures,
  Head,
  InputRecord,
  KnownAward,
  MovementBatch,
  OpeningBalance,
  PostingFilter,
  PostingRecord,
  RemittanceRecord,
  RunIdentity,
  RunRecord,
  Stamp,
  Total,
} from './records.js';
import type { ReturnOutcome, ReturnRow } from './returns.js';
import type { PostingPage } from './posting-page.js';

/**
 * The book of what was sent to the payer. Append-only: a correction is a new posting. Reading never waits for a
 * writer and sees only what is committed. Every method may throw a `LedgerError`.
 */
export interface Ledger {
  /** Whether opening created it: every award then looks unpaid. */
  readonly created: boolean;
  head(): Promise<Head>;
  /** The latest month of a remittance that was not cancelled, or of an opening balance. */
  lastPostedMonth(): Promise<PayMonth | undefined>;
  /** The latest pay run that was not cancelled, with or without a remittance. */
  lastRun(): Promise<RunRecord | undefined>;
  /** The date that the last export to state one stated, among pay runs that were not cancelled. */
  lastExportedAt(): Promise<string | undefined>;
  /** A run by its rank in the book. */
  run(number: number): Promise<RunRecord | undefined>;
  /** Every run, oldest first. */
  runs(): AsyncIterable<RunRecord>;
  /** The pay runs of a month that were not cancelled, with or without a remittance, oldest first. */
  payRuns(payMonth: PayMonth): Promise<readonly RunRecord[]>;
  /** The payees of a run of whom the book had no posting before it, in no particular order. */
  newPayees(run: RunRecord): AsyncIterable<string>;
  /** Rank of the next remittance of a pay month; a cancelled rank is never used again. */
  nextRemittance(payMonth: PayMonth): Promise<number>;
  /** Every remittance, oldest first. */
  remittances(): AsyncIterable<RemittanceRecord>;
  /**
   * The remittances that are in the book and whose folder nobody confirmed (cancelled ones left out): write their
   * `outputs` again, byte for byte, then confirm.
   */
  unpublished(): Promise<readonly RunRecord[]>;
  /** What is prepared and waits for another person to release it: by pay month, the digest of its archived content. */
  preparations(): Promise<ReadonlyMap<PayMonth, Digest>>;
  /**
   * The postings of some awards, oldest first; awards without postings are absent.
   *
   * @param before a rank in the book: the postings are as they stood then, what corrects them later unseen
   */
  postingsOf(awards: readonly AwardId[], before?: number): Promise<ReadonlyMap<AwardId, readonly Posting[]>>;
  /**
   * The awards that some payees have postings of, in code point order. Runs without an index of payees, and all of them
   * for many payees, are gone through whole: some 50 ms a million postings.
   *
   * @param before a rank in the book: only postings of a lower one are looked at
   */
  awardsPaidTo(payees: readonly string[], before: number): Promise<readonly AwardId[]>;
  /** The postings of every award of a range, in code point order of awards. */
  postingsByAward(range?: AwardRange): AsyncIterable<AwardPostings>;
  /**
   * Postings in the order of the book, some thousands at a time: for who hands them on.
   *
   * @param upTo the last month of which postings are given; all without it
   */
  postingPages(upTo?: PayMonth): AsyncIterable<PostingPage>;
  /** Every award of the book, in code point order. */
  awardsKnown(): AsyncIterable<KnownAward>;
  /** Postings as they stand in the book, in its order. */
  show(filter?: PostingFilter): AsyncIterable<PostingRecord>;
  /** Sums, in code point order of what they are of. */
  balance(by: BalanceBy, filter?: PostingFilter): AsyncIterable<BalanceLine>;
  /** The bytes kept under a digest; `corrupted` when they are missing, cut or not those. */
  content(digest: Digest): AsyncIterable<Uint8Array>;
  /** The same, whole, made ready in other threads: ask for several at once. */
  wholeContent(digest: Digest): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * The parts of an archived table that hold every row with one of some keys, ascending; other rows stand there too.
   *
   * @param method as in {@link TableBlocks}
   * @returns `undefined` when they cannot be told: look in the whole content
   */
  partsHolding(
    digest: Digest,
    method: number,
    keys: readonly number[],
  ): Promise<readonly number[] | undefined>;
  /** A part of an archived table; `undefined` when it is not sound, or cannot be read alone: ask for the whole content. */
  tablePart(digest: Digest, part: number): Promise<TablePart | undefined>;
  /** Where in the book the movement of a run with a reference may stand: all of the run, or a few places in it. */
  placesOfReference(run: RunRecord, reference: string): Promise<readonly PostingPlaces[]>;
  /** The latest month that nothing can undo: no pay run of an earlier one will ever be posted. */
  settledMonth(): Promise<PayMonth | undefined>;
  /** What a purge would take away, and what stands in its way. */
  purgePlan(scope: PurgeScope): Promise<PurgePlan>;
  /** The purges of the book, oldest first. */
  purges(): Promise<readonly PurgeRecord[]>;
  /** Everything that shows the past was edited or the book damaged; nothing when it is sound. */
  verify(): AsyncIterable<Finding>;
  /** Becomes the one writer of this book, or throws `locked` with the holder's name. */
  lease(request: LeaseRequest): Promise<LedgerWriter>;
  /** Harmless twice. Release the lease first: nothing can be written afterwards. */
  close(): Promise<void>;
}

/** Awards after one (excluded) up to another (included), by code point; an absent bound is no bound. */
export interface AwardRange {
  readonly after?: AwardId | undefined;
  readonly upTo?: AwardId | undefined;
}

export interface LeaseRequest {
  /** Shown to whoever is refused: a login or a host, no name of an agent. */
  readonly holder: string;
  /** Shown as well: `run 2025-11`. */
  readonly purpose: string;
}

/**
 * The holder of the lease. Each method is one durable transaction, done whole or not at all, that also proves the
 * lease is still held. One at a time: a second call while one is under way is a bug and throws.
 */
export interface LedgerWriter {
  /**
   * Keeps bytes under their digest; the same bytes twice are kept once.
   *
   * @param blocks of a large table: see {@link Ledger.partsHolding}
   */
  archive(content: Content, blocks?: TableBlocks): Promise<ArchivedContent>;
  /** Posts a pay run: postings, identity, equation and output files are one fact. */
  post(request: PostRequest): Promise<RunRecord>;
  /** Notes that the folder of a run appeared, so that it is not written again. Harmless twice. */
  confirmPublished(run: number): Promise<void>;
  /** Keeps what is prepared for a pay month in place of what was, or drops it. It is no part of the chain. */
  prepare(payMonth: PayMonth, content: Uint8Array | undefined): Promise<void>;
  /** Drops what is prepared for a pay month; that it was refused is a sealed run. */
  refuse(payMonth: PayMonth, record: RefusalRecord, stamp: Stamp): Promise<RunRecord>;
  /** Reverses every posting of the last unacknowledged remittance; refuses any other. */
  cancel(
    remittance: { readonly payMonth: PayMonth; readonly number: number },
    stamp: Stamp,
  ): Promise<RunRecord>;
  /** Applies the answers of the payer; nothing is written when no row answers a posting. */
  acknowledge(request: AcknowledgeRequest): Promise<Acknowledgement>;
  /** Enters what was paid before this ledger existed. A file already imported is refused. */
  importOpening(request: OpeningRequest): Promise<RunRecord>;
  /** Takes personal rows of closed years away, totals and chain kept; `undefined` when there is nothing to take. */
  purge(request: PurgeRequest): Promise<RunRecord | undefined>;
  /** Makes what was purged unreadable in the files of the store; harmless twice. */
  erase(): Promise<'erased' | 'busy' | 'elsewhere'>;
  /** Says that the writer lives; a timer does it too. */
  renew(): Promise<void>;
  /** Gives the lease back. Harmless twice, or when it was lost. */
  release(): Promise<void>;
}

/** Who refused what, and why: kept under that name among the inputs of the run that seals it. */
export interface RefusalRecord {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Where the rows of a table can be cut, and which keys stand between the cuts. */
export interface TableBlocks {
  /** The line each block begins on; the header is in the first, that begins on line 1. */
  readonly firstLines: Int32Array;
  readonly keys: KeyBlocks;
  /** Tells one way of making numbers of keys from another. */
  readonly method: number;
}

/** A part of an archived table: whole rows. */
export interface TablePart {
  readonly part: number;
  /** The line of the table it begins on. */
  readonly firstLine: number;
  readonly bytes: Uint8Array;
}

/** Postings from one to another, both included. */
export interface PostingPlaces {
  readonly from: number;
  readonly to: number;
}

export interface ArchivedContent {
  readonly digest: Digest;
  readonly bytes: number;
}

/** A file of a run before it is kept. */
export interface OutputContent {
  readonly name: string;
  readonly content: Content;
}

export interface PostRequest {
  /** Every input of the identity must have been archived first. */
  readonly identity: RunIdentity;
  /** From `nextRemittance`; `undefined` for a run with nothing to send. */
  readonly remittance: number | undefined;
  /** Read once, in order; never more than a batch is held. */
  readonly postings: Iterable<MovementBatch> | AsyncIterable<MovementBatch>;
  /** How many movements there will be, about: a million are not kept as ten are. */
  readonly expected?: number | undefined;
  /** Called after the last posting was read: what is only known then. */
  readonly close: () => RunClosing | Promise<RunClosing>;
}

export interface RunClosing {
  readonly figures: Figures;
  readonly outputs: readonly OutputContent[];
}

export interface AcknowledgeRequest extends Stamp {
  /** The return file itself, already archived. */
  readonly source: InputRecord;
  readonly rows: Iterable<ReturnRow>;
}

export interface Acknowledgement {
  /** `undefined` when no row answered a posting. */
  readonly run: number | undefined;
  /** One for each row, in their order. */
  readonly outcomes: readonly ReturnOutcome[];
  /** Of the rows that answered a posting: what was sent, and what the payer took. */
  readonly sent: Total;
  readonly confirmed: Total;
}

export interface OpeningRequest extends Stamp {
  /** The file itself, already archived. */
  readonly source: InputRecord;
  readonly balances: Iterable<OpeningBalance> | AsyncIterable<OpeningBalance>;
}
