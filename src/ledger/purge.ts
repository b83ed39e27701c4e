import type { PayMonth, SchoolYear } from '../calendar/index.js';
import type { Cents } from '../money/index.js';
import type { Stamp } from './records.js';

/** What a purge takes away: the caller knows the law, the book only its rows. */
export interface PurgeScope {
  /** The day that was asked for, `AAAA-MM-JJ`. */
  readonly before: string;
  /** The last school year that is closed: awards of a later one are kept. */
  readonly lastYear: SchoolYear;
  /** What was paid from this month on is kept, and so is every award it was paid for. */
  readonly keptFrom: PayMonth;
  /** Instalments of a later month are kept, and the awards they are of: their arrears have not lapsed. */
  readonly lapsedTo: PayMonth;
  /** Files of a remittance that say nothing of anybody: kept. */
  readonly keptFiles: readonly string[];
}

export interface PurgeRequest extends Stamp {
  readonly scope: PurgeScope;
  /** Who purges: a login or a host, no name of an agent. */
  readonly holder: string;
}

/** What a purge takes away, or took away. */
export interface PurgedTotals {
  readonly awards: number;
  readonly postings: number;
  /** Signed sum of the postings. */
  readonly amount: Cents;
  /** Files of the archive, and their bytes before compression. */
  readonly contents: number;
  readonly bytes: number;
}

/** A remittance that may still change, before the day of a purge, or whenever it is if it is only prepared. */
export interface OpenRemittance {
  readonly payMonth: PayMonth;
  /** `undefined` for what is prepared. */
  readonly remittance: number | undefined;
  /**
   * `unanswered`: it can still be cancelled or answered. `unpublished`: its folder may have to be written again.
   * `prepared`: it waits for somebody to release it, and only it knows which contents it needs.
   */
  readonly why: 'unanswered' | 'unpublished' | 'prepared';
}

export interface PurgePlan {
  readonly totals: PurgedTotals;
  /** Awards of closed years that are kept whole: something of them is more recent. */
  readonly keptAwards: number;
  /** While there is one, nothing is purged. */
  readonly open: readonly OpenRemittance[];
}

/** A purge as the book remembers it. */
export interface PurgeRecord extends PurgedTotals {
  /** The run that it is. */
  readonly run: number;
  readonly before: string;
  readonly holder: string;
}
