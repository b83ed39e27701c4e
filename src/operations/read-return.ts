import type { Encoding } from '../charset/index.js';
import type { InputFile } from '../ingest/ingest.js';
import type { ReturnRow, ReturnStatus } from '../ledger/returns.js';
import type { FileProblem, Issue } from '../model/index.js';
import { roundToCents } from '../money/index.js';
import { compileTable, type TableSchema } from '../validate/table-schema.js';
import type { TypedRow } from '../validate/typed-row.js';
import { readTable } from './read-table.js';

export type ReturnReading =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: 'readable';
      /** Rows of the right shape, in file order; a reference may come twice. */
      readonly rows: readonly ReturnRow[];
      /** Of the rows left out, and of the header. */
      readonly issues: readonly Issue[];
      /** Rows of the file, the header not counted. */
      readonly rowCount: number;
    };

/** Reads the payer's answers (files.md section 5); what each row does to the book is for the ledger to say. */
export function readReturnFile(file: InputFile, schema: TableSchema, encoding: Encoding): ReturnReading {
  const reading = readTable(file, encoding, {
    table: compileTable(file.name, schema, { regimes: [], leaveTypes: [] }),
    bears: 'reference',
    build: returnRowOf,
  });
  if (reading.kind === 'unusable') return reading;
  const { values, issues, rowCount } = reading.rows;
  return { kind: 'readable', rows: values, issues, rowCount };
}

const STATUSES: Readonly<Record<string, ReturnStatus>> = {
  ACCEPTE: 'accepted',
  REJETE: 'rejected',
  MODIFIE: 'modified',
};

function returnRowOf(row: TypedRow): ReturnRow {
  const status = STATUSES[row.text('statut')];
  if (status === undefined) throw new TypeError('a status that the schema accepts is not known');
  const amount = row.number('montant');
  return {
    line: row.at.line,
    reference: row.text('reference'),
    status,
    motive: onOneLine(row.text('motif')),
    // Exact: the schema lets two decimals through at most.
    amount: amount === undefined ? undefined : roundToCents(amount, 'half-up'),
  };
}

/** The book holds no control character: not every database can keep them. */
function onOneLine(words: string): string {
  return words.replaceAll(/\p{Cc}+/gu, ' ').trim();
}
