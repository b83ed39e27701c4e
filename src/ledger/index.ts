export type { Content } from './content.js';
export { LedgerError, type LedgerFault, type Refusal } from './errors.js';
export type { Finding } from './findings.js';
export type { LeaseHolder, LeaseTerms } from './lease.js';
export type * from './ledger.js';
export { loadView } from './load-view.js';
export { openLedger, type LedgerOptions } from './open.js';
export type * from './records.js';
export type * from './returns.js';
