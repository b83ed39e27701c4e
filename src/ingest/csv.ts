import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** Who receives a CSV text record by record. */
export interface CsvSink {
  header(columns: readonly string[], line: number): void;
  record(fields: readonly string[], line: number): void;
}

/** Why a text is no CSV, with the line where it begins to go wrong. */
export interface CsvFault {
  readonly line: number;
  readonly reason: 'quote-not-closed' | 'unreadable';
}

/**
 * Reads a CSV text (files.md section 1: `;`, RFC 4180 quoting, LF or CRLF, blank lines skipped) and hands over each
 * record with the line it begins on. Nothing is kept: a million rows pass through.
 *
 * @returns the fault that makes the rest unreadable, if any
 */
export function readCsv(text: string, sink: CsvSink): CsvFault | undefined {
  // One form of line end, so that a break inside quotes counts for one line.
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  let isHeader = true;
  let lastLine = 0;
  try {
    parse(lines, {
      delimiter: ';',
      quote: '"',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      on_record: (fields: string[], { lines: endLine }) => {
        lastLine = endLine;
        if (isBlank(fields)) return null;
        const line = endLine - lineBreaksIn(fields);
        if (isHeader) sink.header(fields, line);
        else sink.record(fields, line);
        isHeader = false;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'unreadable';
    return { line: nextWrittenLine(lines, lastLine), reason };
  }
  return undefined;
}

/** Every record of a CSV file we wrote ourselves, header first, to read it back. */
export function readCsvRecords(bytes: Uint8Array): readonly (readonly string[])[] {
  return parse(bytes, { delimiter: ';', record_delimiter: '\r\n', encoding: 'utf8' });
}

/** A line of blanks alone holds one field with nothing in it. */
function isBlank(fields: readonly string[]): boolean {
  return fields.length === 1 && fields[0]?.trim() === '';
}

function lineBreaksIn(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/** The first line after this one that is not empty: where the unfinished record begins. */
function nextWrittenLine(text: string, line: number): number {
  const rest = text.split('\n').slice(line);
  const offset = rest.findIndex((content) => content.trim() !== '');
  return line + 1 + Math.max(offset, 0);
}
