import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/charset/index.js';
import type { CsvSink } from '../../src/ingest/csv-sink.js';
import { readAnyCsv, readCsv, type CsvFault } from '../../src/ingest/csv.js';
import { readPlainCsv } from '../../src/ingest/plain-csv.js';
import { RecordCheck } from '../../src/ingest/record-check.js';
import { randomRuns } from '../support/random-runs.js';
import { csvFiles, csvTexts } from './csv-texts.js';

const FAULTS = ['quote-not-closed', 'rows-in-quotes', 'header-again', 'line-ends', 'separator', 'empty'];

/** Everything a reader hands over, in its order, then what it answers. */
function handedOver(text: string, read: (text: string, sink: CsvSink) => unknown): unknown[] {
  const said: unknown[] = [];
  const answer = read(text, {
    header: (columns, line) => said.push(['header', line, ...columns]),
    record: (fields, line) => said.push([line, ...fields]),
  });
  return [...said, answer];
}

const readQuickly = (text: string, sink: CsvSink): unknown => readPlainCsv(text, sink, new RecordCheck(';'));

const withOneLineEnd = (text: string): string => text.replaceAll('\r\n', '\n');

test('a text is read by whichever reader as by the reference parser: records, lines and faults', () => {
  let quick = 0;
  const faults = new Map<string | undefined, number>();
  fc.assert(
    fc.property(csvTexts, (text) => {
      const expected = handedOver(withOneLineEnd(text), readAnyCsv);
      expect(handedOver(text, readCsv)).toEqual(expected);
      const quickly = handedOver(withOneLineEnd(text), readQuickly);
      if (quickly.at(-1) !== 'declined') quick += 1;
      else expect(quickly).toHaveLength(1);
      for (const fault of expected.slice(-1) as (CsvFault | undefined)[]) {
        faults.set(fault?.reason, (faults.get(fault?.reason) ?? 0) + 1);
      }
    }),
    randomRuns(5000),
  );
  expect(quick).toBeGreaterThan(2000);
  // Every fault comes up, but the two that need a long text or another parser.
  for (const reason of FAULTS) expect(faults.get(reason), reason).toBeGreaterThan(10);
});

test.each(csvFiles())('%s is read as by the reference parser', (path) => {
  const bytes = readFileSync(path);
  const utf8 = decode(bytes, 'UTF-8');
  const decoded = utf8.ok ? utf8 : decode(bytes, 'windows-1252');
  if (!decoded.ok) return;
  expect(handedOver(decoded.text, readCsv)).toEqual(handedOver(withOneLineEnd(decoded.text), readAnyCsv));
});

describe('a text is left to the reference parser, with nothing handed over', () => {
  test.each([
    ['with a carriage return', 'a;b\n1\r;2\n'],
    ['with a quote in a field without quotes', 'a;b\n1;2\n3"3;4\n'],
    ['with a quote after a blank', 'a;b\n1;2\n "3";4\n'],
    ['with text after a closing quote', 'a;b\n1;2\n"3"3;4\n'],
    ['with quotes that are not closed', 'a;b\n1;2\n"3;4\n'],
    ['with quotes that only look closed', 'a;b\n1;2\n"3;4""'],
    ['with a header on two lines', '"a\nx";b\n1;2\n'],
    ['without a header', '\n \n'],
  ])('%s', (_, text) => {
    expect(handedOver(text, readQuickly)).toEqual(['declined']);
  });
});
