import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/charset/index.js';
import type { CsvSink } from '../../src/ingest/csv-sink.js';
import { readAnyCsv, readCsv } from '../../src/ingest/csv.js';
import { readPlainCsv } from '../../src/ingest/plain-csv.js';
import { randomRuns } from '../support/random-runs.js';
import { csvFiles, csvTexts } from './csv-texts.js';

/** Everything a reader hands over, in its order, then what it answers. */
function handedOver(text: string, read: (text: string, sink: CsvSink) => unknown): unknown[] {
  const said: unknown[] = [];
  const answer = read(text, {
    header: (columns, line) => said.push(['header', line, ...columns]),
    record: (fields, line) => said.push([line, ...fields]),
  });
  return [...said, answer];
}

const withOneLineEnd = (text: string): string => text.replaceAll('\r\n', '\n');

test('a text is read by whichever reader as by the reference parser: records, lines and faults', () => {
  let quick = 0;
  let faulty = 0;
  fc.assert(
    fc.property(csvTexts, (text) => {
      const expected = handedOver(withOneLineEnd(text), readAnyCsv);
      expect(handedOver(text, readCsv)).toEqual(expected);
      if (handedOver(withOneLineEnd(text), readPlainCsv).at(-1) === true) quick += 1;
      if (expected.at(-1) !== undefined) faulty += 1;
    }),
    randomRuns(5000),
  );
  expect(quick).toBeGreaterThan(2000);
  expect(faulty).toBeGreaterThan(200);
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
  ])('%s', (_, text) => {
    expect(handedOver(text, readPlainCsv)).toEqual([false]);
  });
});
