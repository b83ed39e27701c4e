import { addCents } from '../money/index.js';
import { answersDigest } from './answers-digest.js';
import { canonicalPosting, canonicalRun } from './canonical.js';
import { GENESIS, linkHash } from './digest.js';
import type { Finding } from './findings.js';
import { holds } from './posting.js';
import { purgeDigest } from './purge-tables.js';
import { purgedOf, type PurgedOfRun, type PurgedRange } from './purged.js';
import { runsOf } from './reading.js';
import type { Digest, Head, PostingRecord, RunRecord } from './records.js';
import { HASH_COLUMN, postingFrom } from './rows.js';
import type { Row, Store } from './store.js';
import { columnsOf } from './tables.js';

/**
 * Walks the chain from the first posting to the head. Each link is checked against the hash written before it, so that
 * one edit is one finding and not as many as there are postings after it.
 */
export async function* verifyChain(store: Store, head: Head): AsyncGenerator<Finding> {
  const cursor = new PostingCursor(store, head.postings);
  try {
    yield* walked(store, head, new Walk(cursor));
  } finally {
    await cursor.close();
  }
}

async function* walked(store: Store, head: Head, walk: Walk): AsyncGenerator<Finding> {
  let nextRun = 1;
  for await (const run of runsOf(store)) {
    if (run.number > head.runs) break;
    if (run.number < 1) continue;
    if (nextRun < run.number) yield walk.runsMissing(nextRun, run.number - 1);
    nextRun = run.number + 1;
    yield* walk.through(run, await besidesDigest(store, run), await purgedOf(store, run.number));
  }
  if (nextRun <= head.runs) yield walk.runsMissing(nextRun, head.runs);
  yield* walk.toTheEnd(head);
}

class Walk {
  private readonly cursor: PostingCursor;
  /** The hash the next link follows; `undefined` after a gap: what it followed is not known. */
  private hash: Digest | undefined = GENESIS;
  private nextPosting = 1;
  /** What was purged of the run, from the last to the first. */
  private ranges: PurgedRange[] = [];

  constructor(cursor: PostingCursor) {
    this.cursor = cursor;
  }

  runsMissing(from: number, to: number): Finding {
    this.hash = undefined;
    return { kind: 'runs-missing', from, to };
  }

  /** One run: its postings, then its seal, then what it says it did. */
  async *through(run: RunRecord, besides: Digest, purged: PurgedOfRun): AsyncGenerator<Finding> {
    const end = run.firstPosting + run.postings;
    let movements = purged.amount;
    this.ranges = purged.ranges.toReversed();
    for (;;) {
      const next = await this.cursor.peek();
      if (next === undefined || next.posting.number >= end) break;
      this.cursor.advance();
      yield* this.link(next.posting, next.hash);
      movements = addCents(movements, next.posting.amount);
    }
    yield* this.gap(end);
    const isSealed = this.hash === undefined || linkHash(this.hash, canonicalRun(run, besides)) === run.seal;
    if (!isSealed) yield { kind: 'run-altered', run: run.number };
    this.hash = run.seal;
    const { figures } = run;
    if (figures === undefined) return;
    if (!holds(figures)) yield { kind: 'equation-broken', run: run.number, figures };
    if (figures.movements !== movements) {
      yield { kind: 'movements-differ', run: run.number, stated: figures.movements, posted: movements };
    }
  }

  /** Postings no run claims, then the head. */
  async *toTheEnd(head: Head): AsyncGenerator<Finding> {
    const last = this.hash;
    for (;;) {
      const next = await this.cursor.peek();
      if (next === undefined) break;
      this.cursor.advance();
      yield { kind: 'posting-added', posting: next.posting.number };
      this.nextPosting = next.posting.number + 1;
    }
    yield* this.gap(head.postings + 1);
    if (last !== undefined && last !== head.hash) {
      yield { kind: 'head-differs', stated: head.hash, found: last };
    }
  }

  private *link(posting: PostingRecord, stated: Digest): Generator<Finding> {
    yield* this.purged(posting.number);
    if (posting.number < this.nextPosting) {
      // It was purged, and is there again.
      yield { kind: 'posting-added', posting: posting.number };
      return;
    }
    yield* this.missing(posting.number);
    if (this.hash !== undefined && linkHash(this.hash, canonicalPosting(posting)) !== stated) {
      yield {
        kind: 'posting-altered',
        posting: posting.number,
        run: posting.run,
        award: posting.key.award,
      };
    }
    this.hash = stated;
    this.nextPosting = posting.number + 1;
  }

  /** What is not there up to a posting: purged, and the chain goes on after it, or missing. */
  private *gap(upTo: number): Generator<Finding> {
    yield* this.purged(upTo - 1);
    yield* this.missing(upTo);
  }

  /** Goes past what was purged from postings up to one on. */
  private *purged(last: number): Generator<Finding> {
    for (;;) {
      const range = this.ranges.at(-1);
      if (range === undefined || range.first > last) return;
      this.ranges.pop();
      yield* this.missing(range.first);
      this.nextPosting = range.last + 1;
      this.hash = range.hash;
    }
  }

  private *missing(upTo: number): Generator<Finding> {
    if (this.nextPosting >= upTo) return;
    yield { kind: 'postings-missing', from: this.nextPosting, to: upTo - 1 };
    this.nextPosting = upTo;
    this.hash = undefined;
  }
}

/** The postings up to the head, one after the other, read in batches. */
class PostingCursor {
  private readonly batches: AsyncIterator<readonly Row[]>;
  private batch: readonly Row[] = [];
  private at = 0;

  constructor(store: Store, last: number) {
    const text = `SELECT ${columnsOf('postings')} FROM postings WHERE posting >= 1 AND posting <= $1 ORDER BY posting`;
    this.batches = store.stream(text, [last])[Symbol.asyncIterator]();
  }

  async peek(): Promise<{ readonly posting: PostingRecord; readonly hash: Digest } | undefined> {
    if (this.at >= this.batch.length) {
      const next = await this.batches.next();
      if (next.done === true) return undefined;
      this.batch = next.value;
      this.at = 0;
    }
    const row = this.batch[this.at];
    return row === undefined ? undefined : { posting: postingFrom(row), hash: String(row[HASH_COLUMN]) };
  }

  advance(): void {
    this.at += 1;
  }

  /** A reading that stopped half way would keep its snapshot, and its connection, for ever. */
  async close(): Promise<void> {
    await this.batches.return?.();
  }
}

/** What the seal of a run covers besides the run: its answers, or what a purge left behind it. */
function besidesDigest(store: Store, { number, kind }: RunRecord): Promise<Digest> {
  return kind === 'purge' ? purgeDigest(store, number) : answersDigest(store, number, 'sealed');
}
