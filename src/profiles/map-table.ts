import { cellReader } from './cell.js';
import { sourceColumns, type ColumnSource, type ProfileTable } from './profile.js';

/** What becomes of the rows of one file of the extraction, once its header is known. */
export interface TableMapping {
  /** Columns of the contract that it gives, in the order of {@link map}. */
  readonly columns: readonly string[];
  /**
   * Column of the contract → what the extraction calls it, for messages: `NOM`, `NO_INSEE + CLE_INSEE`,
   * `NOM_PRENOM [1/2]` for the first of two parts, `(constante)`.
   */
  readonly sources: ReadonlyMap<string, string>;
  /** Fields of a row of the extraction that has as many as its header. */
  readonly width: number;
  /** A row of the extraction → a row of the contract. Never throws. */
  readonly map: (fields: readonly string[]) => readonly string[];
}

/** Columns that the profile reads and that the header lacks, or has more than once: which one is meant is not known. */
export interface UnmatchedHeader {
  readonly missing: readonly string[];
  readonly duplicated: readonly string[];
}

/** Matches a table of a profile with the header of its file. Columns in any order; names are compared without blanks. */
export function mapTable(
  table: ProfileTable,
  header: readonly string[],
): { readonly mapping: TableMapping } | UnmatchedHeader {
  const names = header.map((name) => name.trim());
  const unmatched = unmatchedColumns(table, names);
  if (unmatched.missing.length > 0 || unmatched.duplicated.length > 0) return unmatched;
  const readers = table.columns.map(({ source }) => cellReader(source, (column) => names.indexOf(column)));
  return {
    mapping: {
      columns: table.columns.map(({ column }) => column),
      sources: new Map(table.columns.map(({ column, source }) => [column, originOf(source)])),
      width: names.length,
      map: (fields) => readers.map((read) => read(fields)),
    },
  };
}

/** @param names of the header, without blanks around them */
export function unmatchedColumns(table: ProfileTable, names: readonly string[]): UnmatchedHeader {
  const wanted = sourceColumns(table);
  return {
    missing: wanted.filter((column) => !names.includes(column)),
    duplicated: wanted.filter((column) => names.indexOf(column) !== names.lastIndexOf(column)),
  };
}

function originOf(source: ColumnSource): string {
  if (source.kind === 'constant') return '(constante)';
  const { from, split } = source;
  return `${from.join(' + ')}${split === undefined ? '' : ` [${split.part}/${split.of}]`}`;
}
