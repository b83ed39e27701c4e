import { LONGEST_ROW } from '../charset/index.js';
import type { CsvFault } from './csv-fault.js';
import type { CsvSink } from './csv-sink.js';
import type { RecordCheck } from './record-check.js';

/**
 * Reads a text that is plain RFC 4180 with `;` and line feeds, as nearly every export is, many times as fast as the
 * reference parser, and hands over the same records with the same lines. Anything else is left to the parser, before
 * one record is handed over: a quote where none may stand, a carriage return, a header with a line break, no header.
 *
 * The engine holds a longer field as a view of the text: the text lives as long as its fields do.
 *
 * @param check of the records, unless they are beyond doubt
 * @returns the fault of a record that makes the rest unreadable, if any; or that the text was not read
 */
export function readPlainCsv(
  text: string,
  sink: CsvSink,
  check?: RecordCheck,
): CsvFault | 'declined' | undefined {
  if (text.includes('\r')) return 'declined';
  const quotes = quotesIn(text);
  if (quotes === 'misplaced') return 'declined';
  let at = 0;
  let line = 1;
  let isHeader = true;
  while (at < text.length) {
    const fields: string[] = [];
    const start = at;
    const begun = line;
    at = readRecord(text, at, fields);
    const breaks = quotes === 'around breaks' ? breaksIn(fields) : 0;
    line += 1 + breaks;
    if (isBlank(fields)) continue;
    if (isHeader && breaks > 0) return 'declined';
    const fault = check?.next(fields, begun, breaks === 0 && at - start <= LONGEST_ROW);
    if (fault !== undefined) return fault;
    if (isHeader) sink.header(fields, begun);
    else sink.record(fields, begun);
    isHeader = false;
  }
  return isHeader ? 'declined' : undefined;
}

/** Whether quotes only stand around whole fields, or doubled inside such quotes; and whether some hold a line break. */
function quotesIn(text: string): 'misplaced' | 'around breaks' | 'plain' {
  let breakAt = text.indexOf('\n');
  let found: 'around breaks' | 'plain' = 'plain';
  for (let open = text.indexOf('"'); open >= 0;) {
    const close = closingQuote(text, open);
    if (close < 0 || !isEdge(text, open - 1) || !isEdge(text, close + 1)) return 'misplaced';
    if (breakAt >= 0 && breakAt < open) breakAt = text.indexOf('\n', open);
    if (breakAt >= 0 && breakAt < close) found = 'around breaks';
    open = text.indexOf('"', close + 1);
  }
  return found;
}

/** Where the quotes opened here are closed, or -1. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  return close;
}

/** Whether a field may begin after this place, or end before it. */
function isEdge(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return true;
  const sign = text.charCodeAt(at);
  return sign === SEPARATOR || sign === LINE_FEED;
}

/** Reads the fields of one record. @returns where the next one begins */
function readRecord(text: string, start: number, fields: string[]): number {
  let at = start;
  for (;;) {
    const from = at;
    if (text.charCodeAt(from) === QUOTE) {
      at = closingQuote(text, from) + 1;
      fields.push(unquoted(text.slice(from + 1, at - 1)));
    } else {
      at = endOfField(text, from);
      fields.push(at === from ? '' : text.slice(from, at));
    }
    if (text.charCodeAt(at) !== SEPARATOR) return at + 1;
    at += 1;
  }
}

/** Where a field without quotes ends. */
function endOfField(text: string, from: number): number {
  const { length } = text;
  let at = from;
  for (; at < length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === SEPARATOR || sign === LINE_FEED) break;
  }
  return at;
}

function unquoted(content: string): string {
  return content.includes('"') ? content.replaceAll('""', '"') : content;
}

function breaksIn(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) {
    for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/** A line of blanks alone holds one field with nothing in it. */
export function isBlank(fields: readonly string[]): boolean {
  return fields.length === 1 && fields[0]?.trim() === '';
}

const SEPARATOR = 0x3b;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
