export interface Column {
  readonly title: string;
  /** Amounts and counts stand on the right of their column. */
  readonly isRight?: boolean;
}

/**
 * Aligns the rows of a table block by block, so that a table of any length can be printed as it comes: a column only
 * widens, from the block in which a longer value first comes.
 */
export function aligner(columns: readonly Column[]): (rows: readonly (readonly string[])[]) => string[] {
  const widths = columns.map(({ title }) => widthOf(title));
  return (rows) => {
    for (const row of rows)
      row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))));
    return rows.map((row) =>
      row
        .map((cell, at) => padded(cell, widths[at] ?? 0, columns[at]?.isRight === true))
        .join('  ')
        .trimEnd(),
    );
  };
}

function padded(cell: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return isRight ? space + cell : cell + space;
}

/** In characters as they are seen: an accent may be one of its own. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : Array.from(CHARACTERS.segment(text)).length;
}

/** Latin letters, signs and no-break spaces: one code unit each. */
const PLAIN = /^[\u0020-\u02FF\u2010-\u20AC]*$/;
const CHARACTERS = new Intl.Segmenter('fr');
