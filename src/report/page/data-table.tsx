import type { ComponentChildren } from 'preact';

/** A column: what heads it, what a row says there, and whether that is a figure. */
export interface Column<Row> {
  readonly head: ComponentChildren;
  readonly cell: (row: Row) => ComponentChildren;
  /** `number`: to the right, figures aligned. `code`: identifiers. `head`: names the row. `wide`: sentences. */
  readonly kind?: 'number' | 'code' | 'head' | 'wide';
}

export interface DataTableProps<Row> {
  /** Unique in the page. */
  readonly id: string;
  readonly caption: ComponentChildren;
  /** Where a title that says the same stands right above. */
  readonly isCaptionHidden?: boolean;
  /** Few and short columns: no wider than they need. */
  readonly isNarrow?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The last row, of the same columns: totals. */
  readonly foot?: Row | undefined;
  /** What a script needs to know of a row. */
  readonly dataOf?: (row: Row) => Readonly<Record<`data-${string}`, string>>;
}

/** A table that scrolls in a region of its own where it is wider than the page; the keyboard reaches it. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, caption, isCaptionHidden = false, isNarrow = false, columns, rows, foot, dataOf } = props;
  const captionId = `${id}-caption`;
  return (
    <div class={isNarrow ? 'scroll narrow' : 'scroll'} role="region" aria-labelledby={captionId} tabIndex={0}>
      <table id={id}>
        <caption>
          <span id={captionId} class={isCaptionHidden ? 'unseen' : undefined}>
            {caption}
          </span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ head, kind }) => (
              <th scope="col" class={kind === 'head' ? undefined : kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr {...dataOf?.(row)}>
              <Cells columns={columns} row={row} />
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : (
          <tfoot>
            <tr>
              <Cells columns={columns} row={foot} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Cells<Row>({ columns, row }: { readonly columns: readonly Column<Row>[]; readonly row: Row }) {
  return columns.map(({ cell, kind }) =>
    kind === 'head' ? <th scope="row">{cell(row)}</th> : <td class={kind}>{cell(row)}</td>,
  );
}
