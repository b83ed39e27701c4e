import type { PayMonth } from '../calendar/index.js';
import type { OpenRemittance } from './purge.js';

/** Why a ledger cannot do what was asked. None of these holds personal data. */
export type LedgerFault =
  /** Another run writes; `holder` is empty when it left no name. Nothing was changed. */
  | { readonly kind: 'locked'; readonly holder: string; readonly purpose: string }
  /** This writer's lease expired and another took it: what was being written is undone. */
  | { readonly kind: 'lease-lost'; readonly holder: string }
  /** Disk or database: `code` is the system's own (`ENOSPC`, `SQLITE_FULL`, `ECONNREFUSED`, `57P01`…). */
  | { readonly kind: 'unavailable'; readonly code: string }
  /** Neither a path nor a `postgres://` URL that can be used. */
  | { readonly kind: 'bad-address'; readonly detail: string }
  /** There is no ledger at that address, and none was to be created. */
  | { readonly kind: 'missing' }
  /** What lies there is something else. */
  | { readonly kind: 'not-a-ledger' }
  /** It was a ledger; `where` names the part that cannot be read. */
  | { readonly kind: 'corrupted'; readonly where: string }
  /** What is asked for was purged; `before` is the day that was asked for then. */
  | { readonly kind: 'purged'; readonly before: string }
  /** Written by a later version of the program. */
  | { readonly kind: 'newer'; readonly found: number; readonly supported: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Operations the book does not allow, whoever asks. */
export type Refusal =
  | { readonly kind: 'unknown-remittance' }
  | { readonly kind: 'already-cancelled' }
  | { readonly kind: 'acknowledged' }
  /** Only the last unacknowledged remittance can be cancelled: this one. */
  | {
      readonly kind: 'not-the-last';
      readonly last: { readonly payMonth: PayMonth; readonly remittance: number };
    }
  | { readonly kind: 'remittance-taken'; readonly next: number }
  | { readonly kind: 'month-before-last'; readonly last: PayMonth }
  /** A remittance without movements, or movements without a remittance. */
  | { readonly kind: 'empty-remittance' }
  | { readonly kind: 'no-remittance' }
  | { readonly kind: 'zero-amount' }
  /** The same key twice in one remittance. */
  | { readonly kind: 'key-twice' }
  /** `due = postedBefore + movements + held + barred` does not hold. */
  | { readonly kind: 'equation' }
  /** The movements of the equation are not the sum of the postings. */
  | { readonly kind: 'movements-differ' }
  /** These may still change: nothing of their months is purged. */
  | { readonly kind: 'purge-open'; readonly open: readonly OpenRemittance[] }
  /** The file of opening balances was imported before. */
  | { readonly kind: 'already-imported'; readonly run: number };

/** The one error of the ledger; {@link LedgerFault} says what happened, the caller chooses words and exit code. */
export class LedgerError extends Error {
  readonly fault: LedgerFault;

  constructor(fault: LedgerFault, cause?: unknown) {
    super(`ledger: ${fault.kind === 'refused' ? fault.refusal.kind : fault.kind}`, { cause });
    this.fault = fault;
  }
}

export function refused(refusal: Refusal): LedgerError {
  return new LedgerError({ kind: 'refused', refusal });
}
