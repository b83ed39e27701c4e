import type { Payment } from '../emit/payment.js';
import type { PostingRecord, RunRecord } from '../ledger/index.js';
import type { LedgerView } from '../ledger/view.js';
import type { AwardId, Posting } from '../model/index.js';
import { addCents, type Cents } from '../money/index.js';

/**
 * The book as it would be, had the runs of a replay been posted: it begins with what was really posted before, then
 * takes each run done again, and what happened to the real ones meanwhile (answers of the payer, cancellations).
 */
export class ReplayLedger implements LedgerView {
  readonly #postings = new Map<AwardId, Posting[]>();
  /** The postings of each run done again, by the key they were made for. */
  readonly #runs = new Map<number, Map<string, Posting>>();

  awardIds = (): Iterable<AwardId> => this.#postings.keys();
  postingsOf = (award: AwardId): readonly Posting[] => this.#postings.get(award) ?? [];

  /** Takes a posting as it was really made. */
  keep({ run, key, payMonth, amount, schoolYear, allowance, plan }: PostingRecord): void {
    this.#add(run, { key, payMonth, amount, schoolYear, allowance, plan, reversed: false });
  }

  /** Takes the movements of a run done again. */
  post({ number }: RunRecord, payments: readonly Payment[]): void {
    for (const { key, payMonth, amount, terms } of payments) {
      this.#add(number, { key, payMonth, amount, ...terms, reversed: false });
    }
  }

  /** The payer refused a movement of a run, or the run was cancelled: it counts for nothing any more. */
  reverse(run: number, key: Posting['key']): void {
    this.#change(run, key, (posting) => ({ ...posting, amount: 0n as Cents, reversed: true }));
  }

  /** The payer took another amount. */
  modify(run: number, key: Posting['key'], difference: Cents): void {
    this.#change(run, key, (posting) => ({ ...posting, amount: addCents(posting.amount, difference) }));
  }

  #add(run: number, posting: Posting): void {
    const { award } = posting.key;
    const postings = this.#postings.get(award);
    if (postings === undefined) this.#postings.set(award, [posting]);
    else postings.push(posting);
    const ofRun = this.#runs.get(run) ?? new Map<string, Posting>();
    ofRun.set(nameOf(posting.key), posting);
    this.#runs.set(run, ofRun);
  }

  /** A run done again may hold no movement where the real one had one: then there is nothing to change. */
  #change(run: number, key: Posting['key'], change: (posting: Posting) => Posting): void {
    const ofRun = this.#runs.get(run);
    const posting = ofRun?.get(nameOf(key));
    const postings = this.#postings.get(key.award);
    if (ofRun === undefined || posting === undefined || postings === undefined) return;
    const changed = change(posting);
    ofRun.set(nameOf(key), changed);
    postings[postings.indexOf(posting)] = changed;
  }
}

/** A key as a text. */
export function nameOf({ award, payee, instalmentMonth }: Posting['key']): string {
  return JSON.stringify([award, payee, instalmentMonth]);
}
