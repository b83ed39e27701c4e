import type { Signature } from './preparation.js';

/** Why a preparation is not released. */
export type ApprovalFault =
  /** Nothing waits; `posted`: a remittance of that rank is in the book. */
  | { readonly kind: 'nothing-waits'; readonly posted: boolean }
  /** What waits has another rank. */
  | { readonly kind: 'other-remittance'; readonly waiting: number }
  /** Four eyes: the one who prepared it does not release it. */
  | { readonly kind: 'same-person'; readonly by: 'name' | 'login'; readonly prepared: Signature }
  /** Something was posted, answered or refused meanwhile. */
  | { readonly kind: 'ledger-moved' }
  | { readonly kind: 'other-program'; readonly prepared: string; readonly own: string }
  /** The archived settings that this program does not read any more. */
  | { readonly kind: 'unreadable' }
  /** The prepared folder is not there. */
  | { readonly kind: 'no-folder'; readonly folder: string }
  /** Files of the folder that are not those that were prepared: changed, missing or added. */
  | { readonly kind: 'altered'; readonly folder: string; readonly names: readonly string[] }
  /** Files that come out otherwise today; none when nothing comes out any more. */
  | { readonly kind: 'differs'; readonly names: readonly string[] };

/** A preparation that cannot be released: nothing was posted, and nothing of it was changed. */
export class ApprovalError extends Error {
  readonly fault: ApprovalFault;

  constructor(fault: ApprovalFault) {
    super(`not released: ${fault.kind}`);
    this.fault = fault;
  }
}
