import { formatPayMonth } from '../calendar/index.js';
import type { ApproveRequest } from './approve.js';
import { preparedIn } from './approve.js';
import { ApprovalError } from './approve-error.js';
import { writing } from './open-book.js';
import type { Watch } from './pay-request.js';
import { jsonBytes, RECORDS, type Signature } from './preparation.js';
import { removePrepared } from './prepare.js';
import { remittanceName } from './reissue.js';

export interface RefuseRequest extends Pick<
  ApproveRequest,
  'payMonth' | 'remittance' | 'output' | 'ledger' | 'holder' | 'now'
> {
  /** Who refuses it, and when. */
  readonly refused: Signature;
  readonly motive: string;
  /** Version of the program. */
  readonly program: string;
}

/**
 * Drops what was prepared, and seals who did it and why. Nothing is paid by that: whoever prepared it may take it back
 * too.
 *
 * @returns who had prepared it
 * @throws ApprovalError when nothing waits; LedgerError
 */
export async function refuse(request: RefuseRequest, watch: Watch): Promise<Signature> {
  const { payMonth, remittance, refused, motive, program } = request;
  const purpose = `approve --refuse ${remittanceName(payMonth, remittance)}`;
  return writing(request, { create: false, purpose }, async (writer, ledger) => {
    const { preparation, record, released } = await preparedIn(ledger, payMonth, remittance);
    if (released !== undefined) throw new ApprovalError({ kind: 'nothing-waits', posted: true });
    const { prepared } = preparation;
    const content = jsonBytes({
      ...{ month: formatPayMonth(payMonth), remittance, prepared, refused, motive },
      preparation: record.digest,
    });
    await writer.refuse(payMonth, { name: RECORDS.refusal, content }, { created: refused.at, program });
    watch.step('posted');
    await removePrepared(request, watch);
    return prepared;
  });
}
