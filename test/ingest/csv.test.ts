import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, readOwnCsv, type CsvFault } from '../../src/ingest/csv.js';
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

/** As wide as a real table: a value on several lines has fewer separators than a row. */
const HEADER = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const OTHERS = ['3', '4', '5', '6', '7', '8'];

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
    ['blanks alone', ' \n\t'],
  ])('%s has no header and no row', (_, text) => {
    expect(read(text)).toEqual({ header: [], records: [], fault: { line: 1, reason: 'empty' } });
  });

  test.each<[string, string, number]>([
    ['at the beginning of a row', 'a;b\n1;2\n\n"3;4\n5;6\n7;8\n', 4],
    ['in the header', '"a;b\n1;2\n', 1],
    ['after a value on two lines', 'a;b\n"1\n1";2\n3;"4\n', 4],
    ['in the same row as a value on two lines', 'a;b;c\n1;2;3\n"4\n4";5;"6\n7;8;9\n', 4],
    ['after quotes that are text', 'a;b\n"1"x;2"2\n3;"4\n', 3],
    ['after rows with carriage returns', 'a;b\r\n"1\r\n1\r";2\r\n3;"4\r\n', 4],
    ['further than any row goes', `a;b\n1;2\n"3;4\n${'5;6\n'.repeat(1_200_000)}`, 3],
  ])('whose last quotes are not closed is refused, from the line where they open: %s', (_, text, line) => {
    expect(read(text).fault).toEqual({ line, reason: 'quote-not-closed' });
  });

  test('written in any style gives back its rows and their lines', () => {
    const cell = fc
      .array(fc.constantFrom('a', 'é', ';', '"', '\n', "'", ' ', '=', '\t', '€', '\u0000', 'x'), {
        maxLength: 6,
      })
      .map((characters) => characters.join(''));
    const rows = fc.array(
      fc.record({
        fields: fc.tuple(cell, cell).map((cells) => [...cells, ...OTHERS]),
        blankBefore: fc.nat({ max: 2 }),
        quoted: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (written, lineEnd, endsWell) => {
        let text = `${HEADER.join(';')}${lineEnd}`;
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
        expect(read(whole)).toEqual({ header: HEADER, records: expected, fault: undefined });
      }),
      randomRuns(500),
    );
  });
});

describe('a file whose rows would be swallowed by a cell is refused, at its line', () => {
  test.each<[string, string, number]>([
    ['carriage returns alone', 'a;b\r1;2\r3;4\r', 1],
    ['a header in line feeds, then rows in carriage returns', 'a;b\n1;2\r3;4\r5;6\r', 2],
    ['a good row, then carriage returns', 'a;b\n1;2\n3;4\r5;6\n', 3],
  ])('%s', (_, text, line) => {
    expect(read(text).fault).toEqual({ line, reason: 'line-ends' });
  });
});

/** Seven columns, and values on several lines as people write them. */
const REPORT = [
  'id;nom;debut;fin;taux;lettre;etat',
  '1;A;2025-09-01;;625;"Lettre du 3 ; voir :\n- le rapport ; l\'avis\n- la suite";',
  '2;B;2025-09-01;;625;L2;',
  '"3";"C";"2025-09-01";"";"625";"L3";""',
  '4;D;2025-09-01;;625;L4;',
  '"5";"E";"2025-09-01";"";"625";"L5\nbis";""',
  '6;F;2025-09-01;;625;L6;',
];

describe('rows between quotes that were never meant to open, or to close', () => {
  const changed = (row: number, from: string, to: string): string =>
    REPORT.with(row, REPORT[row]!.replace(from, to)).join('\n');

  test('do not make a file of comments on several lines doubtful', () => {
    const { records, fault } = read(REPORT.join('\n'));
    expect(fault).toBeUndefined();
    expect(records.map(([line]) => line)).toEqual([2, 5, 6, 7, 8, 10]);
  });

  test.each<[string, string, number]>([
    ['opened in a first column', changed(2, '2;', '"2;'), 5],
    ['opened in the middle', changed(2, '625', '"625'), 5],
    ['opened in the last column but one', changed(2, 'L2', '"L2'), 5],
    ['opened in the last column', changed(2, 'L2;', 'L2;"'), 5],
    ['opened just before a quoted row', changed(4, '4;', '"4;'), 7],
    ['not closed at the end of a quoted row', changed(3, 'L3";""', 'L3";"'), 6],
    ['not closed at the end of a quoted row on two lines', changed(5, 'bis";""', 'bis";"'), 9],
    [
      'closed in the same column of the next row',
      changed(2, '625', '"625')
        .replace('6";"L3', '6;L3')
        .replace('"3";"C";"2025-09-01";"";"625";"L3";""', '3;C;2025-09-01;;625";L3;'),
      5,
    ],
    [
      'closed in the same column two rows below',
      REPORT.with(2, '2;B;"2025-09-01;;625;L2;')
        .with(3, '3;C;;;;;')
        .with(4, '4;D;2025-09-01";;625;L4;')
        .join('\n'),
      5,
    ],
    [
      'opened in a row that is too short, two rows above the one where they close',
      REPORT.with(2, '2;B;2025-09-01;;625;"L2')
        .with(3, '3;C;;;;;')
        .with(4, '4;D;2025-09-01;;625;L4";')
        .join('\n'),
      5,
    ],
    ['whose row is the last', changed(6, 'L6', '"L6'), 10],
  ])('%s: the file is refused, with the line where they open', (_, text, line) => {
    const { fault } = read(text);
    expect(fault?.line).toBe(line);
    expect(['rows-in-quotes', 'quote-not-closed']).toContain(fault?.reason);
  });

  test('a quote at any place of any row loses no row in silence', () => {
    const text = REPORT.join('\n');
    const linesOf = ({ records }: Read): number[] => records.map(([line]) => line);
    const whole = linesOf(read(text));
    for (let at = 0; at <= text.length; at += 1) {
      for (const changedText of [
        text.slice(0, at) + '"' + text.slice(at),
        text.slice(0, at) + text.slice(at + 1),
      ]) {
        if (text[at] !== '"' && changedText.length < text.length) continue;
        const found = read(changedText);
        const lines = linesOf(found);
        // What was a comment may become rows too many, which are rejected; no row is too few.
        if (found.fault === undefined)
          expect(lines, JSON.stringify(changedText)).toEqual(expect.arrayContaining(whole));
        else expect(found.fault.line).toBeLessThanOrEqual(text.slice(0, at).split('\n').length);
      }
    }
  });

  test('a header with a line break holds rows', () => {
    expect(read('"a\nx";b\n1;2\n').fault).toEqual({ line: 1, reason: 'rows-in-quotes' });
    expect(read('a;"b\n1";2\n').fault).toEqual({ line: 1, reason: 'rows-in-quotes' });
  });
});

