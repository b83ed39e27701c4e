import type { PayMonth } from '../calendar/index.js';
import { Append } from './append.js';
import { keep } from './archive.js';
import { clericalRun } from './clerical-run.js';
import type { RefusalRecord } from './ledger.js';
import { readMeta, writeMeta } from './prepare.js';
import type { Digest, RunRecord, Stamp } from './records.js';
import { monthFrom, storedMonth } from './rows.js';
import type { Sql, Transaction } from './store.js';

/**
 * What waits for a second person, by pay month. It stands among the small facts of the book: nothing is posted yet, so
 * there is nothing for the chain to cover; what comes of it is sealed.
 */
export async function preparationsIn(sql: Sql): Promise<ReadonlyMap<PayMonth, Digest>> {
  const found = new Map<PayMonth, Digest>();
  for (const [name, digest] of await readMeta(sql)) {
    const month = NAME.exec(name)?.[1];
    if (month !== undefined) found.set(monthFrom(Number(month)), digest);
  }
  return found;
}

/** Puts what is prepared for a month in place of what was; `undefined` leaves nothing. */
export async function prepareMonth(
  transaction: Transaction,
  payMonth: PayMonth,
  content: Uint8Array | undefined,
): Promise<void> {
  if (content === undefined) await drop(transaction, payMonth);
  else await writeMeta(transaction, nameOf(payMonth), (await keep(transaction, content)).digest);
}

/** The preparation goes, and who refused it is sealed, as one fact. */
export async function refusePrepared(
  transaction: Transaction,
  payMonth: PayMonth,
  { name, content }: RefusalRecord,
  stamp: Stamp,
): Promise<RunRecord> {
  const kept = await keep(transaction, content);
  const append = await Append.start(transaction);
  await drop(transaction, payMonth);
  // Without a rank: the one that was prepared was never used, and the next run takes it.
  return append.seal({ ...clericalRun('refusal', stamp, [{ name, rows: 0, ...kept }]), payMonth });
}

async function drop(transaction: Transaction, payMonth: PayMonth): Promise<void> {
  await transaction.execute('DELETE FROM meta WHERE name = $1', [nameOf(payMonth)]);
}

function nameOf(payMonth: PayMonth): string {
  return `preparation ${String(storedMonth(payMonth))}`;
}

const NAME = /^preparation (\d{6})$/;
