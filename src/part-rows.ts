import { decode, type Encoding } from './charset/index.js';
import { readOwnCsv } from './ingest/csv.js';
import { RowCutter } from './ingest/rows.js';
import { PartCells } from './part-cells.js';
import type { PartTable } from './split/export-splitter.js';
import type { InputReaders } from './validate/input-tables.js';

/** Bytes of a part that mean nothing in their encoding: the file is to be read whole, to say where. */
export class UnreadablePartError extends Error {}

/** Reads the rows of a table of a part: cut in bytes again, each cell read where it lies. */
export function readTable({ name, encoding, bytes, lines }: PartTable, readers: InputReaders): void {
  const decoded = decode(bytes, encoding);
  if (!decoded.ok) throw new UnreadablePartError();
  const reader = readers[name];
  let row = -1;
  let cells: PartCells | undefined;
  const cutter = new RowCutter(
    {
      row: (start, end) => {
        row += 1;
        if (row > 0) {
          if (cells !== undefined) reader.row(cells, lines[row] ?? 0);
          return;
        }
        reader.header(headerOf(bytes.subarray(start, end), encoding), lines[0] ?? 1);
        const { indexes } = reader;
        if (indexes !== undefined)
          cells = new PartCells(cutter, reader.table, indexes, { encoding, bytes, text: decoded.text });
      },
    },
    encoding,
    [],
    'own',
  );
  const isRead = cutter.push(bytes) && cutter.end();
  if (!isRead || row !== lines.length - 1) throw new Error('a part is not the rows it was made of');
}

function headerOf(bytes: Uint8Array, encoding: Encoding): readonly string[] {
  const decoded = decode(bytes, encoding);
  if (!decoded.ok) throw new UnreadablePartError();
  let columns: readonly string[] = [];
  const fault = readOwnCsv(decoded.text, {
    header: (found) => (columns = found),
    record: () => undefined,
  });
  if (fault !== undefined) throw new Error('a part without its header');
  return columns;
}
