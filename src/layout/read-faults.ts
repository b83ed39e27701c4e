/** Why a file is not one this layout describes, or does not add up. */
export type ReadFaultCode =
  /** A record is longer or shorter than the layout says. */
  | 'read.length'
  /** A record does not end with CRLF. */
  | 'read.line-ending'
  /** No record of the layout has this type. */
  | 'read.type'
  /** A byte without a character in the charset, or a control character. */
  | 'read.charset'
  | 'read.filler'
  | 'read.constant'
  /** A required field is blank. */
  | 'read.missing'
  /** Not a value of the kind of the field. */
  | 'read.format'
  /** `seq` does not follow the record before. */
  | 'read.sequence'
  /** A record is not where the order of files.md section 4 has it. */
  | 'read.order'
  /** Two fields of the file that must agree do not. */
  | 'read.mismatch'
  /** A control total is not what the movements give. */
  | 'read.total';

/** One fault of a file, with its place. */
export interface ReadFault {
  readonly code: ReadFaultCode;
  /** Byte of the file where the field (or the record) begins, from 0. */
  readonly offset: number;
  /** Rank of the record in the file, from 1. */
  readonly record: number;
  /** Type of the record; empty when unknown. */
  readonly type: string;
  /** Empty when the record as a whole is concerned. */
  readonly field: string;
  readonly expected: string;
  /** Fit for a log: never a NIR or a name. */
  readonly found: string;
}
