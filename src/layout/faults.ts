import type { FieldJson } from './model.js';

/** Why a value cannot be written. */
export type LayoutFaultCode = 'layout.too-long' | 'layout.charset' | 'layout.missing' | 'layout.format';

/** A value that cannot be written as the layout asks. The record is held; nothing is cut, nothing becomes `?`. */
export interface LayoutFault {
  readonly code: LayoutFaultCode;
  /** Type of the record: `M2`. */
  readonly record: string;
  readonly field: string;
  /** Width of the field in bytes; 0 when the layout has no such field. */
  readonly width: number;
  /**
   * What was found, fit for a log: the code points out of the charset, else the value, shortened. Never a NIR, and
   * of a name only the code points.
   */
  readonly found: string;
}

/** What of a value may be shown. */
export function shown(field: Pick<FieldJson, 'kind'>, value: string): string {
  if (field.kind === 'nir' || field.kind === 'name') return '*'.repeat(Math.min(value.length, LONGEST));
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

// Enough to recognise a code or a reference; a hostile value may be a megabyte.
const LONGEST = 40;
