import { formatPayMonth, type PayMonth } from '../calendar/index.js';
import { reading, type BookAccess } from '../operations/open-book.js';
import { approvalsOf, type ApprovalRecord } from '../operations/approve-records.js';
import type { Signature } from '../operations/preparation.js';
import { remittanceName } from '../operations/reissue.js';
import type { Lang } from '../report/messages/index.js';
import { withoutPassword } from './ledger-address.js';
import { signatureText } from './approve-signature.js';
import { rankOf } from './posting-table.js';
import { textsIn } from './texts.js';

/** A run was prepared and not posted: who did it, and the command that another person releases it with. */
export function preparedLines(
  prepared: Signature,
  payMonth: PayMonth,
  remittance: number,
  { output, ledger, lang }: { readonly output: string; readonly ledger: string; readonly lang: Lang },
): string[] {
  const { approve: texts } = textsIn(lang);
  const words = [
    ...['trentieme', 'approve', '--month', formatPayMonth(payMonth), '--remittance', rankOf(remittance)],
    ...['--output', output, '--ledger', withoutPassword(ledger)],
  ];
  return [texts.prepared(signatureText(prepared, lang)), texts.next(words.map(shellWord).join(' '))];
}

/** A word as a shell takes it whole. */
function shellWord(word: string): string {
  return /^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Who prepared, released and refused the remittances of a ledger, a line each; none where nobody had to. */
export async function approvalLines(
  access: Pick<BookAccess, 'ledger' | 'now'>,
  lang: Lang,
): Promise<string[]> {
  return reading(access, async (ledger) => {
    const lines: string[] = [];
    for await (const record of approvalsOf(ledger)) lines.push(recordLine(record, lang));
    return lines;
  });
}

function recordLine(record: ApprovalRecord, lang: Lang): string {
  const { records: texts } = textsIn(lang).approve;
  const name = remittanceName(record.payMonth, record.remittance);
  const prepared = signatureText(record.prepared, lang);
  switch (record.kind) {
    case 'approved':
      return texts.approved(name, prepared, signatureText(record.by, lang));
    case 'refused':
      return texts.refused(name, prepared, signatureText(record.by, lang), record.motive);
    case 'waiting':
      return texts.waiting(name, prepared);
  }
}
