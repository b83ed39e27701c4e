import { LONGEST_ROW } from '../charset/index.js';
import type { CsvFault } from './csv-fault.js';

/**
 * Says where the reference parser had to give up: at the field whose quotes are never closed, or with which the record
 * becomes too long. It follows quotes as that parser does with `relax_quotes`.
 *
 * @param start of the record, in the text
 * @param firstLine the line it begins on
 */
export function faultOfRecord(
  text: string,
  start: number,
  firstLine: number,
  delimiter: string,
): CsvFault | undefined {
  let line = firstLine;
  let recordStart = start;
  let isBroken = false;
  for (let at = start; at < text.length;) {
    const close = text[at] === '"' ? closingQuote(text, at) : at;
    if (close === undefined) return { line, reason: 'quote-not-closed' };
    const end = endOfField(text, close, delimiter);
    const breaks = lineFeedsIn(text, at, end);
    isBroken ||= breaks > 0;
    if (end - recordStart > LONGEST_ROW)
      return { line, reason: isBroken ? 'rows-in-quotes' : 'row-too-long' };
    line += breaks;
    if (text[end] === '\n') {
      line += 1;
      recordStart = end + 1;
      isBroken = false;
    }
    at = end + 1;
  }
  return undefined;
}

/** Where the quotes opened here are closed; doubled ones are text. */
function closingQuote(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

/** Where the rest of a field ends: quotes in it are text. */
function endOfField(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
}

function lineFeedsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
