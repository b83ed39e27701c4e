import { formatPayMonth } from '../calendar/index.js';
import type { LedgerFault, Refusal } from '../ledger/index.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { textsIn } from './texts.js';

/** What to say when the ledger cannot do what was asked, and the exit code; nothing for what is a bug of ours. */
export function ledgerFailureOf(
  fault: LedgerFault,
  lang: Lang,
): { readonly code: number; readonly lines: readonly string[] } | undefined {
  const { faults } = textsIn(lang).ledger;
  switch (fault.kind) {
    case 'locked':
      return { code: EXIT.locked, lines: [faults.locked(fault.holder, fault.purpose)] };
    case 'lease-lost':
      return { code: EXIT.locked, lines: [faults.leaseLost(fault.holder)] };
    case 'unavailable':
      return {
        code: EXIT.disk,
        lines: [fault.code === 'ENOENT' ? faults.noFolder : faults.unavailable(fault.code)],
      };
    case 'bad-address':
      return { code: EXIT.usage, lines: [faults.badAddress(fault.detail)] };
    case 'missing':
      return { code: EXIT.unusableInput, lines: [faults.missing] };
    case 'not-a-ledger':
      return { code: EXIT.unusableInput, lines: [faults.notALedger] };
    case 'corrupted':
      return { code: EXIT.unusableInput, lines: [faults.corrupted(fault.where)] };
    case 'purged':
      return { code: EXIT.unusableInput, lines: [faults.purged(fault.before)] };
    case 'newer':
      return { code: EXIT.unusableInput, lines: [faults.newer(fault.found, fault.supported)] };
    case 'refused': {
      const line = refusalLine(fault.refusal, lang);
      return line === undefined ? undefined : { code: EXIT.unusableInput, lines: [line] };
    }
  }
}

/** The refusals that a person can run into; the others would be a run that contradicts itself. */
function refusalLine(refusal: Refusal, lang: Lang): string | undefined {
  const { refusals } = textsIn(lang).ledger;
  switch (refusal.kind) {
    case 'unknown-remittance':
    case 'already-cancelled':
    case 'acknowledged':
      return refusals[refusal.kind];
    case 'not-the-last': {
      const { payMonth, remittance } = refusal.last;
      return refusals['not-the-last'](formatPayMonth(payMonth), String(remittance).padStart(2, '0'));
    }
    case 'month-before-last':
      return refusals['month-before-last'](formatPayMonth(refusal.last));
    case 'remittance-taken':
      return refusals['remittance-taken'](String(refusal.next).padStart(2, '0'));
    case 'already-imported':
      return refusals['already-imported'](refusal.run);
    default:
      return undefined;
  }
}
