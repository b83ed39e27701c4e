/** Why a text is no CSV of one table, with the line where it begins to go wrong. */
export type CsvFault =
  | {
      readonly line: number;
      readonly reason:
        | 'quote-not-closed'
        /** Quotes opened on this line are closed so far away that rows lie between them. */
        | 'rows-in-quotes'
        | 'row-too-long'
        | 'header-again'
        | 'line-ends'
        | 'empty'
        | 'unreadable';
    }
  /** The columns are separated by another sign. */
  | { readonly line: number; readonly reason: 'separator'; readonly found: string };
