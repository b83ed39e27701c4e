import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvBytes, CsvRows, csvText } from '../../src/emit/csv.js';
import { hostileText } from '../layout/hostile-text.js';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ' a ',
    ';',
    '"',
    '""',
    '\r',
    '\n',
    '\r\n',
    'a;b',
    'a"b',
    '=1+1',
    '-3',
    '\t',
    '\uff1d',
    '\ufeff',
  ),
  fc.constantFrom(
    'LÉVÊQUE',
    'Œ',
    'D’Arc',
    '\u{1f600}',
    '\ud800',
    'a\udc00',
    '\u007f',
    '\u0080',
    '\u07ff',
    '\u0800',
  ),
  fc.string({ unit: fc.constantFrom(...Array.from('aZ0; "\r\n\té’')), maxLength: 12 }),
  hostileText,
);
const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });

test('a file for machines has the very bytes of csv-stringify', () => {
  fc.assert(
    fc.property(rows, ([columns = [], ...others]) => {
      const reference = stringify([columns, ...others], {
        delimiter: ';',
        record_delimiter: 'windows',
        quoted_match: /[\r\n]/,
      });
      expect(Buffer.from(csvBytes(columns, others, 'machine')).equals(Buffer.from(reference))).toBe(true);
      expect(csvText([columns, ...others], 'machine')).toBe(reference);
    }),
    { numRuns: 2000 },
  );
});

test('rows are taken piece by piece, and what was taken does not change afterwards', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const file = new CsvRows(1);
      const pieces = all.map((row) => {
        file.add(row);
        const { size } = file;
        const piece = file.take();
        expect(piece).toHaveLength(size);
        return piece;
      });
      expect(file.size).toBe(0);
      expect(Buffer.concat(pieces).equals(Buffer.from(csvText(all, 'machine')))).toBe(true);
    }),
  );
});
