import { formatPayMonth, payMonthOf, type PayMonth } from '../calendar/index.js';
import type { Encoding } from '../charset/index.js';
import { totalsOf, type Totals } from '../emit/totals.js';
import { sha256 } from '../io/digest.js';
import type { Ledger, OpeningBalance, RunRecord, Stamp } from '../ledger/index.js';
import { byCodePoint, type FileProblem, type Issue } from '../model/index.js';
import type { Regulations } from '../regulations/regulations.js';
import type { TableSchema } from '../validate/table-schema.js';
import { writing, type BookAccess } from './open-book.js';
import { readOpeningFile } from './read-opening.js';

export interface ImportRequest extends BookAccess {
  /** The file of opening balances, whole. */
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly schema: TableSchema;
  readonly regulations: Pick<Regulations, 'allowances'>;
  readonly stamp: Stamp;
}

export type ImportResult =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  /** A row of the file is rejected, or there is none: nothing is imported. */
  | { readonly kind: 'rejected'; readonly issues: readonly Issue[] }
  /** The book holds these opening balances already, from another file. */
  | { readonly kind: 'known'; readonly known: readonly OpeningBalance[] }
  | {
      readonly kind: 'done';
      readonly run: RunRecord;
      readonly totals: Totals;
      /** Warnings of the header. */
      readonly issues: readonly Issue[];
      /** Whether the ledger was made for it. */
      readonly created: boolean;
      /** Whether a pay run was posted before: what it paid twice will be taken back. */
      readonly isLate: boolean;
    };

/** The name of a file of opening balances in messages and in the archive. */
const NAME = 'ouverture.csv';

/**
 * Enters what was paid before this ledger existed: every row, or nothing. Balances are posted by pay month, whatever
 * the order of the file: the limitation of rules section 10 reads the postings of a key oldest first.
 *
 * @throws LedgerError
 */
export async function importOpening(request: ImportRequest): Promise<ImportResult> {
  const { bytes, encoding, schema, regulations, stamp, ...access } = request;
  const reading = readOpeningFile({ name: NAME, bytes }, schema, encoding, regulations, monthOf(stamp));
  if (reading.kind === 'unusable') return reading;
  const { issues, rowCount } = reading;
  const isRejected = issues.some(({ severity }) => severity === 'reject');
  if (isRejected || reading.balances.length === 0) return { kind: 'rejected', issues };
  const balances = [...reading.balances].sort(byPayment);
  return writing(access, { create: true, purpose: 'ledger import' }, async (writer, ledger) => {
    const known = await alreadyThere(ledger, balances, sha256(bytes));
    if (known.length > 0) return { kind: 'known', known };
    const isLate = (await ledger.lastRun()) !== undefined;
    const source = { name: NAME, rows: rowCount, ...(await writer.archive(bytes)) };
    const run = await writer.importOpening({ ...stamp, source, balances });
    return { kind: 'done', run, totals: totalsOf(balances), issues, created: ledger.created, isLate };
  });
}

/** The month of the instant a run bears. */
function monthOf({ created }: Stamp): PayMonth {
  return payMonthOf(Number(created.slice(0, 4)), Number(created.slice(4, 6)));
}

/** Oldest payment first, then award, payee and month of origin. */
function byPayment(a: OpeningBalance, b: OpeningBalance): number {
  return (
    a.payMonth - b.payMonth ||
    byCodePoint(a.key.award, b.key.award) ||
    byCodePoint(a.key.payee, b.key.payee) ||
    a.key.instalmentMonth - b.key.instalmentMonth
  );
}

/** A file corrected after it was imported would enter most of its rows a second time. The very same file is the ledger's to refuse. */
async function alreadyThere(
  ledger: Ledger,
  balances: readonly OpeningBalance[],
  digest: string,
): Promise<readonly OpeningBalance[]> {
  const waiting = new Map(balances.map((balance) => [nameOf(balance), balance]));
  const known: OpeningBalance[] = [];
  for await (const { kind, inputs, firstPosting, postings } of ledger.runs()) {
    if (kind !== 'opening') continue;
    if (inputs.some((input) => input.digest === digest)) return [];
    for await (const posting of ledger.show({ from: firstPosting, to: firstPosting + postings - 1 })) {
      const balance = waiting.get(nameOf(posting));
      if (balance !== undefined) known.push(balance);
    }
  }
  return known.sort(byPayment);
}

function nameOf({ key, payMonth }: Pick<OpeningBalance, 'key' | 'payMonth'>): string {
  return [key.award, key.payee, formatPayMonth(key.instalmentMonth), formatPayMonth(payMonth)].join('\u0000');
}
