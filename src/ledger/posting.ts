import { Append } from './append.js';
import { isKept, keep } from './archive.js';
import { LedgerError, refused } from './errors.js';
import type { OutputContent, PostRequest } from './ledger.js';
import type { MovementColumns } from './line-cutter.js';
import { lastPostedMonthOf, nextRemittanceOf } from './reading.js';
import type { Figures, OutputRecord, RunIdentity, RunRecord } from './records.js';
import { storedMonth } from './rows.js';
import type { Transaction } from './store.js';
import { writtenMovements } from './written-movements.js';

/** Posts a pay run inside a transaction: postings, output files and the sealed run, or nothing. */
export async function postRun(transaction: Transaction, request: PostRequest): Promise<RunRecord> {
  const { identity, remittance } = request;
  await refuseOutOfTurn(transaction, identity, remittance);
  await requireInputs(transaction, identity);
  const append = await Append.start(transaction);
  try {
    const sizes = { held: append.held, added: request.expected ?? 0 };
    await transaction.inBulk('postings_by_key', sizes, () => addMovements(append, request));
  } catch (error) {
    throw keyTwice(error);
  }
  const { count, amount } = append.added;
  if (remittance !== undefined && count === 0) throw refused({ kind: 'empty-remittance' });
  const { figures, outputs } = await request.close();
  if (!holds(figures)) throw refused({ kind: 'equation' });
  if (figures.movements !== amount) throw refused({ kind: 'movements-differ' });
  return append.seal({
    ...identity,
    kind: 'payroll',
    remittance,
    figures,
    cancels: undefined,
    outputs: await kept(transaction, outputs),
  });
}

/** Rules section 9: the two sides of every run agree. */
export function holds({ due, postedBefore, movements, held, barred }: Figures): boolean {
  return due === postedBefore + movements + held + barred;
}

async function refuseOutOfTurn(
  transaction: Transaction,
  { payMonth }: RunIdentity,
  remittance: number | undefined,
): Promise<void> {
  const last = await lastPostedMonthOf(transaction);
  if (last !== undefined && payMonth < last) throw refused({ kind: 'month-before-last', last });
  const next = await nextRemittanceOf(transaction, payMonth);
  if (remittance !== undefined && remittance !== next) throw refused({ kind: 'remittance-taken', next });
}

/** A run whose inputs are not in the archive could never be explained later. */
async function requireInputs(transaction: Transaction, { inputs }: RunIdentity): Promise<void> {
  for (const { digest } of inputs) {
    if (!(await isKept(transaction, digest))) throw new Error('an input of the run was not archived');
  }
}

async function addMovements(append: Append, { identity, remittance, postings }: PostRequest): Promise<void> {
  const month = storedMonth(identity.payMonth);
  for await (const batch of postings) {
    for (const movement of writtenMovements(batch)) {
      if (remittance === undefined) throw refused({ kind: 'no-remittance' });
      if (!isOf(movement.columns, month, remittance)) throw new Error('a movement of another remittance');
      if (append.addWritten(movement)) await append.flush();
    }
  }
  await append.flush();
}

function isOf(columns: MovementColumns, payMonth: number, remittance: number): boolean {
  return columns[0] === 'movement' && columns[4] === payMonth && columns[5] === remittance;
}

async function kept(transaction: Transaction, outputs: readonly OutputContent[]): Promise<OutputRecord[]> {
  const records: OutputRecord[] = [];
  for (const { name, content } of outputs) records.push({ name, ...(await keep(transaction, content)) });
  return records;
}

/** The index of keys is what finds a key that is there twice, however far apart its two postings came. */
function keyTwice(error: unknown): unknown {
  if (error instanceof LedgerError || !(error instanceof Error)) return error;
  const isUnique = /UNIQUE constraint failed: postings\.award|postings_by_key/.test(error.message);
  return isUnique ? refused({ kind: 'key-twice' }) : error;
}
