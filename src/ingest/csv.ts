import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { CsvSink } from './csv-sink.js';
import { isBlank, readPlainCsv } from './plain-csv.js';

export type { CsvSink };

/** What separates the cells of the contract's files. */
const DELIMITER = ';';

/** Why a text is no CSV, with the line where it begins to go wrong. */
export interface CsvFault {
  readonly line: number;
  readonly reason: 'quote-not-closed' | 'line-ends' | 'unreadable';
}

/**
 * Reads a CSV text (files.md section 1: `;`, RFC 4180 quoting, LF or CRLF, blank lines skipped) and hands over each
 * record with the line it begins on. Nothing is kept: a million rows pass through.
 *
 * @param delimiter of another system's files
 * @returns the fault that makes the rest unreadable, if any
 */
export function readCsv(text: string, sink: CsvSink, delimiter = DELIMITER): CsvFault | undefined {
  // One form of line end, so that a break inside quotes counts for one line.
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (delimiter === DELIMITER && readPlainCsv(lines, sink)) return undefined;
  return readAnyCsv(lines, sink, delimiter);
}

/** The same by the reference parser, whatever the text: what {@link readPlainCsv} reads, it reads alike. */
export function readAnyCsv(lines: string, sink: CsvSink, delimiter = DELIMITER): CsvFault | undefined {
  let width: number | undefined;
  let lastLine = 0;
  let carriageReturns = 0;
  let lineEnds: number | undefined;
  try {
    parse(lines, {
      delimiter,
      quote: '"',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      on_record: (fields: string[], { lines: endLine }) => {
        if (isBlank(fields) || lineEnds !== undefined) {
          lastLine = endLine - carriageReturns;
          return null;
        }
        // The parser counts most lone carriage returns as lines; here a line ends with a line feed.
        carriageReturns += countOf('\r', fields);
        const end = endLine - carriageReturns;
        const line = Math.max(lastLine + 1, end - countOf('\n', fields));
        lastLine = Math.max(line, end);
        if (swallowsRows(fields, width)) lineEnds = line;
        else if (width === undefined) sink.header(fields, line);
        else sink.record(fields, line);
        width ??= fields.length;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'unreadable';
    return { line: nextWrittenLine(lines, lastLine), reason };
  }
  return lineEnds === undefined ? undefined : { line: lineEnds, reason: 'line-ends' };
}

/**
 * Whether a record holds rows in its cells: a header with a line break, or a record of another width with a lone
 * carriage return, as files of old Macintosh systems have. Read on, such a file would look empty: nobody on leave.
 */
function swallowsRows(fields: readonly string[], width: number | undefined): boolean {
  if (width === undefined) return fields.some((field) => /[\r\n]/.test(field));
  return fields.length !== width && fields.some((field) => field.includes('\r'));
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

/** The first line after this one that is not empty: where the unfinished record begins. */
function nextWrittenLine(text: string, line: number): number {
  const rest = text.split('\n').slice(line);
  const offset = rest.findIndex((content) => content.trim() !== '');
  return line + 1 + Math.max(offset, 0);
}
