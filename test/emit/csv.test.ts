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

test('cells that the row before has are the same bytes again', () => {
  const few = fc.constantFrom('', 'a', 'é’', ';', '"', '\u{1f600}', 'a longer cell');
  const alike = fc.array(fc.tuple(fc.array(few, { maxLength: 5 }), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(alike, (all) => {
      const file = new CsvRows(1);
      const pieces = all.map(([row, isTaken]) => {
        file.add(row);
        return isTaken ? file.take() : new Uint8Array();
      });
      const reference = csvText(
        all.map(([row]) => row),
        'machine',
      );
      expect(Buffer.concat([...pieces, file.take()]).toString()).toBe(reference);
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
