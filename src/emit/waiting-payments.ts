import type { PlanName } from '../model/index.js';
import type { SchoolYear } from '../calendar/index.js';
import { CsvRows } from './csv.js';
import { paymentRow, type Payment } from './payment.js';
import type { Rows } from './rows.js';

/**
 * Movements that wait to be written with the others of their schools: three lists of bytes that go side by side, made
 * when they are settled, to be kept apart or sent to another thread.
 */
export interface WaitingPayments {
  /** Rows of `paiements.csv`. */
  readonly rows: Uint8Array;
  /** Records of `mouvements.txt`, without their place in it. */
  readonly records: Uint8Array;
  /** Beside each: school year, plan, and its line of `explications.jsonl` (empty when nobody asks), as CSV. */
  readonly details: Uint8Array;
}

/** What a movement has that no file of movements shows. */
export interface WaitingDetails {
  readonly schoolYear: SchoolYear;
  readonly plan: PlanName;
}

/** Gathers payments with their records; each time all are taken, the same memory serves those that follow. */
export class WaitingList {
  readonly #rows = new CsvRows(1 << 12);
  readonly #details = new CsvRows(1 << 10);
  #records = new Uint8Array(1 << 12);
  #recordsEnd = 0;

  /** @param record as it was written */
  add(payment: Payment, record: Uint8Array, explanation: string): void {
    const { schoolYear, plan } = payment.terms;
    this.#rows.add(paymentRow(payment));
    this.#details.add([String(schoolYear), plan, explanation]);
    this.#addRecord(record);
  }

  /** How many bytes wait. */
  get size(): number {
    return this.#rows.size + this.#recordsEnd + this.#details.size;
  }

  /**
   * Puts what waits where there is room for it, one list after the other.
   *
   * @returns where the rows end, the records and the details
   */
  moveTo(bytes: Uint8Array, at: number): readonly [rows: number, records: number, details: number] {
    const rows = this.#rows.moveTo(bytes, at);
    bytes.set(this.#records.subarray(0, this.#recordsEnd), rows);
    const records = rows + this.#recordsEnd;
    this.#recordsEnd = 0;
    return [rows, records, this.#details.moveTo(bytes, records)];
  }

  #addRecord(record: Uint8Array): void {
    const end = this.#recordsEnd + record.length;
    if (end > this.#records.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#records.length));
      grown.set(this.#records.subarray(0, this.#recordsEnd));
      this.#records = grown;
    }
    this.#records.set(record, this.#recordsEnd);
    this.#recordsEnd = end;
  }
}

/**
 * What {@link WaitingList} says of a movement beside its row: school year and plan. Those of an award are the same, and
 * follow each other.
 */
export function waitingDetails(details: Rows): (row: number) => WaitingDetails {
  const years = details.texts(0);
  const plans = details.texts(1);
  return (row) => ({ schoolYear: Number(years[row]) as SchoolYear, plan: plans[row] as PlanName });
}
