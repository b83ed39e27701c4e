import type { ApprovalError } from '../operations/approve-error.js';
import type { Lang } from '../report/messages/index.js';
import { signatureText } from './approve-signature.js';
import { EXIT } from './exit-codes.js';
import { textsIn } from './texts.js';

/** Why a preparation was not released, what to do, and the exit code. */
export function approvalFailureOf(
  { fault }: ApprovalError,
  lang: Lang,
): { readonly code: number; readonly lines: readonly string[] } {
  const { faults } = textsIn(lang).approve;
  const refused = (line: string) => ({ code: EXIT.unusableInput, lines: [line] });
  const again = (line: string) => ({ code: EXIT.unusableInput, lines: [line, faults.again] });
  switch (fault.kind) {
    case 'nothing-waits':
      return refused(fault.posted ? faults.posted : faults['nothing-waits']);
    case 'other-remittance':
      return refused(faults['other-remittance'](String(fault.waiting).padStart(2, '0')));
    case 'same-person': {
      const line = faults['same-person'][fault.by](signatureText(fault.prepared, lang));
      const { usageRefused, seeHelp } = textsIn(lang);
      return { code: EXIT.usage, lines: [usageRefused, `  - ${line}`, seeHelp] };
    }
    case 'ledger-moved':
    case 'unreadable':
      return again(faults[fault.kind]);
    case 'other-program':
      return again(faults['other-program'](fault.prepared, fault.own));
    case 'no-folder':
      return again(faults['no-folder'](fault.folder));
    case 'altered':
      return again(faults.altered(fault.folder, listed(fault.names)));
    case 'differs':
      return again(faults.differs(listed(fault.names)));
  }
}

/** There may be a file for each school. */
function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ['…'] : [];
  return [...names.slice(0, MOST_NAMES), ...more].join(', ');
}

const MOST_NAMES = 10;