describe('a row that is too long', () => {
  const mebibyte = 1 << 20;

  test.each<[string, string, CsvFault | undefined]>([
    ['1 MiB in one cell', `a;b\n${'x'.repeat(mebibyte)};\n`, undefined],
    [
      '1 MiB and one in one cell',
      `a;b\n1;2\n${'x'.repeat(mebibyte + 1)};\n`,
      { line: 3, reason: 'row-too-long' },
    ],
    [
      'the same, where only the careful reader reads',
      `a;b\n1"1;2\n${'x'.repeat(mebibyte + 1)};\n`,
      { line: 3, reason: 'row-too-long' },
    ],
    ['in many cells', `a;b\n${'xxx;'.repeat(mebibyte / 2)}\n`, { line: 2, reason: 'row-too-long' }],
    ['much longer', `a;b\n1;2\n1"1${'x'.repeat(5 * mebibyte)};\n`, { line: 3, reason: 'row-too-long' }],
    ['on many lines', `a;b\n1;"${'x\n'.repeat(mebibyte)}"\n`, { line: 2, reason: 'rows-in-quotes' }],
    [
      'on many more lines',
      `a;b\n1"1;2\n1;"${'x\n'.repeat(5 * mebibyte)}"\n`,
      { line: 3, reason: 'rows-in-quotes' },
    ],
  ])('%s', (_, text, fault) => {
    expect(read(text).fault).toEqual(fault);
  });
});

describe('a header that comes again', () => {
  test.each<[string, string, number]>([
    ['in the next row', 'a;b\na;b\n1;2\n', 2],
    ['in the middle', 'a;b\n1;2\n\na;b\n3;4\n', 4],
    ['with blanks and quotes', 'a;b\n1;2\n" a" ; b\n'.replace('" a" ', '" a "'), 3],
    ['in another order', 'a;b;c\n1;2;3\nc;a;b\n', 3],
    ['under a column without a name', 'a;b;\n1;2;\na;b;\n', 3],
    ['after the last row of a file without a last line end', 'a;b;c\n1;2;3a;b;c\n4;5;6\n', 2],
  ])('%s is two files put together', (_, text, line) => {
    expect(read(text).fault).toEqual({ line, reason: 'header-again' });
  });

  test.each([
    ['a row that holds some names', 'a;b;c\na;b;1\n'],
    ['a row that holds one name everywhere', 'a;b\na;a\n'],
    ['a row of separators under columns without names', 'a;;\n;;\n'],
    ['a row that is too long', 'a;b\n1;2;3\n'],
  ])('%s is not: %j', (_, text) => {
    expect(read(text).fault).toBeUndefined();
  });
});

describe('columns separated by another sign', () => {
  test.each([
    ['numen,nir,nom\n1,2,3\n', ','],
    ['numen\tnir\n1\t2\n', '\t'],
    ['numen|nir|nom, usuel\n1|2|3\n', '|'],
  ])('%j are told', (text, found) => {
    expect(read(text).fault).toEqual({ line: 1, reason: 'separator', found });
  });

  test('are no fault of a row, whose header is well', () => {
    expect(read('a;b\n1,2\n3;4\n').records).toEqual([
      [2, '1,2'],
      [3, '3', '4'],
    ]);
  });

  test('may be those of another system', () => {
    const sink = { header: () => undefined, record: () => undefined };
    expect(readCsv('a,b\n1,2\n', sink, ',')).toBeUndefined();
    expect(readCsv('a;b\n1;2\n', sink, ',')).toEqual({ line: 1, reason: 'separator', found: ';' });
  });
});

test('what we wrote ourselves, or have read before, is not doubted', () => {
  const rows: (readonly string[])[] = [];
  const add = (fields: readonly string[]): void => void rows.push(fields);
  for (const text of ['a;b\n"1;2\n3;4";5\na;b\n"6\n";7;8\n', 'a;b\n"1;2\n3;4";5\na;b\n"6\n\r";7;8\n']) {
    rows.length = 0;
    expect(readOwnCsv(text, { header: add, record: add })).toBeUndefined();
    expect(rows.map((fields) => fields.length)).toEqual([2, 2, 2, 3]);
  }
});
