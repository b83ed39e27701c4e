import type { Encoding } from '../charset/index.js';
import type { FileProblem } from '../model/index.js';
import { DELIMITER, readCsv, readOwnCsv, type CsvFault, type CsvSink } from './csv.js';
import type { InputFile } from './input-file.js';
import { bytesAreOurs, readText } from './text.js';

export { digestOf, lineAt, piecesOf, sizeOf, type InputFile } from './input-file.js';

/**
 * Reads one input file into a sink: bytes in the stated encoding, then CSV records.
 *
 * @param delimiter of another system's file
 * @returns what makes the file unusable, if anything
 */
export function ingest(
  file: InputFile,
  stated: Encoding,
  sink: CsvSink,
  delimiter = DELIMITER,
): FileProblem[] {
  const read = readText(file, stated);
  if (!read.ok) return [read.problem];
  const rows = atOrigin(file, sink);
  const fault = bytesAreOurs(file) ? readOwnCsv(read.text, rows) : readCsv(read.text, rows, delimiter);
  return fault === undefined ? [] : [problemOf(file, fault, delimiter)];
}

function problemOf({ name, lineOf }: InputFile, fault: CsvFault, delimiter: string): FileProblem {
  const line = fault.reason === 'empty' ? undefined : (lineOf?.(fault.line) ?? fault.line);
  const facts =
    fault.reason === 'separator' ? { separator: shown(fault.found), expected: shown(delimiter) } : {};
  return { code: CODES[fault.reason], at: { file: name, line }, facts };
}

/** A tab cannot be shown as it is. */
function shown(separator: string): string {
  return separator === '\t' ? 'TAB' : separator;
}

/** The same sink, told the lines of origin. */
function atOrigin({ lineOf }: InputFile, sink: CsvSink): CsvSink {
  if (lineOf === undefined) return sink;
  return {
    header: (columns, line) => {
      sink.header(columns, lineOf(line));
    },
    record: (fields, line) => {
      sink.record(fields, lineOf(line));
    },
  };
}

const CODES: Readonly<Record<CsvFault['reason'], string>> = {
  'quote-not-closed': 'file.quote-not-closed',
  'rows-in-quotes': 'file.rows-in-quotes',
  'row-too-long': 'file.row-too-long',
  'header-again': 'file.header-again',
  'line-ends': 'file.line-ends',
  separator: 'file.separator',
  empty: 'file.empty',
  unreadable: 'file.not-csv',
};
