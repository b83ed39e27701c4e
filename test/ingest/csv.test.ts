import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, type CsvFault } from '../../src/ingest/csv.js';
import { randomRuns } from '../support/random-runs.js';

interface Read {
  readonly header: readonly string[];
  readonly records: readonly (readonly [line: number, ...fields: readonly string[]])[];
  readonly fault: CsvFault | undefined;
}

function read(text: string): Read {
  let header: readonly string[] = [];
  const records: [number, ...string[]][] = [];
  const fault = readCsv(text, {
    header: (columns) => (header = columns),
    record: (fields, line) => void records.push([line, ...fields]),
  });
  return { header, records, fault };
}

describe('a CSV text', () => {
  test.each([
    [
      'one line feed for each row',
      'a;b\n1;2\n3;4\n',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'carriage return and line feed',
      'a;b\r\n1;2\r\n3;4\r\n',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    ['no end on the last line', 'a;b\n1;2', [[2, '1', '2']]],
    [
      'blank lines anywhere',
      '\n\na;b\n\n1;2\n \n\t\n3;4\n\n',
      [
        [5, '1', '2'],
        [8, '3', '4'],
      ],
    ],
    ['blank lines with carriage returns', 'a;b\r\n\r\n1;2\r\n\r\n', [[3, '1', '2']]],
    [
      'quotes that hide a separator and a quote',
      'a;b\n"1;1";"2""2"\n3;4\n',
      [
        [2, '1;1', '2"2'],
        [3, '3', '4'],
      ],
    ],
    [
      'a line break in quotes',
      'a;b\n"1\n1";2\n3;4\n',
      [
        [2, '1\n1', '2'],
        [4, '3', '4'],
      ],
    ],
    [
      'several line breaks in quotes, in several fields',
      'a;b\n"1\n\n1";"2\n2"\n3;4\n5;6\n',
      [
        [2, '1\n\n1', '2\n2'],
        [6, '3', '4'],
        [7, '5', '6'],
      ],
    ],
    [
      'a CRLF in quotes, which counts for one line',
      'a;b\r\n"1\r\n1";2\r\n3;4\r\n',
      [
        [2, '1\n1', '2'],
        [4, '3', '4'],
      ],
    ],
    [
      'a multi-line row, then blank lines',
      'a;b\n"1\n1";2\n\n\n3;4\n',
      [
        [2, '1\n1', '2'],
        [6, '3', '4'],
      ],
    ],
    [
      'a lone carriage return in a cell',
      'a;b\n"1\r1";2\n3;4\n',
      [
        [2, '1\r1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'a quote inside a field without quotes',
      'a;b\n1"1;5\'10"\n3;4\n',
      [
        [2, '1"1', '5\'10"'],
        [3, '3', '4'],
      ],
    ],
    [
      'too many and too few fields',
      'a;b\n1;2;3\n1\n3;4\n',
      [
        [2, '1', '2', '3'],
        [3, '1'],
        [4, '3', '4'],
      ],
    ],
    [
      'empty fields',
      'a;b\n;\n""\n"";""\n',
      [
        [2, '', ''],
        [4, '', ''],
      ],
    ],
  ] as const)('with %s gives each row the line it begins on', (_, text, expected) => {
    const { records, fault } = read(text);
    expect(fault).toBeUndefined();
    expect(records).toEqual(expected);
  });

  test.each([
    ['an empty text', ''],
    ['line ends alone', '\n\r\n\n'],
  ])('%s has no header and no row', (_, text) => {
    expect(read(text)).toEqual({ header: [], records: [], fault: undefined });
  });

  test('whose last quotes are not closed is refused, from the line where the row begins', () => {
    expect(read('a;b\n1;2\n\n"3;4\n5;6\n7;8\n').fault).toEqual({ line: 4, reason: 'quote-not-closed' });
    expect(read('"a;b\n1;2\n').fault).toEqual({ line: 1, reason: 'quote-not-closed' });
    expect(read('a;b\n"1\n1";2\n3;"4\n').fault).toEqual({ line: 4, reason: 'quote-not-closed' });
  });

  test('written in any style gives back its rows and their lines', () => {
    const cell = fc
      .array(fc.constantFrom('a', 'é', ';', '"', '\n', "'", ' ', '=', '\t', '€', '\u0000', 'x'), {
        maxLength: 6,
      })
      .map((characters) => characters.join(''));
    const rows = fc.array(
      fc.record({ fields: fc.tuple(cell, cell), blankBefore: fc.nat({ max: 2 }), quoted: fc.boolean() }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (written, lineEnd, endsWell) => {
        let text = `a;b${lineEnd}`;
        const expected: unknown[][] = [];
        for (const { fields, blankBefore, quoted } of written) {
          text += lineEnd.repeat(blankBefore);
          expected.push([text.split('\n').length, ...fields]);
          const line = fields
            .map((field) => (quoted || /[;"\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
            .join(';');
          text += `${line.replaceAll('\n', lineEnd)}${lineEnd}`;
        }
        const whole = endsWell ? text : text.slice(0, -lineEnd.length);
        expect(read(whole)).toEqual({ header: ['a', 'b'], records: expected, fault: undefined });
      }),
      randomRuns(500),
    );
  });
});

describe('a file whose rows would be swallowed by a cell is refused, at its line', () => {
  test.each<[string, string, number]>([
    ['carriage returns alone', 'a;b\r1;2\r3;4\r', 1],
    ['a header with a line break', '"a\nx";b\n1;2\n', 1],
    ['a header in line feeds, then rows in carriage returns', 'a;b\n1;2\r3;4\r5;6\r', 2],
    ['a good row, then carriage returns', 'a;b\n1;2\n3;4\r5;6\n', 3],
  ])('%s', (_, text, line) => {
    expect(read(text).fault).toEqual({ line, reason: 'line-ends' });
  });
});
