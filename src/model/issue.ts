/** Where a value came from: the input file and the line its row begins on (`undefined`: the file as a whole). */
export interface Place {
  readonly file: string;
  readonly line: number | undefined;
}

/** `reject`: the row is set aside with what it blocks; `warn`: paid and reported (rules section 11). */
export type Severity = 'reject' | 'warn';

/**
 * Something wrong with the data: a value with a place, never an exception. The sentence is written where it is
 * shown, from the code and the findings. One issue per row and code; a row with two unreadable dates has one issue
 * with two findings.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  /** The key of the row: an award, a NUMEN, an absence… never a NIR or a name. */
  readonly subject: string;
  readonly findings: readonly Finding[];
  /**
   * The schools whose business it is, sorted; every one is a UAI whose letter is right. Absent when the row names none:
   * then it is for the pay office alone.
   */
  readonly schools?: readonly string[];
}

/** What was found in one column, and what the sentence needs besides: what was expected, the other row… */
export interface Finding {
  /** Empty when the row as a whole is concerned. */
  readonly field: string;
  /** As written in the file, already masked when it is personal. */
  readonly value: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A problem that makes a whole file unusable: the run stops, every problem of every file is named (exit 65). */
export interface FileProblem {
  readonly code: string;
  readonly at: Place;
  readonly facts: Readonly<Record<string, string>>;
}
