/** A table of the contract, with its columns in the order the rows are handed over. */
export interface XmlTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Who receives the rows of `export.xml`. */
export interface XmlSink {
  /**
   * One row, as soon as it is read. When the file turns out to be unusable, the rows given before count for nothing.
   *
   * @param fields trimmed, in the order of the columns; empty when blank or absent
   * @param line the line of its start tag, from 1
   */
  row(table: string, fields: readonly string[], line: number): void;
}
