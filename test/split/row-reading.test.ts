import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../src/charset/index.js';
import { readCsv } from '../../src/ingest/csv.js';
import type { InputFile } from '../../src/ingest/ingest.js';
import { Fingerprint } from '../../src/split/fingerprint.js';
import { byteReading, textReading, type RowReading, type RowView } from '../../src/split/row-reading.js';
import { csvTexts } from '../ingest/csv-texts.js';
import { encoded } from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';

/** What is seen of a row. */
interface Seen {
  readonly line: number;
  /** Text, fingerprint in two spaces, and whether it holds a bar, of each wanted column. */
  readonly cells: readonly (readonly [string, string | undefined, string | undefined, boolean])[];
  /** Its fields, once the row is given as CSV and read again. */
  readonly fields: readonly string[];
}

const WANTED = [0, 1, 3];

/** Everything that is seen of a file; `undefined` when it must be read otherwise. */
function seen(reading: RowReading, wanted: readonly number[] = WANTED): Seen[] | undefined {
  const all: Seen[] = [];
  const print = new Fingerprint();
  const printOf = (row: RowView, rank: number, space: number): string | undefined =>
    row.fingerprint(rank, space, print) ? `${String(print.low)} ${String(print.high)}` : undefined;
  let given: Uint8Array = Buffer.of();
  const isRead = reading.visit({
    header: (columns, line, row) => {
      given = givenBy(row);
      all.push({ line, cells: [], fields: columns });
      return wanted;
    },
    row: (row, line) => {
      const cells = wanted.map(
        (_, rank) =>
          [row.text(rank), printOf(row, rank, 1), printOf(row, rank, 2), row.holds(rank, '|')] as const,
      );
      given = Buffer.concat([given, givenBy(row)]);
      all.push({ line, cells, fields: [] });
    },
  });
  if (!isRead) return undefined;
  // What is given of the rows is read by whoever reads the parts.
  const again = recordsIn(given, reading.encoding);
  expect(again?.map(({ fields }) => fields).length).toBe(all.length);
  return all.map((row, rank) => ({ ...row, fields: again?.[rank]?.fields ?? [] }));
}

/** A row as it is given, closed by a line feed. */
function givenBy(row: RowView): Uint8Array {
  let bytes: Uint8Array = Buffer.of();
  row.give((all, start, end) => (bytes = Buffer.from(all.subarray(start, end))));
  return Buffer.concat([bytes, Buffer.of(0x0a)]);
}

/** The records of a file, read whole; `undefined` when it is no CSV. */
function recordsIn(bytes: Uint8Array, encoding: Encoding): Pick<Seen, 'line' | 'fields'>[] | undefined {
  const decoded = decode(bytes, encoding);
  const records: Pick<Seen, 'line' | 'fields'>[] = [];
  const add = (fields: readonly string[], line: number): void => void records.push({ line, fields });
  if (!decoded.ok || readCsv(decoded.text, { header: add, record: add }) !== undefined) return undefined;
  return records;
}

const fileOf = (bytes: Uint8Array): InputFile => ({ name: 'x.csv', bytes });

/** The same file, piece by piece, in memory that is used again. */
function inPieces(bytes: Uint8Array, length: number): InputFile {
  const piece = new Uint8Array(length);
  const pieces = function* (): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += length) {
      const part = bytes.subarray(at, at + length);
      piece.set(part);
      yield piece.subarray(0, part.length);
    }
  };
  return { name: 'x.csv', bytes, lazy: { size: bytes.length, pieces, digest: () => '' } };
}

const withBars = csvTexts.map((text) => text.replaceAll('b1', 'b|1').replaceAll('XY', '|'));

describe('a file read the fast way and the careful way', () => {
  test.each<Encoding>(['UTF-8', 'ISO-8859-15', 'windows-1252'])(
    'gives the same rows, lines, keys and fields in %s, or is left to the careful way',
    (encoding) => {
      let read = 0;
      fc.assert(
        fc.property(withBars, fc.integer({ min: 1, max: 40 }), (text, length) => {
          // A byte order mark is no character of those encodings.
          const content = encoding === 'UTF-8' ? text : text.replaceAll('\ufeff', '');
          const bytes = encoded(content, encoding);
          const fast = seen(byteReading(inPieces(bytes, length), encoding));
          expect(seen(byteReading(fileOf(bytes), encoding))).toEqual(fast);
          const decoded = decode(bytes, encoding);
          const careful = decoded.ok ? seen(textReading(decoded.text)) : undefined;
          const records = recordsIn(bytes, encoding);
          expect(careful?.map(({ line, fields }) => ({ line, fields }))).toEqual(
            records?.length === 0 ? undefined : records,
          );
          if (fast === undefined) return;
          read += 1;
          expect(fast).toEqual(careful);
        }),
        randomRuns(1500),
      );
      expect(read).toBeGreaterThan(300);
    },
  );

  test('is the same each time it is read', () => {
    fc.assert(
      fc.property(withBars, (text) => {
        for (const reading of [byteReading(fileOf(Buffer.from(text)), 'UTF-8'), textReading(text)]) {
          expect(seen(reading)).toEqual(seen(reading));
        }
      }),
      randomRuns(200),
    );
  });

  test('is read whole by the careful way where the fast one declines', () => {
    const text = 'a;b;c;d\n1;lettre "bis";x;"y|"\n\n2;"deux\nlignes";;\n3\n';
    expect(seen(byteReading(fileOf(Buffer.from(text)), 'UTF-8'))).toBeUndefined();
    const rows = seen(textReading(text));
    expect(rows?.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, 'a', 'b', 'c', 'd'],
      [2, '1', 'lettre "bis"', 'x', 'y|'],
      [4, '2', 'deux\nlignes', '', ''],
      [6, '3'],
    ]);
    expect(rows?.[1]?.cells.map(([value, , , hasBar]) => [value, hasBar])).toEqual([
      ['1', false],
      ['lettre "bis"', false],
      ['y|', true],
    ]);
  });

  test.each([
    ['an empty file', ''],
    ['blank lines', '\n \n'],
    ['quotes that are not closed', 'a;b\n"1;2\n'],
    ['rows that end with a carriage return', 'a;b\r1;2\r'],
  ])('is refused by both: %s', (_, text) => {
    expect(seen(byteReading(fileOf(Buffer.from(text)), 'UTF-8'))).toBeUndefined();
    expect(seen(textReading(text))).toBeUndefined();
  });

  test('whose header is refused is refused by both', () => {
    for (const reading of [byteReading(fileOf(Buffer.from('a\n1\n')), 'UTF-8'), textReading('a\n1\n')]) {
      expect(reading.visit({ header: () => undefined, row: () => undefined })).toBe(false);
    }
  });

  test('says what is wrong with it, the careful way', () => {
    const reading = textReading('a;b\n1;2\n"3;4\n');
    expect(seen(reading)).toBeUndefined();
    expect(reading.fault()).toEqual({ line: 3, reason: 'quote-not-closed' });
    const whole = textReading('a;b\n1;2\n');
    expect(seen(whole)).toBeDefined();
    expect(whole.fault()).toBeUndefined();
  });
});

