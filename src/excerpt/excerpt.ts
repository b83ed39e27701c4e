import type { InputName } from '../validate/input-tables.js';

/** Some rows of an export, as they are written in it: those that are linked, near or far, to what was asked for. */
export interface Excerpt {
  readonly tables: readonly ExcerptTable[];
}

export interface ExcerptTable {
  readonly name: InputName;
  /** The columns of the file, in its order, as its header writes them. */
  readonly columns: readonly string[];
  /** Where the header stands; on the first line unless it is said. */
  readonly headerLine?: number;
  readonly rows: readonly ExcerptRow[];
}

export interface ExcerptRow {
  /** Of the file of origin. */
  readonly line: number;
  /** As written, blanks included: as many as there are columns, unless the row is of another width in the file. */
  readonly fields: readonly string[];
}

/** What an excerpt is asked for. */
export interface Seeds {
  readonly awards: readonly string[];
  readonly agents: readonly string[];
}
