import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../src/charset/index.js';
import { readCsv } from '../../src/ingest/csv.js';
import { RowCutter } from '../../src/ingest/rows.js';
import { randomRuns } from '../support/random-runs.js';
import { csvFiles, csvTexts } from './csv-texts.js';

interface Row {
  readonly line: number;
  readonly fieldCount: number;
  readonly texts: readonly (string | undefined)[];
}

const WANTED = [0, 1, 3];

/** The rows that `readCsv` finds, with the trimmed text of a few columns; `undefined` when it refuses the file. */
function reference(text: string): Row[] | undefined {
  const rows: Row[] = [];
  const add = (fields: readonly string[], line: number): void => {
    const texts = WANTED.map((column) => fields[column]?.trim() ?? '');
    rows.push({ line, fieldCount: fields.length, texts });
  };
  return readCsv(text, { header: add, record: add }) === undefined ? rows : undefined;
}

/** The rows that are cut out of bytes given in pieces of a size; `undefined` when the file is declined. */
function cut(bytes: Uint8Array, size: number, encoding: Encoding = 'UTF-8'): Row[] | undefined {
  const rows: Row[] = [];
  const cutter: RowCutter = new RowCutter(
    {
      row: (start, end, line) => {
        expect(start).toBeLessThan(end);
        const texts = WANTED.map((_, rank) => cutter.text(rank));
        rows.push({ line, fieldCount: cutter.fieldCount, texts });
      },
    },
    encoding,
    WANTED,
  );
  const piece = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    // The same memory for every piece, as a reader of files has.
    piece.set(bytes.subarray(at, at + size));
    if (!cutter.push(piece.subarray(0, Math.min(size, bytes.length - at)))) return undefined;
  }
  return cutter.end() ? rows : undefined;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('rows are cut where readCsv finds them, with the same lines and texts, or not at all', () => {
  let accepted = 0;
  fc.assert(
    fc.property(csvTexts, fc.integer({ min: 1, max: 40 }), (text, size) => {
      const rows = cut(utf8(text), size);
      if (rows === undefined) return;
      accepted += 1;
      expect(rows).toEqual(reference(text.replace(/^\ufeff/, '')));
    }),
    randomRuns(3000),
  );
  expect(accepted).toBeGreaterThan(900);
});

test.each(csvFiles())('%s is cut as readCsv reads it', (path) => {
  const bytes = readFileSync(path);
  const decoded = decode(bytes, 'UTF-8');
  const encoding: Encoding = decoded.ok ? 'UTF-8' : 'windows-1252';
  const read = decode(bytes, encoding);
  if (!read.ok) return;
  expect(cut(bytes, 1000, encoding)).toEqual(reference(read.text));
});

describe('a file is declined', () => {
  test.each([
    ['with a lone carriage return', 'a;b\n1\r;2\n'],
    ['with a lone carriage return at its end', 'a;b\n1;2\r'],
    ['with a lone carriage return in quotes', 'a;b\n"1\r";2\n'],
    ['with a quote in a field without quotes', 'a;b\n1"1;2\n'],
    ['with a quote after a blank', 'a;b\n "1";2\n'],
    ['with text after a closing quote', 'a;b\n"1"1;2\n'],
    ['with a blank after a closing quote', 'a;b\n"1" ;2\n'],
    ['with quotes that are not closed', 'a;b\n"1;2\n3;4\n'],
    ['with a header on two lines', '"a\nx";b\n1;2\n'],
    ['with a line that may be blank', 'a;b\n\u00a0\n1;2\n'],
    ['with a row without end', `a;b\n"${'1\n'.repeat(3_000_000)}`],
    ['with a row of more than 1 MiB', `a;b\n${'1'.repeat(1 << 20)};2\n`],
    ['with a row on two lines of another width', 'a;b\n"1\n1";2;3\n'],
    ['with a row that may hold two', 'a;b;c\n1;"2;3\n4;5";6\n'],
    ['with its header again', 'a;b\n1;2\na;b\n'],
    ['with its header again, its columns in another order', 'a;b\n1;2\n"b ";a\n'],
    ['with its header after the last row of another', 'a;b\n1;2a;b\n3;4\n'],
    ['with other separators', 'a,b\n1,2\n'],
    ['without a header', '\n\n'],
  ])('%s', (_, text) => {
    expect(cut(utf8(text), 100_000)).toBeUndefined();
  });
});

describe('a file is cut', () => {
  test.each([
    ['with a row of 1 MiB', `a;b\n${'1'.repeat((1 << 20) - 2)};2\n`],
    ['with a comment on several lines', 'a;b;c\n1;"2;\n\n3";4\n'],
    ['with rows that begin as the header does', 'a;b\na;2\nab;b\n'],
    ['with rows of separators alone, under a column without a name', 'a;b;\n;;\n1;2;\n'],
  ])('%s', (_, text) => {
    expect(cut(utf8(text), 100_000)).toEqual(reference(text));
    expect(reference(text)).toBeDefined();
  });

  test('whatever its rows look like, when it is ours', () => {
    const lines: number[] = [];
    const cutter = new RowCutter({ row: (_start, _end, line) => lines.push(line) }, 'UTF-8', [], 'own');
    expect(cutter.push(utf8('a;b\n"1\n1";2;3\na;b\n"1;\r2\n"\n')) && cutter.end()).toBe(true);
    expect(lines).toEqual([1, 2, 4, 5]);
  });
});

test('a byte order mark is skipped in UTF-8 alone, also when it comes byte by byte', () => {
  const text = '\ufeffa;b\n1;2\n';
  expect(cut(utf8(text), 1)?.[0]?.texts[0]).toBe('a');
  expect(cut(utf8(text), 1, 'windows-1252')?.[0]?.texts[0]).toBe('ï»¿a');
});

test('columns may be chosen when the header is known', () => {
  const found: string[] = [];
  const cutter: RowCutter = new RowCutter(
    {
      row: (_start, _end, line) => {
        if (line === 1) cutter.want([1]);
        else found.push(new TextDecoder().decode(cutter.bytes.subarray(cutter.cells[0], cutter.cells[1])));
      },
    },
    'UTF-8',
  );
  expect(cutter.push(utf8('a;b\n1; 2 \n3;"4"\n5\n')) && cutter.end()).toBe(true);
  expect(found).toEqual(['2', '4', '']);
});

test('bytes that mean nothing in the encoding have no text', () => {
  const found: (string | undefined)[] = [];
  const cutter: RowCutter = new RowCutter({ row: () => found.push(cutter.text(0)) }, 'UTF-8', [0]);
  cutter.push(Uint8Array.of(0x61, 0xff, 0x62, 0x0a));
  expect(found).toEqual([undefined]);
});