describe('a key', () => {
  const bytesOf = (text: string, encoding: Encoding): RowReading =>
    byteReading(fileOf(encoded(text, encoding)), encoding);
  const keyOf = (reading: RowReading): string | undefined => seen(reading, [0])?.[1]?.cells[0]?.[1];
  const plain = keyOf(bytesOf('a;b\nÉlé|1;x\n', 'UTF-8'));

  test.each<[string, string, Encoding]>([
    ['between quotes', 'a;b\n"Élé|1";x\n', 'UTF-8'],
    ['with blanks around it', 'a;b\n \t Élé|1 ;x\n', 'UTF-8'],
    ['with blanks that are no ASCII', 'a;b\n\u00a0Élé|1\u2003;x\n', 'UTF-8'],
    ['with both', 'a;b\n"\u00a0 Élé|1 ";x\n', 'UTF-8'],
    ['with CRLF', 'a;b\r\n"Élé|1";x\r\n', 'UTF-8'],
    ['in ISO-8859-15', 'a;b\nÉlé|1;x\n', 'ISO-8859-15'],
    ['in windows-1252, between quotes', 'a;b\n"Élé|1";x\n', 'windows-1252'],
    ['after a byte order mark', '\ufeffa;b\nÉlé|1;x\n', 'UTF-8'],
  ])('is the same %s', (_, text, encoding) => {
    expect(plain).toBeDefined();
    expect(keyOf(bytesOf(text, encoding))).toBe(plain);
    expect(keyOf(textReading(text.replace('\ufeff', '')))).toBe(plain);
  });

  test.each([
    'b;a\nx;Élé|1\n',
    'b;a\r\nx;Élé|1\r\n',
    'b;a\nx;"Élé|1"',
    'b;a\nx;Élé|1\u00a0',
    'b;a\nx;Élé|1;\n',
  ])('is the same at the end of a row: %j', (text) => {
    for (const reading of [bytesOf(text, 'UTF-8'), textReading(text)]) {
      expect(seen(reading, [1])?.[1]?.cells[0]?.[1]).toBe(plain);
    }
  });

  test.each(['a;b\n;x\n', 'a;b\n"";x\n', 'a;b\n  \t;x\n', 'a;b\n"\u00a0";x\n', 'a;b\n\u00a0;x\n'])(
    'is none where the column is blank: %j',
    (text) => {
      for (const reading of [bytesOf(text, 'UTF-8'), textReading(text)]) {
        expect(seen(reading, [0])?.[1]?.cells).toEqual([['', undefined, undefined, false]]);
      }
    },
  );

  test('is none where the row is too short to have the column', () => {
    for (const reading of [bytesOf('a;b;c\n1\n', 'UTF-8'), textReading('a;b;c\n1\n')]) {
      expect(seen(reading, [1, 2])?.[1]?.cells).toEqual([
        ['', undefined, undefined, false],
        ['', undefined, undefined, false],
      ]);
    }
  });

  test('is that of its text, doubled quotes and line breaks and all', () => {
    const direct = new Fingerprint();
    direct.ofText('l"é\n2', 1);
    for (const text of ['a;b\n"l""é\n2";x\n', 'a;b\r\n"l""é\r\n2";x\r\n']) {
      for (const reading of [bytesOf(text, 'ISO-8859-15'), textReading(text)]) {
        expect(keyOf(reading)).toBe(`${String(direct.low)} ${String(direct.high)}`);
      }
    }
  });

  test('whose bytes mean nothing makes the file of no use', () => {
    const bytes = Buffer.from('a;b\n1;x\n2é;x\n');
    const broken = bytes.with(bytes.indexOf(0xc3) + 1, 0x41);
    expect(seen(byteReading(fileOf(broken), 'UTF-8'), [0])).toBeUndefined();
    // In a column nobody looks at as well.
    const reading = byteReading(fileOf(broken), 'UTF-8');
    expect(reading.visit({ header: () => [1], row: () => undefined })).toBe(false);
  });

  test('is not asked for where the bytes of the header mean nothing', () => {
    expect(seen(byteReading(fileOf(Buffer.from('a;\xff\n1;x\n', 'latin1')), 'UTF-8'), [0])).toBeUndefined();
  });
});
