import { addCents, NO_CENTS, type Cents } from '../money/index.js';
import { canonicalAnswer, canonicalRun, placedText, unplacedText, type AnswerRecord } from './canonical.js';
import { linkHash, runningDigest } from './digest.js';
import { LedgerError, refused } from './errors.js';
import { movementRow, type WrittenMovement } from './written-movements.js';
import { PostingPlacesOfRun } from './posting-places.js';
import { readMeta, writeMeta } from './prepare.js';
import type { Digest, Head, RunRecord, UnplacedPosting } from './records.js';
import { postingRow, runRow } from './rows.js';
import type { Row, Sql, Transaction } from './store.js';

/**
 * Where the book stands, as it says itself.
 *
 * @throws LedgerError `corrupted` when it does not say: everything read up to there would look sound
 */
export async function readHead(sql: Sql): Promise<Head> {
  const meta = await readMeta(sql);
  const count = (name: string): number => {
    const value = meta.get(name) ?? '';
    if (!/^\d{1,15}$/.test(value)) throw new LedgerError({ kind: 'corrupted', where: `meta, ${name}` });
    return Number(value);
  };
  return { runs: count('runs'), postings: count('postings'), hash: meta.get('head') ?? '' };
}

/** A run before it is sealed: its place and its postings are counted here. */
export type UnsealedRun = Omit<RunRecord, 'number' | 'firstPosting' | 'postings' | 'seal'>;

/** Postings held before they are written. */
const BATCH = 2000;

/**
 * Adds one run at the end of the book: its postings, one link of the chain each, then the run itself, whose seal is
 * the link that closes them. Use inside one transaction.
 */
export class Append {
  /** Rank of the run being added. */
  readonly run: number;
  private readonly transaction: Transaction;
  private readonly before: Head;
  private hash: string;
  private count = 0;
  private sum: Cents = NO_CENTS;
  private waiting: Row[] = [];
  private readonly places = new PostingPlacesOfRun();

  private constructor(transaction: Transaction, before: Head) {
    this.transaction = transaction;
    this.before = before;
    this.run = before.runs + 1;
    this.hash = before.hash;
  }

  static async start(transaction: Transaction): Promise<Append> {
    return new Append(transaction, await readHead(transaction));
  }

  /** How many postings the book held before. */
  get held(): number {
    return this.before.postings;
  }

  /** How many postings were added, and their sum. */
  get added(): { readonly count: number; readonly amount: Cents } {
    return { count: this.count, amount: this.sum };
  }

  /** @returns whether enough is waiting: call {@link flush} then, so that memory stays flat */
  add(unplaced: UnplacedPosting): boolean {
    const number = this.link(unplacedText(unplaced), unplaced.amount);
    this.places.add(unplaced.key.payee, unplaced.reference);
    this.waiting.push(postingRow({ ...unplaced, number, run: this.run }, this.hash));
    return this.waiting.length >= BATCH;
  }

  /** The same, of a movement whose text is written. */
  addWritten(movement: WrittenMovement): boolean {
    const { columns } = movement;
    const number = this.link(movement.text, columns[6]);
    this.places.add(columns[2], columns[11]);
    this.waiting.push(movementRow(movement, number, this.run, this.hash));
    return this.waiting.length >= BATCH;
  }

  async flush(): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    await this.transaction.insert('postings', rows);
  }

  /** Adds a link to the chain. @returns the number of its posting */
  private link(unplaced: string, amount: Cents): number {
    if (amount === 0n) throw refused({ kind: 'zero-amount' });
    this.count += 1;
    this.sum = addCents(this.sum, amount);
    const number = this.before.postings + this.count;
    this.hash = linkHash(this.hash, placedText(number, this.run, unplaced));
    return number;
  }

  /**
   * Writes the run after its postings, and moves the head of the book.
   *
   * @param besides digest of what the seal covers besides the run itself
   */
  async seal(
    unsealed: UnsealedRun,
    answers: readonly AnswerRecord[] = [],
    besides: Digest = digestOf(answers),
  ): Promise<RunRecord> {
    const { transaction, run: number, count } = this;
    await this.flush();
    for (let at = 0; at < answers.length; at += BATCH) {
      await transaction.insert(
        'answers',
        answers.slice(at, at + BATCH).map((answer) => answerRow(answer, number)),
      );
    }
    const placed = { ...unsealed, number, firstPosting: this.before.postings + 1, postings: count };
    const run: RunRecord = { ...placed, seal: linkHash(this.hash, canonicalRun(placed, besides)) };
    await transaction.insert(
      'run_inputs',
      run.inputs.map(({ name, bytes, rows, digest }, rank) => [number, rank, name, bytes, rows, digest]),
    );
    await transaction.insert(
      'run_outputs',
      run.outputs.map(({ name, bytes, digest }, rank) => [number, rank, name, bytes, digest]),
    );
    await transaction.insert('runs', [runRow(run)]);
    await this.places.keep(transaction, number, count);
    await writeMeta(transaction, 'runs', String(number));
    await writeMeta(transaction, 'postings', String(this.before.postings + count));
    await writeMeta(transaction, 'head', run.seal);
    return run;
  }
}

function answerRow({ posting, status, motive, taken }: AnswerRecord, run: number): Row {
  return [posting, run, status, motive, taken];
}

function digestOf(answers: readonly AnswerRecord[]): string {
  const digest = runningDigest();
  for (const answer of answers) digest.update(`${canonicalAnswer(answer)}\n`);
  return digest.digest();
}
