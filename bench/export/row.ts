/** A row: one text per column. */
export type Row = readonly string[];
