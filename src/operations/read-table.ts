import type { Encoding } from '../charset/index.js';
import { ingest, type InputFile } from '../ingest/ingest.js';
import type { FileProblem } from '../model/index.js';
import { TableReader, type TableOptions, type TableRows } from '../validate/table-reader.js';

/** A file that cannot be used, every problem named, or its rows. */
export type TableReading<Value> =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'readable'; readonly rows: TableRows<Value> };

/** Reads a file that stands alone, outside any export. */
export function readTable<Value>(
  file: InputFile,
  encoding: Encoding,
  options: TableOptions<Value>,
): TableReading<Value> {
  const reader = new TableReader(options);
  const found = ingest(file, encoding, reader);
  // A file that could not be read to its end has said so: what its header lacks is not known.
  if (found.length === 0) reader.end();
  const rows = reader.close();
  const problems = [...found, ...rows.problems];
  return problems.length > 0 ? { kind: 'unusable', problems } : { kind: 'readable', rows };
}
