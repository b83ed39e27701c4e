import type { Encoding } from '../charset/index.js';
import type { Acknowledgement, Stamp } from '../ledger/index.js';
import type { FileProblem, Issue } from '../model/index.js';
import type { TableSchema } from '../validate/table-schema.js';
import { writing, type BookAccess } from './open-book.js';
import { readReturnFile } from './read-return.js';

export interface AcknowledgeFileRequest extends BookAccess {
  /** The return file, whole. */
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly schema: TableSchema;
  readonly stamp: Stamp;
}

export type AcknowledgeResult =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: 'done';
      readonly acknowledgement: Acknowledgement;
      /** Of rows of a wrong shape, and of the header. */
      readonly issues: readonly Issue[];
      readonly rowCount: number;
    };

/** The name of a return file in messages and in the archive (files.md section 5). */
const NAME = 'retour.csv';

/**
 * Enters the answers of the payer. The file is read before the ledger is opened, and kept in it before anything is
 * posted from it.
 *
 * @throws LedgerError
 */
export async function acknowledgeFile(request: AcknowledgeFileRequest): Promise<AcknowledgeResult> {
  const { bytes, encoding, schema, stamp, ...access } = request;
  const reading = readReturnFile({ name: NAME, bytes }, schema, encoding);
  if (reading.kind === 'unusable') return reading;
  const { rows, issues, rowCount } = reading;
  const acknowledgement = await writing(access, { create: false, purpose: 'acknowledge' }, async (writer) => {
    const source = { name: NAME, rows: rowCount, ...(await writer.archive(bytes)) };
    return writer.acknowledge({ ...stamp, source, rows });
  });
  return { kind: 'done', acknowledgement, issues, rowCount };
}
