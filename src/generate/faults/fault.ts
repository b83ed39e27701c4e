import type { FileName, Values } from '../tables.js';
import type { FaultSheet } from './fault-sheet.js';

/** A kind of fault that can be planted. */
export interface Fault {
  /** First and last school year in which it can be; all of them when left out. */
  readonly from?: number;
  readonly until?: number;
  readonly plant: (sheet: FaultSheet) => void;
}

/** Fields that spoil a good row; a function of the sheet when they need a date of the year or a fresh key. */
export type Spoilt<F extends FileName> = Values<F> | ((sheet: FaultSheet) => Values<F>);

/** The spoiling fields, for that sheet. */
export function spoiltFields<F extends FileName>(spoilt: Spoilt<F>, sheet: FaultSheet): Values<F> {
  return typeof spoilt === 'function' ? spoilt(sheet) : spoilt;
}
