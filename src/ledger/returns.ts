import { negateCents, NO_CENTS, type Cents } from '../money/index.js';

/** What the payer answered to a movement (files.md section 5). */
export type ReturnStatus = 'accepted' | 'rejected' | 'modified';

/** A row of the return file. */
export interface ReturnRow {
  readonly line: number;
  readonly reference: string;
  readonly status: ReturnStatus;
  /** The payer's words. */
  readonly motive: string;
  /** What the payer really took, unsigned; required for `modified`, ignored otherwise. */
  readonly amount: Cents | undefined;
}

export type ReturnAnomaly =
  | 'unknown-reference'
  /** In an earlier return file, or earlier in this one. */
  | 'already-answered'
  | 'cancelled-remittance'
  | 'amount-missing'
  | 'amount-negative';

/** What became of a row of the return file. Amounts are signed. */
export type ReturnOutcome =
  | {
      readonly kind: 'answered';
      readonly row: ReturnRow;
      readonly posting: number;
      readonly sent: Cents;
      readonly taken: Cents;
    }
  | { readonly kind: 'anomaly'; readonly row: ReturnRow; readonly anomaly: ReturnAnomaly };

/** What an answer says the payer took of a movement, with the sign of the movement (files.md section 5). */
export function takenOf(row: ReturnRow, sent: Cents): Cents {
  switch (row.status) {
    case 'accepted':
      return sent;
    case 'rejected':
      return NO_CENTS;
    case 'modified': {
      const amount = row.amount ?? sent;
      return sent < 0n ? negateCents(amount) : amount;
    }
  }
}

/** What is wrong with a row by itself, before any posting is looked up. */
export function faultOf(row: ReturnRow): ReturnAnomaly | undefined {
  if (row.status !== 'modified') return undefined;
  if (row.amount === undefined) return 'amount-missing';
  return row.amount < 0n ? 'amount-negative' : undefined;
}
