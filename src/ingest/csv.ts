import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { LONGEST_ROW } from '../charset/index.js';
import type { CsvFault } from './csv-fault.js';
import type { CsvSink } from './csv-sink.js';
import { faultOfRecord } from './open-field.js';
import { isBlank, readPlainCsv } from './plain-csv.js';
import { RecordCheck } from './record-check.js';

export type { CsvFault, CsvSink };

/** What separates the cells of the contract's files. */
export const DELIMITER = ';';

/**
 * Reads a CSV text (files.md section 1: `;`, RFC 4180 quoting, LF or CRLF, blank lines skipped) and hands over each
 * record with the line it begins on. Nothing is kept: a million rows pass through.
 *
 * @param delimiter of another system's files
 * @returns the fault that makes the rest unreadable, if any
 */
export function readCsv(text: string, sink: CsvSink, delimiter = DELIMITER): CsvFault | undefined {
  const lines = withOneLineEnd(text);
  const check = new RecordCheck(delimiter);
  const said = delimiter === DELIMITER ? readPlainCsv(lines, sink, check) : 'declined';
  return said === 'declined' ? readAnyCsv(lines, sink, delimiter) : said;
}

/** The same of rows that we wrote, or that were read before: no record is doubted for what it looks like. */
export function readOwnCsv(text: string, sink: CsvSink): CsvFault | undefined {
  const lines = withOneLineEnd(text);
  const said = readPlainCsv(lines, sink);
  return said === 'declined' ? readAnyCsv(lines, sink, DELIMITER, 'own') : said;
}

/** One form of line end, so that a break inside quotes counts for one line. */
function withOneLineEnd(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** The same by the reference parser, whatever the text: what {@link readPlainCsv} reads, it reads alike. */
export function readAnyCsv(
  lines: string,
  sink: CsvSink,
  delimiter = DELIMITER,
  rows: 'doubted' | 'own' = 'doubted',
): CsvFault | undefined {
  const check = rows === 'own' ? undefined : new RecordCheck(delimiter);
  let records = 0;
  let lastLine = 0;
  let carriageReturns = 0;
  const faults: CsvFault[] = [];
  try {
    parse(lines, {
      delimiter,
      quote: '"',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      // In bytes, of which a character has three at most: quotes that never close must not gather the whole file.
      ...(rows === 'own' ? {} : { max_record_size: 3 * LONGEST_ROW }),
      on_record: (fields: string[], { lines: endLine }) => {
        if (isBlank(fields) || faults.length > 0) {
          lastLine = endLine - carriageReturns;
          return null;
        }
        // The parser counts most lone carriage returns as lines; here a line ends with a line feed.
        carriageReturns += countOf('\r', fields);
        const end = endLine - carriageReturns;
        const line = Math.max(lastLine + 1, end - countOf('\n', fields));
        lastLine = Math.max(line, end);
        const fault = check?.next(fields, line, false);
        if (fault !== undefined) faults.push(fault);
        else if (records === 0) sink.header(fields, line);
        else sink.record(fields, line);
        records += 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return faults[0] ?? unreadable(lines, lastLine, delimiter);
  }
  return faults[0] ?? (records === 0 ? NO_HEADER : undefined);
}

/** A file without any header holds no table. */
const NO_HEADER: CsvFault = { line: 1, reason: 'empty' };

/** Why the parser gave up in the record after this line. */
function unreadable(lines: string, lastLine: number, delimiter: string): CsvFault {
  let start = 0;
  for (let line = 0; line < lastLine; line += 1) start = lines.indexOf('\n', start) + 1;
  const fault = faultOfRecord(lines, start, lastLine + 1, delimiter);
  return fault ?? { line: lastLine + 1, reason: 'unreadable' };
}

/** Every record of a CSV file we wrote ourselves, header first, to read it back. */
export function readCsvRecords(bytes: Uint8Array): readonly (readonly string[])[] {
  return parse(bytes, { delimiter: ';', record_delimiter: '\r\n', encoding: 'utf8' });
}

function countOf(sign: string, fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) {
    for (let at = field.indexOf(sign); at >= 0; at = field.indexOf(sign, at + 1)) count += 1;
  }
  return count;
}
