import { keepIndex, blocksHolding, postingIndex, type PostingKey } from './kept-index.js';
import { GatheredKeys } from '../key-index/gathered-keys.js';
import type { PostingPlaces } from './ledger.js';
import type { RunRecord } from './records.js';
import type { Sql, Transaction } from './store.js';

/** Postings that are gone through together. */
const BLOCK = 512;

/** A run of fewer postings is gone through as fast as an index is read. */
const WORTH = 8 * BLOCK;

/** Names the way in which {@link payeeKey} and {@link referenceKey} make numbers: another way is another number here. */
const METHOD = 1;

/** Gathers where the payees and the references of a run stand among its postings, while these are added. */
export class PostingPlacesOfRun {
  readonly #payees = new GatheredKeys();
  readonly #references = new GatheredKeys();
  readonly #payeeEnds: number[] = [];
  readonly #referenceEnds: number[] = [];
  #inBlock = 0;
  #lastPayee = '';

  add(payee: string, reference: string | null | undefined): void {
    if (this.#inBlock === BLOCK) this.#closeBlock();
    this.#inBlock += 1;
    // Payments of one person mostly stand together.
    if (payee !== this.#lastPayee) this.#payees.push(payeeKey(payee));
    this.#lastPayee = payee;
    if (typeof reference === 'string') this.#references.push(referenceKey(reference));
  }

  #closeBlock(): void {
    this.#payeeEnds.push(this.#payees.length);
    this.#referenceEnds.push(this.#references.length);
    this.#inBlock = 0;
    this.#lastPayee = '';
  }

  /** Keeps what was gathered, of a large run. */
  async keep(transaction: Transaction, run: number, postings: number): Promise<void> {
    if (postings < WORTH) return;
    this.#closeBlock();
    const kept = [
      ['payees', this.#payees, this.#payeeEnds],
      ['references', this.#references, this.#referenceEnds],
    ] as const;
    for (const [key, keys, ends] of kept) {
      const keyed = { keys: keys.pieces(), ends: Int32Array.from(ends) };
      await keepIndex(transaction, postingIndex(key, run, METHOD), keyed);
    }
  }
}

/** As `Ledger.placesOfReference`. */
export async function placesOfReference(
  sql: Sql,
  run: RunRecord,
  reference: string,
): Promise<readonly PostingPlaces[]> {
  const placed = { run: run.number, from: run.firstPosting, to: run.firstPosting + run.postings - 1 };
  return (await placesIn(sql, placed, 'references', [referenceKey(reference)])) ?? [placed];
}

/** Where in the book, before a posting, some payees may be paid. */
export async function placesOfPayees(
  sql: Sql,
  payees: readonly string[],
  before: number,
): Promise<readonly PostingPlaces[]> {
  const runs = await sql.rows(
    `SELECT r.run, r.first_posting, r.postings FROM runs r
     WHERE r.first_posting < $1 AND r.postings >= $2 ORDER BY r.first_posting`,
    [before, WORTH],
  );
  const keys = payees.map(payeeKey);
  const places: PostingPlaces[] = [];
  let next = 1;
  const upTo = (to: number): void => {
    if (next <= to) places.push({ from: next, to });
  };
  for (const [run, first, postings] of runs) {
    const placed = { run: Number(run), from: Number(first), to: Number(first) + Number(postings) - 1 };
    const own = await placesIn(sql, placed, 'payees', keys);
    if (own === undefined) continue;
    upTo(placed.from - 1);
    places.push(...own);
    next = placed.to + 1;
  }
  upTo(before - 1);
  return places;
}

interface PlacedRun extends PostingPlaces {
  readonly run: number;
}

async function placesIn(
  sql: Sql,
  { run, from, to }: PlacedRun,
  key: PostingKey,
  keys: readonly number[],
): Promise<readonly PostingPlaces[] | undefined> {
  const blocks = await blocksHolding(sql, postingIndex(key, run, METHOD), keys);
  return blocks?.map((block) => ({
    from: from + block * BLOCK,
    to: Math.min(to, from + (block + 1) * BLOCK - 1),
  }));
}

/** FNV-1a, its bits spread over the first ones, which choose the bucket. */
function payeeKey(payee: string): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < payee.length; at += 1) key = Math.imul(key ^ payee.charCodeAt(at), 0x01000193);
  key = Math.imul(key ^ (key >>> 16), 0x7feb352d);
  key = Math.imul(key ^ (key >>> 15), 0x846ca68b);
  return key ^ (key >>> 16);
}

/** A reference is a hash already: its first digits. */
function referenceKey(reference: string): number {
  return Number.parseInt(reference.slice(0, 8), 16) | 0;
}
