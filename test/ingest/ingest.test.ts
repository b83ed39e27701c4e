import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import { ingest, type InputFile } from '../../src/ingest/ingest.js';
import type { FileProblem } from '../../src/model/index.js';
import { byteReading } from '../../src/split/row-reading.js';
import { encoded } from '../support/payroll.js';

interface Read {
  readonly problems: readonly FileProblem[];
  readonly rows: readonly string[];
}

function read(file: InputFile, encoding: Encoding = 'UTF-8', delimiter?: string): Read {
  const rows: string[] = [];
  const add = (fields: readonly string[], line: number): void =>
    void rows.push([String(line), ...fields].join(' '));
  return { problems: ingest(file, encoding, { header: add, record: add }, delimiter), rows };
}

const fileOf = (content: string | Uint8Array): InputFile => ({
  name: 'x.csv',
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

/** A file that is too large to be held: asked for whole, it fails. */
function endless(size: number, pieces: () => Iterable<Uint8Array>): InputFile {
  return {
    name: 'x.csv',
    get bytes(): Uint8Array {
      throw new Error('the whole file was asked for');
    },
    lazy: { size, pieces },
  };
}

describe('a file that cannot be used says why, where, and what else is known', () => {
  test.each<[string, string | Uint8Array, Encoding, number | undefined, string, Record<string, string>]>([
    [
      'a byte of another encoding',
      Buffer.from('a;b\n1;\xe9t\xe9\n', 'latin1'),
      'UTF-8',
      2,
      'file.encoding',
      { encoding: 'UTF-8', byte: '0xE9', case: 'likely', likely: 'ISO-8859-15' },
    ],
    [
      'a byte of no encoding',
      Buffer.from('a;b\n\n1;\x81\n', 'latin1'),
      'windows-1252',
      3,
      'file.encoding',
      { encoding: 'windows-1252', byte: '0x81' },
    ],
    [
      'UTF-8 declared otherwise',
      'a;b\n1;x\n2;été\n',
      'ISO-8859-15',
      3,
      'file.is-utf8',
      { encoding: 'ISO-8859-15', character: 'é' },
    ],
    [
      'UTF-16',
      Uint8Array.of(0xff, 0xfe, 0x61, 0x00),
      'UTF-8',
      1,
      'file.wide-encoding',
      { encoding: 'UTF-8', found: 'UTF-16LE' },
    ],
    ['a zero byte', 'a;b\n1;\0\n', 'UTF-8', 2, 'file.nul', {}],
    ['two files with their marks', '\ufeffa;b\n1;2\n\ufeffa;b\n', 'UTF-8', 3, 'file.mark-inside', {}],
    ['two files', 'a;b\n1;2\na;b\n3;4\n', 'UTF-8', 3, 'file.header-again', {}],
    ['nothing', '', 'UTF-8', undefined, 'file.empty', {}],
    ['a mark alone', '\ufeff', 'UTF-8', undefined, 'file.empty', {}],
    ['blanks', ' \n\t\r\n', 'UTF-8', undefined, 'file.empty', {}],
    ['commas', '\na,b\n1,2\n', 'UTF-8', 2, 'file.separator', { separator: ',', expected: ';' }],
    ['tabs', 'a\tb\n1\t2\n', 'UTF-8', 1, 'file.separator', { separator: 'TAB', expected: ';' }],
    ['quotes that never close', 'a;b\n1;2\n3;"4\n', 'UTF-8', 3, 'file.quote-not-closed', {}],
    ['quotes that close too late', 'a;b\n1;"2\n3";4\n', 'UTF-8', 2, 'file.rows-in-quotes', {}],
    ['carriage returns', 'a;b\r1;2\r', 'UTF-8', 1, 'file.line-ends', {}],
    ['a line of more than 1 MiB', `a;b\n1;${'2'.repeat(1 << 20)}\n`, 'UTF-8', 2, 'file.row-too-long', {}],
  ])('%s', (_, content, encoding, line, code, facts) => {
    expect(read(fileOf(content), encoding).problems).toEqual([{ code, at: { file: 'x.csv', line }, facts }]);
  });

  test('in the separator of another system', () => {
    expect(read(fileOf('a,b\n1,2\n'), 'UTF-8', ',').rows).toEqual(['1 a b', '2 1 2']);
    expect(read(fileOf('a;b\n1;2\n'), 'UTF-8', ',').problems).toMatchObject([
      { code: 'file.separator', facts: { separator: ';', expected: ',' } },
    ]);
  });
});

test.each<[Encoding, string]>([
  ['UTF-8', '\ufeffa;b\nété;12 €\n'],
  ['ISO-8859-15', 'a;b\nété;12 €\n'],
  ['windows-1252', 'a;b\nété;12 €\n'],
])('a file in %s is read as such, also by its own encoding', (encoding, text) => {
  const bytes = encoded(text, encoding);
  for (const read_ of [read(fileOf(bytes), encoding), read({ ...fileOf(bytes), encoding }, 'UTF-8')]) {
    expect(read_).toEqual({ problems: [], rows: ['1 a b', '2 été 12 €'] });
  }
});

describe('what we wrote from another form', () => {
  const own = (text: string): InputFile => ({ ...fileOf(text), lineOf: (line) => 100 + line });

  test('is not doubted, and keeps its lines of origin', () => {
    const text = 'a;b\n"1;2\n3";4\na;b\n\ufeff5;6\n';
    expect(read(own(text))).toEqual({
      problems: [],
      rows: ['101 a b', '102 1;2\n3 4', '104 a b', '105 \ufeff5 6'],
    });
  });

  test('has its faults at their origin', () => {
    expect(read(own('a;b\n1;"2\n')).problems).toEqual([
      { code: 'file.quote-not-closed', at: { file: 'x.csv', line: 102 }, facts: {} },
    ]);
  });
});

describe('a file that is refused is not held', () => {
  const MEBIBYTE = new Uint8Array(1 << 20).fill(0x78);

  test.each<[string, Uint8Array, string]>([
    ['100 MB on one line', MEBIBYTE, 'file.row-too-long'],
    ['100 MB of zeros', new Uint8Array(1 << 20), 'file.nul'],
    [
      '100 MB of UTF-16',
      new Uint8Array(1 << 20).fill(0x78).with(0, 0xff).with(1, 0xfe),
      'file.wide-encoding',
    ],
  ])('%s', (_, piece, code) => {
    let pieces = 0;
    const file = endless(100 << 20, function* () {
      for (let at = 0; at < 100; at += 1) {
        pieces += 1;
        yield piece;
      }
    });
    expect(read(file).problems).toMatchObject([{ code, at: { line: 1 } }]);
    expect(byteReading(file, 'UTF-8').visit({ header: () => [0], row: () => undefined })).toBe(false);
    // A few, each time it is begun again: never the rest.
    expect(pieces).toBeLessThan(10);
  });

  test('more than any text, in a form that only the careful reader reads', () => {
    const file = endless(600_000_001, function* () {
      yield new TextEncoder().encode('a;b\n1"1;2\n');
    });
    expect(read(file).problems).toEqual([
      { code: 'file.too-large', at: { file: 'x.csv', line: undefined }, facts: { megabytes: '601' } },
    ]);
  });

  test('and the line is that of the file, not of the piece', () => {
    const file = endless(30, function* () {
      for (const part of ['a;b\n', '1;2\n3', ';4\n5;\0\n', '6;7\n']) yield new TextEncoder().encode(part);
    });
    expect(read(file).problems).toMatchObject([{ code: 'file.nul', at: { line: 4 } }]);
  });
});
