import type { Issue, Key } from '../model/index.js';
import type { PastCase } from '../past-case.js';
import type { ExplainedPosting } from '../report/explanation/award-explanation.js';

/** What explanations are made from: a run computed again for some awards, and what the book says of them. */
export interface ExplainedCase extends Pick<
  PastCase,
  | 'facts'
  | 'computation'
  | 'regulations'
  | 'conventions'
  | 'payMonth'
  | 'ledger'
  | 'excerpt'
  | 'origin'
  | 'covered'
> {
  /** Rank of the remittance; `undefined` when the run had nothing to send. */
  readonly remittance: number | undefined;
  readonly book: ExplainedBook;
  /** Why the movement of a key could not be written: then it was held. */
  readonly unwritable: (key: Key) => readonly Issue[];
}

/** What the book has of a key, by the run that is explained; oldest first. */
export interface ExplainedBook {
  readonly before: (key: Key) => readonly ExplainedPosting[];
  /** What the run posted; `undefined` when nothing. */
  readonly sent: (key: Key) => ExplainedPosting | undefined;
  readonly since: (key: Key) => readonly ExplainedPosting[];
}
