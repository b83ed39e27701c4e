import type { Allowance, AllowanceCode, LeaveLaw } from '../model/index.js';

/** The law as data, compiled: what every rule reads. */
export interface Regulations {
  readonly allowances: ReadonlyMap<AllowanceCode, Allowance>;
  readonly leave: LeaveLaw;
}

/** A fault of the law data themselves: where, what was found, what was expected. The program stops (exit 64). */
export interface RegulationFault {
  readonly file: string;
  readonly key: string;
  readonly kind: 'unreadable' | 'unknown-key' | 'missing-key' | 'not-allowed' | 'gap' | 'clash';
  readonly found: string;
  readonly expected: string;
}
