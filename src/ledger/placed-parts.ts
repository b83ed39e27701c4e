import type { ArchivedContent } from './ledger.js';
import type { Transaction } from './store.js';

/** The parts of a content that is known before it is read: each goes to its place at once. */
export class PlacedParts {
  readonly #transaction: Transaction;
  readonly #stated: ArchivedContent;
  readonly #parts: number;
  #count = 0;

  private constructor(transaction: Transaction, stated: ArchivedContent, parts: number) {
    this.#transaction = transaction;
    this.#stated = stated;
    this.#parts = parts;
  }

  /** @param stated the content, and in how many parts, each compressed alone, it will come */
  static async start(
    transaction: Transaction,
    { digest, bytes, parts }: ArchivedContent & { readonly parts: number },
  ): Promise<PlacedParts> {
    await transaction.insert('archives', [[digest, bytes, parts, 1]]);
    return new PlacedParts(transaction, { digest, bytes }, parts);
  }

  async add(part: Uint8Array): Promise<void> {
    await this.#transaction.insert('archive_parts', [[this.#stated.digest, this.#count, part]]);
    this.#count += 1;
  }

  /** @param found what was read: the transaction goes no further when it is something else */
  keepAs({ digest, bytes }: ArchivedContent): void {
    const { digest: statedDigest, bytes: statedBytes } = this.#stated;
    if (digest !== statedDigest || bytes !== statedBytes || this.#count !== this.#parts) {
      throw new Error('a content changed while it was kept');
    }
  }
}
