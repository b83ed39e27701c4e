import type { ArchivedContent } from './ledger.js';
import type { Transaction } from './store.js';

/** Bytes held in memory: most contents have fewer. */
const HELD = 4 << 20;

/**
 * The parts of a content whose digest is known only at its end. The first ones are held, the others wait in a temporary
 * table of the same transaction: a content of any size takes the same memory.
 */
export class StagedParts {
  private readonly transaction: Transaction;
  private held: Uint8Array[] = [];
  private bytes = 0;
  private count = 0;
  private isSpilled = false;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  async add(part: Uint8Array): Promise<void> {
    this.count += 1;
    this.held.push(part);
    this.bytes += part.length;
    if (this.bytes > HELD) await this.spill();
  }

  /** Enters the archive: the parts, each compressed alone, are written under their digest. */
  async keepAs({ digest, bytes }: ArchivedContent): Promise<void> {
    const { transaction } = this;
    await transaction.insert('archives', [[digest, bytes, this.count, 1]]);
    if (this.isSpilled) {
      await transaction.execute(
        'INSERT INTO archive_parts SELECT $1, part, content FROM staged_parts ORDER BY part',
        [digest],
      );
    }
    const first = this.count - this.held.length;
    for (const [index, part] of this.held.entries()) {
      await transaction.insert('archive_parts', [[digest, first + index, part]]);
    }
    await this.discard();
  }

  async discard(): Promise<void> {
    this.held = [];
    if (this.isSpilled) await this.transaction.execute('DELETE FROM staged_parts');
  }

  private async spill(): Promise<void> {
    const { transaction, held } = this;
    const first = this.count - held.length;
    if (!this.isSpilled) await transaction.execute(transaction.dialect.stagingTable);
    this.isSpilled = true;
    this.held = [];
    this.bytes = 0;
    for (const [index, part] of held.entries()) {
      await transaction.insert('staged_parts', [[first + index, part]]);
    }
  }
}
